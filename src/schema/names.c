/* Mangling of names: code points that a topic or an Avro name may not have become `_`, and a CRC-32 of the original
 * keeps apart what that makes equal. */
#include "schema/names.h"

#include <inttypes.h>
#include <string.h>

#include "base/hash.h"

enum { TOPIC_MAX = 249 };    /* Kafka's limit on a topic's name */
enum { SUFFIX_LENGTH = 10 }; /* _x and 8 hex digits */

enum alphabet { ALPHABET_TOPIC, ALPHABET_AVRO };

/* bytes of the UTF-8 code point at `at`; a byte that begins none counts by itself */
static size_t code_point_length(const unsigned char *at, size_t left)
{
	size_t length = *at >= 0xf0 ? 4 : *at >= 0xe0 ? 3 : *at >= 0xc0 ? 2 : 1;

	if (length > left)
		return 1;
	for (size_t i = 1; i < length; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 1;
	return length;
}

static bool allowed(unsigned char c, enum alphabet alphabet, bool first)
{
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_')
		return true;
	if (c >= '0' && c <= '9')
		return alphabet == ALPHABET_TOPIC || !first;
	return c == '-' && alphabet == ALPHABET_TOPIC;
}

static void add_suffix(struct buffer *out, const void *original, size_t length)
{
	buffer_printf(out, "_x%08" PRIx32, hash_crc32(original, length));
}

/* ends as what is mangled does: mangled too, so that no name stands for two */
static bool ends_in_suffix(const char *name, size_t length)
{
	if (length < SUFFIX_LENGTH)
		return false;
	const char *suffix = name + length - SUFFIX_LENGTH;
	return suffix[0] == '_' && suffix[1] == 'x' && strspn(suffix + 2, "0123456789abcdef") >= SUFFIX_LENGTH - 2;
}

/* An empty name, which PostgreSQL does not have but a configured prefix may, is mangled too: no part is ever empty. */
static bool add_part(struct buffer *out, const char *name, size_t length, enum alphabet alphabet)
{
	const unsigned char *at = (const unsigned char *)name;
	bool changed = length == 0 || ends_in_suffix(name, length);

	for (size_t i = 0; i < length; i += code_point_length(at + i, length - i)) {
		bool keep = allowed(at[i], alphabet, i == 0);
		buffer_add_char(out, keep ? name[i] : '_');
		changed |= !keep;
	}
	if (changed)
		add_suffix(out, name, length);
	return changed;
}

/* a configured prefix may have dots: each of its parts stands for itself */
static void add_path(struct buffer *out, const char *prefix, const char *schema, const char *table,
		     enum alphabet alphabet)
{
	for (;;) {
		size_t length = strcspn(prefix, ".");
		add_part(out, prefix, length, alphabet);
		buffer_add_char(out, '.');
		if (!prefix[length])
			break;
		prefix += length + 1;
	}
	add_part(out, schema, strlen(schema), alphabet);
	buffer_add_char(out, '.');
	add_part(out, table, strlen(table), alphabet);
}

bool names_avro(struct buffer *out, const char *name)
{
	return add_part(out, name, strlen(name), ALPHABET_AVRO);
}

void names_topic(struct buffer *out, const char *prefix, const char *schema, const char *table)
{
	struct buffer whole = {0};

	add_path(&whole, prefix, schema, table, ALPHABET_TOPIC);
	if (whole.failed) {
		out->failed = true;
	} else if (whole.length <= TOPIC_MAX) {
		buffer_add(out, whole.data, whole.length);
	} else {
		buffer_add(out, whole.data, TOPIC_MAX - SUFFIX_LENGTH);
		add_suffix(out, whole.data, whole.length);
	}
	buffer_fini(&whole);
}

void names_namespace(struct buffer *out, const char *prefix, const char *schema, const char *table)
{
	add_path(out, prefix, schema, table, ALPHABET_AVRO);
}
