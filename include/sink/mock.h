/* librdkafka's in-memory broker, for trials and tests only: no guarantee holds on it (delivery, "The embedded broker"). */
#ifndef SINK_MOCK_H
#define SINK_MOCK_H

#include "base/error.h"

struct mock;

enum { MOCK_PARTITIONS = 4 }; /* of an auto-created topic; librdkafka has no setting for it */

/* `brokers` (1 to 9) brokers on free loopback ports; topics come by auto-creation with MOCK_PARTITIONS each */
int mock_start(int brokers, struct mock **mock, struct error *error);
const char *mock_bootstrap(const struct mock *mock); /* host:port,... ; owned by the mock */
void mock_stop(struct mock *mock);                   /* NULL is fine */

#endif
