"""Topics made by a test."""
from confluent_kafka.admin import AdminClient, NewPartitions, NewTopic

from .servers import wait_until


def shown(admin, topic, partitions):
    """The controller has acknowledged it; the broker may show it later, a second and more when it has just come back."""
    def is_shown():
        found = admin.list_topics(timeout=10).topics.get(topic)  # the one name asked for would be in the list, unknown
        return found and len(found.partitions) == partitions and all(p.leader >= 0 for p in found.partitions.values())
    wait_until(f"{topic} is shown", 60, is_shown)


def topic_make(kafka, topic, partitions=1, **config):
    admin = AdminClient({"bootstrap.servers": kafka.url()})
    admin.create_topics([NewTopic(topic, partitions, 1, config={k.replace("_", "."): v for k, v in config.items()})])[topic].result(15)
    shown(admin, topic, partitions)


def partitions_make(kafka, topic, partitions):
    """so many in all"""
    admin = AdminClient({"bootstrap.servers": kafka.url()})
    admin.create_partitions([NewPartitions(topic, partitions)])[topic].result(15)
    shown(admin, topic, partitions)
