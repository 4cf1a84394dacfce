# The data flow as folders: what a folder may include. Checked by `make lint`, used to link the unit tests.
FOLDERS := base config metrics source decode types schema registry plan encode sink checkpoint pipeline admin daemon command

USES_base :=
USES_config := base
USES_metrics := base
USES_source := base decode
USES_decode := base
USES_types := base source
USES_schema := base source decode types
USES_registry := base metrics source decode types schema
USES_plan := base source decode types schema
USES_encode := base decode types plan
USES_checkpoint := base
USES_sink := base plan encode checkpoint metrics
USES_pipeline := base decode plan encode checkpoint
USES_admin := base metrics registry
USES_daemon := base config metrics source decode types schema registry plan encode sink checkpoint pipeline admin
USES_command := base config metrics source decode types schema registry plan encode sink checkpoint pipeline admin daemon

# the program's first file
USES_main := base config command

closure = $(sort $(USES_$(1)) $(foreach f,$(USES_$(1)),$(call closure,$(f))))
$(foreach f,$(FOLDERS),$(eval LINK_$(f) := $(call closure,$(f))))

# Bytes and events in, bytes and actions out: no I/O, clock, chance or log, memory only by base/memory.h and base/arena.h.
PURE := decode types schema plan encode checkpoint pipeline

# Of these the ones that may read JSON with jansson, out of memory only; its tree is in memory of its own.
PURE_JSON := schema

# The one folder that may include a foreign library's header.
LIBRARY_source := libpq-fe.h
LIBRARY_sink := librdkafka/
LIBRARY_registry := curl/
LIBRARY_admin := microhttpd.h
LIBRARY_config := libconfig.h
