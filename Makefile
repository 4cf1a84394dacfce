# millrace: build, tests, demo. `make help` lists the targets.
# Out of tree in build/<variant>/; variants: release (default), asan, tsan.

VARIANT ?= release
B := build/$(VARIANT)
CC ?= gcc
PKGS := libpq rdkafka avro-c libconfig libcurl jansson libmicrohttpd
CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wformat=2 -Wundef
ifdef WERROR
WARNINGS += -Werror
endif
SANITIZE_asan := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
SANITIZE_tsan := -fsanitize=thread -fno-omit-frame-pointer
SANITIZE := $(SANITIZE_$(VARIANT))
CPPFLAGS += -D_GNU_SOURCE -Iinclude -I$(B)/gen $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
ALL_CFLAGS = -std=gnu11 $(WARNINGS) $(CFLAGS) $(SANITIZE) -pthread
LIBS = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm
LDFLAGS += $(SANITIZE) -pthread -Wl,--as-needed

# What each folder may include (and so link): the data flow. tests/lint/layers checks includes against the same file.
include layers.mk

SOURCES := $(filter-out src/main.c,$(wildcard src/*/*.c))
ARCHIVES := $(foreach f,$(FOLDERS),$(B)/lib/$(f).a)
PROGRAM := $(B)/millrace
UNIT_TESTS := $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/test_*.c))
TRACE_TESTS := $(patsubst tests/trace/%.c,%,$(wildcard tests/trace/test_*.c))

.PHONY: all check clean
all: $(PROGRAM)

$(B)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

define folder_archive
$(B)/lib/$(1).a: $(patsubst src/%.c,$(B)/obj/%.o,$(wildcard src/$(1)/*.c))
	@mkdir -p $$(@D)
	@rm -f $$@
	ar rcs $$@ $$^
endef
$(foreach f,$(FOLDERS),$(eval $(call folder_archive,$(f))))

$(PROGRAM): $(B)/obj/main.o $(ARCHIVES)
	$(CC) $(LDFLAGS) -o $@ $< -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS)

# A test's name says what it links: test_<folder>[_<what>].c gets the folder and what flows into it.
test_folder = $(firstword $(subst _, ,$(patsubst test_%,%,$(1))))
test_archives = $(foreach f,$(call test_folder,$(1)) $(LINK_$(call test_folder,$(1))),$(B)/lib/$(f).a)
define test_program
$(B)/tests/$(1): $(2)/$(1).c $(call test_archives,$(1))
	@mkdir -p $$(@D)
	$(CC) $(CPPFLAGS) -Itests $(ALL_CFLAGS) -MMD -MP -MF $$@.d $(LDFLAGS) -o $$@ $$< -Wl,--start-group $(call test_archives,$(1)) -Wl,--end-group $(LIBS) -lcmocka
endef
$(foreach t,$(UNIT_TESTS),$(eval $(call test_program,$(t),tests/unit)))
$(foreach t,$(TRACE_TESTS),$(eval $(call test_program,$(t),tests/trace)))

check: $(addprefix $(B)/tests/,$(UNIT_TESTS) $(TRACE_TESTS))
	@set -e; for t in $^; do $$t; done

clean:
	rm -rf build

-include $(shell find $(B) -name '*.d' 2>/dev/null)
