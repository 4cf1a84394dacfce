/* What base/error.c promises, for the static analyzer, which sees one file at a time. In no build. */
#ifndef LINT_ANALYZER_H
#define LINT_ANALYZER_H

#include "base/error.h"

#define error_set(...) ((error_set)(__VA_ARGS__), -1)
#define error_hint(...) ((error_hint)(__VA_ARGS__), -1)
#define error_wrap(...) ((error_wrap)(__VA_ARGS__), -1)

#endif
