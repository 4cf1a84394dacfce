/* The only reader of clocks. The pure core gets time as an argument. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

int64_t clock_monotonic_us(void);
int64_t clock_realtime_us(void); /* since 1970-01-01 UTC */
void clock_sleep_us(int64_t us); /* returns early when a signal arrives */

/* microseconds from 1970-01-01 to 2000-01-01, PostgreSQL's epoch */
#define CLOCK_PG_EPOCH_US INT64_C(946684800000000)

#endif
