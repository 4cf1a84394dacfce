/* librdkafka's in-memory broker, for trials and tests only: no guarantee holds on it (delivery, "The embedded broker"). */
#ifndef SINK_MOCK_H
#define SINK_MOCK_H

#include <stdint.h>

#include "base/error.h"

struct mock;

/* `brokers` (1 to 9) brokers on free loopback ports; topics come by auto-creation with `partitions` each */
int mock_start(int brokers, int32_t partitions, struct mock **mock, struct error *error);
const char *mock_bootstrap(const struct mock *mock); /* host:port,... ; owned by the mock */
void mock_stop(struct mock *mock);                   /* NULL is fine */

#endif
