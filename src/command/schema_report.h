/* The report of `millrace schema --check` for people. */
#ifndef COMMAND_SCHEMA_REPORT_H
#define COMMAND_SCHEMA_REPORT_H

#include <jansson.h>

/* {"migration", "statements": how many ran, "left_out": [{"line", "statement"}], "locked_ms": how long the transaction took,
 * "parks": on_incompatible, and what compare_tables() gives} */
void report_print(const json_t *report);

#endif
