# JSON files to lines FIXED("<file's name>", "<JSON without white space, as a C string>") for src/schema/fixed.c.
function flush_file() {
	if (name != "")
		printf "FIXED(\"%s\", \"%s\")\n", name, text
}
FNR == 1 {
	flush_file()
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\.avsc$/, "", name)
	text = ""
	quoted = 0
}
{
	for (i = 1; i <= length($0); i++) {
		c = substr($0, i, 1)
		if (!quoted && c ~ /[ \t\r]/)
			continue
		if (c == "\"" && !escaped)
			quoted = !quoted
		escaped = c == "\\" && !escaped
		text = text (c == "\"" || c == "\\" ? "\\" c : c)
	}
}
END {
	flush_file()
}
