# bytrade: trade statistics in C.  make study | make test | make | make help

VERSION := 0.1.0
CC      ?= cc
CFLAGS  ?= -O3 -g
PREFIX  ?= /usr/local
BUILD   ?= build
OUT     ?= out
STUDY   ?= analysis/belarus-eu.yaml
SAN     ?=
COMPARE ?= bytrade

# Debian packages: what a build and a run need, what the tests need besides.
PACKAGES      := gcc make pkg-config libc6-dev libgsl-dev libcsv-dev libglib2.0-dev libfyaml-dev libcjson-dev gnuplot-nox fonts-dejavu-core
TEST_PACKAGES := $(PACKAGES) libcmocka-dev bats librsvg2-bin libxml2-utils git

MODULES  := glib-2.0 gsl libfyaml libcjson
STD      := -std=gnu11 -D_GNU_SOURCE -DBYTRADE_VERSION='"$(VERSION)"' -I. -Ianalysis
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
            -Wwrite-strings $(if $(CI),-Werror)
SANITIZE := $(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=all)
# pkg-config gives system headers as -isystem, so that its packages are not warned about.
ALL_CFLAGS = $(STD) $(WARNINGS) $(SANITIZE) -MMD -MP $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(MODULES))) \
             $(CPPFLAGS) $(CFLAGS)
ALL_LIBS   = $(SANITIZE) $(LDFLAGS) $(shell pkg-config --libs $(MODULES)) -lcsv -lm $(LDLIBS)

# The rooms, lowest floor first: each may use only those that its archive is linked with.
room      = $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard $(1)/*.c)))
DATASETS := $(call room,datasets)
PLOTS    := $(call room,plots)
STATS    := $(call room,analysis/stats)
STUDYOBJ := $(call room,analysis/study)
REPORT   := $(call room,analysis/report)
CLI      := $(call room,analysis/cli)
OBJECTS  := $(DATASETS) $(PLOTS) $(STATS) $(STUDYOBJ) $(REPORT) $(CLI)

lib = $(foreach name,$(1),$(BUILD)/lib$(name).a)
LINK_datasets := $(call lib,datasets)
LINK_plots    := $(call lib,plots)
LINK_stats    := $(call lib,stats)
LINK_study    := $(call lib,study stats datasets)
LINK_report   := $(call lib,report study stats datasets plots)

UNIT_TESTS := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/unit/*/test_*.c)))

.PHONY: all study charts report summary test bench accuracy run-accuracy install uninstall clean check-format format lint help \
        packages test-packages run-study run-test
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/bytrade

# Everything the study declares, into out/; and its three parts.
study charts report summary: packages
	@$(MAKE) --no-print-directory run-$@

run-study: $(BUILD)/bytrade
	$(BUILD)/bytrade run --output $(OUT) $(STUDY)

run-charts run-report run-summary: run-%: $(BUILD)/bytrade
	$(BUILD)/bytrade $* --output $(OUT) $(STUDY)

$(BUILD)/bytrade: $(CLI) $(LINK_report)
	$(CC) -o $@ $(CLI) $(LINK_report) $(ALL_LIBS)

$(BUILD)/libdatasets.a: $(DATASETS)
$(BUILD)/libplots.a: $(PLOTS)
$(BUILD)/libstats.a: $(STATS)
$(BUILD)/libstudy.a: $(STUDYOBJ)
$(BUILD)/libreport.a: $(REPORT)
$(BUILD)/lib%.a:
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# Rewritten only when compiler or flags change, and everything is rebuilt then.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(CC) $(STD) $(WARNINGS) $(SANITIZE) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS))' | cmp -s - $@ || \
	 echo '$(subst ','\'',$(CC) $(STD) $(WARNINGS) $(SANITIZE) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS))' >$@
FORCE:

# tests/unit/ROOM/test_*.c see only the archives of that room and of those below it.
define unit_rule
$(BUILD)/tests/unit/$(1)/%: $(BUILD)/tests/unit/$(1)/%.o $(LINK_$(1))
	$$(CC) -o $$@ $$^ $$(ALL_LIBS) -lcmocka
endef
$(foreach name,datasets plots stats study report,$(eval $(call unit_rule,$(name))))

test: test-packages
	@$(MAKE) --no-print-directory run-test

run-test: $(BUILD)/bytrade $(UNIT_TESTS) $(BUILD)/tests/accuracy/accuracy
	@CC='$(CC)' BUILD='$(abspath $(BUILD))' bash tests/run $(UNIT_TESTS)

