# millrace: build, tests, demo. `make help` lists the targets.
# Out of tree in build/<variant>/; variants: release (default), asan, tsan, fuzz (clang). CC=clang builds in
# build/<variant>-clang/.

VARIANT ?= release
ifeq ($(origin CC),default)
CC := gcc
endif
B := build/$(VARIANT)$(if $(findstring clang,$(notdir $(CC))),-clang)
ifeq ($(VARIANT),fuzz)
CC := clang
CFLAGS ?= -O1 -g
B := build/fuzz
endif
PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
UNITDIR ?= $(PREFIX)/lib/systemd/system
VERSION := $(shell cat VERSION)
ifeq ($(filter $(VARIANT),release asan tsan fuzz),)
$(error VARIANT=$(VARIANT): there are release, asan, tsan and fuzz)
endif

PKGS := libpq rdkafka avro-c libconfig libcurl jansson libmicrohttpd
CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wformat=2 -Wundef
SANITIZE_asan := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
SANITIZE_tsan := -fsanitize=thread -fno-omit-frame-pointer
SANITIZE_fuzz := -fsanitize=fuzzer-no-link $(SANITIZE_asan)
SANITIZE := $(SANITIZE_$(VARIANT))
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
CPPFLAGS += -D_GNU_SOURCE -Iinclude -Isrc -I$(B)/gen $(PKG_CFLAGS)
ALL_CFLAGS = -std=gnu11 $(WARNINGS) $(CFLAGS) $(SANITIZE) -pthread
LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm
LDFLAGS += $(SANITIZE) -pthread -Wl,--as-needed
COMPILE = $(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(if $(WERROR),-Werror)

# What each folder may include (and so link): the data flow. tests/lint/layers checks includes against the same file.
include layers.mk

SOURCES := $(filter-out src/main.c,$(wildcard src/*/*.c))
ARCHIVES := $(foreach f,$(FOLDERS),$(B)/lib/$(f).a)
PROGRAM := $(B)/millrace
UNIT_TESTS := $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/test_*.c))
TRACE_TESTS := $(patsubst tests/trace/%.c,%,$(wildcard tests/trace/test_*.c))
TESTS := $(addprefix $(B)/tests/,$(UNIT_TESTS) $(TRACE_TESTS))
FUZZ_TARGETS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
JOBS ?= $(shell nproc 2>/dev/null || echo 1)

.DELETE_ON_ERROR:
.PHONY: all objects demo demo-stop test test-versions check tests asan tsan lint format bench install deps clean help FORCE
.PHONY: fuzz fuzz-keep fuzz-targets fuzz-objects counted bench-counts bench-peers bench-report

all: $(PROGRAM) ## the program: build/release/millrace

# Files that hold what a rule depends on beside files; rewritten only when that changes.
$(B)/flags: STAMP = $(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(LDFLAGS) $(LIBS)
$(B)/sources: STAMP = $(sort $(SOURCES))
$(B)/flags $(B)/sources: FORCE
	@mkdir -p $(@D)
	@echo '$(STAMP)' | cmp -s - $@ || echo '$(STAMP)' >$@

$(B)/obj/%.o: src/%.c $(B)/flags
	@mkdir -p $(@D)
	$(COMPILE) $(DEFINE) -MMD -MP -c -o $@ $<

objects: $(patsubst src/%.c,$(B)/obj/%.o,$(SOURCES) $(wildcard src/main.c))

VERSIONED := $(patsubst src/%.c,$(B)/obj/%.o,$(shell grep -l MILLRACE_VERSION src/*.c src/*/*.c 2>/dev/null))
$(VERSIONED): DEFINE := -DMILLRACE_VERSION='"$(VERSION)"'
$(VERSIONED): VERSION

# the fixed schemas as C text
include schemas/embed.mk

define folder_archive
$(B)/lib/$(1).a: $(patsubst src/%.c,$(B)/obj/%.o,$(wildcard src/$(1)/*.c)) $(B)/sources
	@mkdir -p $$(@D)
	@rm -f $$@
	ar rcs $$@ $$(filter %.o,$$^)
endef
$(foreach f,$(FOLDERS),$(eval $(call folder_archive,$(f))))

$(PROGRAM): $(B)/obj/main.o $(ARCHIVES)
	$(CC) $(LDFLAGS) -o $@ $< -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS)

# A test's name says what it links: test_<folder>[_<what>].c gets the folder and what flows into it.
test_folder = $(firstword $(subst _, ,$(patsubst test_%,%,$(1))))
test_archives = $(foreach f,$(call test_folder,$(1)) $(LINK_$(call test_folder,$(1))),$(B)/lib/$(f).a)
define test_program
$(B)/tests/$(1): $(2)/$(1).c $(call test_archives,$(1)) $(B)/flags
	@mkdir -p $$(@D)
	$(COMPILE) -Itests -MMD -MP -MF $$@.d $(LDFLAGS) -o $$@ $$< -Wl,--start-group $(call test_archives,$(1)) -Wl,--end-group $(LIBS) -lcmocka
endef
$(foreach t,$(UNIT_TESTS),$(eval $(call test_program,$(t),tests/unit)))
$(foreach t,$(TRACE_TESTS),$(eval $(call test_program,$(t),tests/trace)))
tests: $(TESTS)

check: $(TESTS) ## unit and trace tests (seconds); VARIANT=asan or tsan with that sanitizer
	@tests/check $(VARIANT) $(TESTS)

asan: ## build and check with the address and undefined behaviour sanitizers
	@$(MAKE) --no-print-directory VARIANT=asan all check

tsan: ## build and check with the thread sanitizer
	@$(MAKE) --no-print-directory VARIANT=tsan all check

# Counted instructions: the program that is counted links as a test does.
COUNTED := $(B)/counts/pipeline_core
$(COUNTED): tests/counts/pipeline_core.c $(call test_archives,pipeline_core) $(B)/flags
	@mkdir -p $(@D)
	$(COMPILE) -MMD -MP -MF $@.d $(LDFLAGS) -o $@ $< -Wl,--start-group $(call test_archives,pipeline_core) -Wl,--end-group $(LIBS)
counted: $(COUNTED)

bench-counts: ## instructions per event of the pure core, beside tests/counts/counts.txt (WRITE=1 rewrites that)
	@tests/deps/install build lint
	@$(MAKE) --no-print-directory -j$(JOBS) counted
	@tests/counts/run $(COUNTED) $(if $(WRITE),--write)

# A fuzz target's name says what it links, as a test's does: <folder>_<what>.c.
FUZZ_OBJECTS := $(patsubst %,$(B)/fuzz/%.o,$(FUZZ_TARGETS))
$(FUZZ_OBJECTS): $(B)/fuzz/%.o: tests/fuzz/%.c $(B)/flags
	@mkdir -p $(@D)
	$(COMPILE) -Itests -MMD -MP -c -o $@ $<
fuzz-objects: $(FUZZ_OBJECTS)
define fuzz_program
$(B)/targets/$(1): $(B)/fuzz/$(1).o $(call test_archives,$(1)) $(B)/flags
	@mkdir -p $$(@D)
	$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $$@ $$< -Wl,--start-group $(call test_archives,$(1)) -Wl,--end-group $(LIBS)
endef
$(foreach t,$(FUZZ_TARGETS),$(eval $(call fuzz_program,$(t))))
fuzz-targets: $(addprefix $(B)/targets/,$(FUZZ_TARGETS))

fuzz: ## every target of tests/fuzz for SECONDS (10), two at a time; TARGETS="..." for some of them
	@tests/deps/install build lint
	@$(MAKE) --no-print-directory -j$(JOBS) VARIANT=fuzz fuzz-targets
	@tests/fuzz/run $(or $(SECONDS),10) $(or $(TARGETS),$(FUZZ_TARGETS))

fuzz-keep: ## what `make fuzz` found that reaches further than the seeds, into tests/fuzz/found
	@$(MAKE) --no-print-directory -j$(JOBS) VARIANT=fuzz fuzz-targets
	@tests/fuzz/keep $(or $(TARGETS),$(FUZZ_TARGETS))

demo: ## PostgreSQL, broker and daemon with a small shop's load, end to end (KEEP=1 leaves them running)
	@tests/deps/install build demo
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@MILLRACE=$(PROGRAM) KEEP=$(KEEP) tests/demo/run

demo-stop: ## ends what `make demo KEEP=1` left running
	@tests/demo/run stop

test: ## everything against real servers: deps, check, then tests/integration (up to 25 minutes)
	@tests/deps/install build test
	@$(MAKE) --no-print-directory -j$(JOBS) all tests
	@$(MAKE) --no-print-directory check
	@MILLRACE=$(PROGRAM) tests/integrate

test-versions: ## every type and a load on PostgreSQL 14 to 18 (VERSIONS="14 18"); `make test` has the oldest and the newest
	@tests/deps/install build test
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@MILLRACE=$(PROGRAM) VERSIONS="$(or $(VERSIONS),14 15 16 17 18)" tests/integrate tests/integration/test_versions.py

lint: ## layers, format, warnings, static analysis, scripts, schemas, figures, man page, compose file
	@tests/deps/install build lint
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@BUILD=$(B) tests/lint/run

format: ## rewrites the C sources in the house style (.clang-format)
	clang-format -i $(sort $(wildcard include/*/*.h src/*.c src/*/*.c src/*/*.h tests/*/*.c tests/*/*.h))

bench: ## drains, latency, snapshots, an outage, starts against real servers (3 hours); OPTIONS="--pairs 1 --changes 50000" for less
	@tests/deps/install build test
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@tests/bench/run $(OPTIONS)

bench-peers: ## the same, and Debezium Server, which it fetches, beside them (4.5 hours); OPTIONS="--only peers" for that alone
	@tests/deps/install build test
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@tests/bench/run --only drain latency snapshot incremental outage start peers $(OPTIONS)

bench-report: ## tables and pictures of docs/performance.md out of build/bench/results.json
	@tests/deps/install test
	@tests/bench/run --report

install: $(PROGRAM) ## program, man page, systemd unit, example config (DESTDIR, PREFIX, SYSCONFDIR, UNITDIR)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(UNITDIR) $(DESTDIR)$(SYSCONFDIR)/millrace
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/millrace
	install -m 644 docs/millrace.1 $(DESTDIR)$(PREFIX)/share/man/man1/millrace.1
	sed 's|/usr/local/bin/|$(PREFIX)/bin/|g; s|/etc/millrace/|$(SYSCONFDIR)/millrace/|g' config/millrace.service \
		>$(DESTDIR)$(UNITDIR)/millrace.service
	chmod 644 $(DESTDIR)$(UNITDIR)/millrace.service
	install -m 644 config/millrace.conf $(DESTDIR)$(SYSCONFDIR)/millrace/millrace.conf.example

deps: ## installs what building, testing and linting need (tests/deps/packages is the list)
	@tests/deps/install all

clean: ## removes build/
	rm -rf build

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

-include $(shell find $(B) -name '*.d' 2>/dev/null)
