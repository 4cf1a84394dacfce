/* The evolution verdict on any two texts: a result for every mode, reasons where it is no, and what follows from the
 * rules: a schema can follow itself, FULL is BACKWARD and FORWARD.
 *
 *	the earlier schema, NUL, the next one
 */
#include "fuzz/input.h"

#include "schema/verdict.h"

static int check(enum verdict_mode mode, const char *next, const char *earlier, struct buffer *why)
{
	const char *const list[] = {earlier, earlier};
	struct error error = {0};
	int rc = verdict_check(mode, next, list, 1, why, &error);

	CHECK(rc >= -1 && rc <= 1);
	CHECK(rc != -1 || (error.code == ERROR_CONFIG && error.text[0]));
	CHECK((rc == 0) == (why->length > 0));
	buffer_clear(why);
	CHECK(verdict_check(mode, next, list, 2, why, &error) == rc);
	buffer_clear(why);
	return rc;
}

static void modes_agree(const char *next, const char *earlier, struct buffer *why)
{
	int backward = check(VERDICT_BACKWARD, next, earlier, why),
	    forward = check(VERDICT_FORWARD, next, earlier, why);
	int full = check(VERDICT_FULL, next, earlier, why), none = check(VERDICT_NONE, next, earlier, why);
	struct error error;

	if (backward < 0 || forward < 0) /* beyond a limit, perhaps of one direction alone */
		return;
	CHECK(full == (backward && forward) && none == 1);
	int strict = verdict_strict(next, earlier, why, &error);
	buffer_clear(why);
	int reads = verdict_readable(next, earlier, why, &error);
	CHECK(strict >= 0 && reads >= 0 && backward == (strict && reads));
	buffer_clear(why);
	CHECK(check(VERDICT_BACKWARD_TRANSITIVE, next, earlier, why) == backward);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct reader in = reader_over(bytes, size);
	const uint8_t *nul = size ? memchr(bytes, 0, size) : NULL;
	char *earlier = input_string(&in, nul ? (size_t)(nul - bytes) : size);

	reader_u8(&in);
	char *next = input_string(&in, reader_left(&in));
	struct buffer why = {0};
	struct error error;

	if (nul)
		modes_agree(next, earlier, &why);
	if (verdict_readable(earlier, earlier, &why, &error) >= 0)
		CHECK(check(VERDICT_FULL, earlier, earlier, &why) == 1);
	buffer_fini(&why);
	free(next);
	free(earlier);
	return 0;
}