# Correct digits on NIST's reference data sets, as a table.
accuracy: packages
	@$(MAKE) --no-print-directory run-accuracy

run-accuracy: $(BUILD)/tests/accuracy/accuracy
	@$<

$(BUILD)/tests/accuracy/accuracy: $(BUILD)/tests/accuracy/accuracy.o $(LINK_stats)
	$(CC) -o $@ $^ $(ALL_LIBS)

# Whole-process time of the study without drawing, as a ratio against R and gretlcli where they are installed.
bench: packages
	@$(MAKE) --no-print-directory $(BUILD)/bytrade $(BUILD)/tests/bench/lags
	@BUILD='$(abspath $(BUILD))' bash tests/bench/run

$(BUILD)/tests/bench/lags: $(BUILD)/tests/bench/lags.o $(LINK_stats)
	$(CC) -o $@ $^ $(ALL_LIBS)

install: $(BUILD)/bytrade
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 $(BUILD)/bytrade '$(DESTDIR)$(PREFIX)/bin/bytrade'

uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/bytrade'

clean:
	rm -rf '$(BUILD)' '$(OUT)'

SOURCES := $(sort $(wildcard datasets/*.[ch] plots/*.[ch] analysis/*/*.[ch] tests/unit/*.[ch] tests/unit/*/*.[ch] tests/accuracy/*.c tests/bench/*.c))

check-format:
	@clang-format --dry-run --Werror $(SOURCES)

format:
	@clang-format -i $(SOURCES)

# The macros are given to cppcheck as what they mean for it: nothing.
CPPCHECK_MACROS := '-DG_DEFINE_AUTOPTR_CLEANUP_FUNC(a,b)=' '-DG_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(a,b)=' '-DG_GNUC_PRINTF(a,b)=' \
                   '-DG_GNUC_NULL_TERMINATED='

# A file a target, so that `make -j lint` checks several at a time; each is quiet unless it finds something.
TIDY := $(patsubst %.c,tidy/%,$(filter-out tests/%,$(filter %.c,$(SOURCES))))

.PHONY: cppcheck $(TIDY)
lint: cppcheck $(TIDY)

$(TIDY): tidy/%:
	@found=$$(clang-tidy --quiet $*.c -- $(STD) $$(pkg-config --cflags $(MODULES)) 2>&1) || { echo "$$found"; exit 1; }

cppcheck:
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --suppress=missingIncludeSystem \
	  --suppress=varFuncNullUB --error-exitcode=1 -I. -Ianalysis -D_GNU_SOURCE $(CPPCHECK_MACROS) analysis datasets plots

# Installs the Debian packages that are missing; elsewhere it names them and stops.
packages: LIST = $(PACKAGES)
test-packages: LIST = $(TEST_PACKAGES)
packages test-packages:
	@command -v dpkg-query >/dev/null || { \
	  command -v '$(CC)' >/dev/null && pkg-config --exists $(MODULES) && command -v gnuplot >/dev/null && exit 0; \
	  echo 'This is not Debian. Install what these packages hold, then call make again:'; echo '  $(LIST)'; exit 1; }; \
	missing=$$(for p in $(LIST); do \
	  dpkg-query -W -f '$${Status}' "$$p" 2>/dev/null | grep -q 'ok installed' || echo "$$p"; done); \
	[ -z "$$missing" ] && exit 0; \
	sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	[ -z "$$sudo" ] || command -v sudo >/dev/null || { \
	  echo "Neither root nor sudo: let somebody install these packages, then call make again:"; echo "  "$$missing; exit 1; }; \
	echo "installing" $$missing; \
	{ $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing || \
	  { $$sudo apt-get update && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; }; } \
	  </dev/null >/dev/null || { echo "could not install:" $$missing; exit 1; }

help:
	@sed -n 's/^# \(.*\)/\1/p' Makefile | head -1
	@echo 'study charts report summary   run the study, or a part of it, into $(OUT)/'
	@echo 'test bench accuracy           prove it; time it against R and gretlcli; digits on NIST data'
	@echo 'all install uninstall clean   CC CFLAGS CPPFLAGS LDFLAGS LDLIBS PREFIX DESTDIR SAN=address,undefined'
	@echo 'check-format format lint      clang-format; clang-tidy and cppcheck (a minute with -j2)'

-include $(OBJECTS:.o=.d) $(UNIT_TESTS:=.d) $(BUILD)/tests/accuracy/accuracy.d $(BUILD)/tests/bench/lags.d
