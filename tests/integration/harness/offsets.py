"""The records of __millrace.<name>.offsets, as any consumer reads them."""
import io
import uuid

import confluent_kafka
import fastavro
from confluent_kafka import TopicPartition

from .oracle import Record


def topic(name):
    return f"__millrace.{name}.offsets"


def offsets(kafka, name, schemas, seconds=20):
    """All that are there now, oldest first (what compaction left)."""
    consumer = confluent_kafka.Consumer({"bootstrap.servers": kafka.url(), "group.id": str(uuid.uuid4()), "log_level": 0,
                                         "isolation.level": "read_committed", "enable.partition.eof": True})
    try:
        place = TopicPartition(topic(name), 0, 0)
        consumer.assign([place])
        _low, end = consumer.get_watermark_offsets(place, timeout=seconds)
        found = []
        # the last record before the end that was: a control record follows it
        while not found or found[-1].offset < end - 2:
            message = consumer.poll(seconds)
            assert message is not None, "the offsets topic cannot be read"
            error = message.error()
            if error is None:
                found.append(OffsetsRecord(message, schemas))
            elif error.code() == confluent_kafka.KafkaError._PARTITION_EOF:
                return found
            else:
                raise AssertionError(error)
        return found
    finally:
        consumer.close()


class OffsetsRecord(Record):
    """Its key is the instance's name as it is."""
    __slots__ = ()

    def __init__(self, message, schemas):
        super().__init__(WithoutKey(message), schemas)
        self.key_bytes = message.key()


class WithoutKey:
    def __init__(self, message):
        self.message = message

    def key(self):
        return None

    def __getattr__(self, name):
        return getattr(self.message, name)


def rewrite(kafka, name, last, value):
    """Puts one more record there, by hand: the value of `last` with changes."""
    out = io.BytesIO(last.value_bytes[:5])
    out.seek(0, 2)
    fastavro.schemaless_writer(out, fastavro.parse_schema(last.value_schema), value)
    producer = confluent_kafka.Producer({"bootstrap.servers": kafka.url()})
    producer.produce(topic(name), key=last.key_bytes, value=out.getvalue(), partition=0)
    assert producer.flush(15) == 0
