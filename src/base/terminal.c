/* Widths by code point, as wcwidth() has them without asking for a locale: the wide ones of East Asia and the emoji take two
 * columns, what combines takes none. */
#include "base/terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/escape.h"

static const struct {
	uint32_t first, last;
	unsigned width;
} widths[] = {
	{0x0300, 0x036f, 0}, {0x1100, 0x115f, 2},   {0x200b, 0x200f, 0},   {0x2e80, 0x303e, 2},   {0x3041, 0xa4cf, 2},
	{0xac00, 0xd7a3, 2}, {0xf900, 0xfaff, 2},   {0xfe00, 0xfe0f, 0},   {0xfe30, 0xfe6f, 2},   {0xff00, 0xff60, 2},
	{0xffe0, 0xffe6, 2}, {0x1f300, 0x1f64f, 2}, {0x1f900, 0x1f9ff, 2}, {0x20000, 0x3fffd, 2},
};

/* a character as it is written: its bytes and columns */
struct glyph {
	char bytes[8];
	size_t length;
	unsigned width;
};

bool terminal_find(int fd, struct terminal *terminal)
{
	const char *kind = getenv("TERM");
	struct winsize size;

	if (!kind || !*kind || strcmp(kind, "dumb") == 0 || !isatty(fd))
		return false;
	*terminal = (struct terminal){80, 24};
	if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0)
		*terminal = (struct terminal){size.ws_col, size.ws_row};
	return true;
}

/* of well-formed UTF-8 */
static uint32_t code_point(const char *bytes, size_t length)
{
	uint32_t code = (uint8_t)bytes[0];

	if (length > 1)
		code &= 0x7fU >> length;
	for (size_t i = 1; i < length; i++)
		code = code << 6 | ((uint8_t)bytes[i] & 0x3f);
	return code;
}

static unsigned code_width(uint32_t code)
{
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		if (code >= widths[i].first && code <= widths[i].last)
			return widths[i].width;
	return 1;
}

/* the character at text, and where the next one is */
static const char *glyph_read(struct glyph *glyph, const char *text)
{
	size_t taken;
	uint32_t code;

	glyph->length = escape_json(glyph->bytes, text, strnlen(text, 4), &taken);
	glyph->width = (unsigned)glyph->length;
	if (*text == '"' || *text == '\\') {
		glyph->bytes[0] = *text;
		glyph->length = glyph->width = 1;
	} else if (glyph->bytes[0] != '\\') {
		code = code_point(glyph->bytes, glyph->length);
		glyph->width = code_width(code);
		/* C1 controls and what turns the direction of writing: a terminal obeys them, people do not see them */
		if ((code >= 0x80 && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
		    (code >= 0x2066 && code <= 0x2069)) {
			memcpy(glyph->bytes, "\xef\xbf\xbd", 3);
			glyph->length = 3;
		}
	}
	return text + taken;
}

unsigned terminal_width(const char *text)
{
	unsigned width = 0;

	for (struct glyph glyph; *text; width += glyph.width)
		text = glyph_read(&glyph, text);
	return width;
}

void terminal_add(struct buffer *out, const char *text, unsigned columns)
{
	bool whole = columns == 0 || terminal_width(text) <= columns;
	unsigned dots = columns >= 3 ? 3 : columns, room = whole ? UINT32_MAX : columns - dots;

	while (*text) {
		struct glyph glyph;

		text = glyph_read(&glyph, text);
		if (glyph.width > room)
			break;
		buffer_add(out, glyph.bytes, glyph.length);
		room -= glyph.width;
	}
	if (!whole)
		buffer_add(out, "...", dots);
}

void terminal_add_tail(struct buffer *out, const char *text, unsigned columns)
{
	unsigned width = terminal_width(text), dots = columns >= 2 ? 2 : columns;
	struct glyph glyph;

	if (columns && width > columns) {
		while (*text && width > columns - dots) {
			text = glyph_read(&glyph, text);
			width -= glyph.width;
		}
		buffer_add(out, "..", dots);
	}
	while (*text) {
		text = glyph_read(&glyph, text);
		buffer_add(out, glyph.bytes, glyph.length);
	}
}
