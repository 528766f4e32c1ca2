# convoke
#
#   make demo     the main job: reads examples/ into a new ledger and shows who is coming
#   make check    all tests; ends with "N passed, N failed"
#   make          builds build/convoke          make install   honours PREFIX and DESTDIR
#   make bench    the figures of docs/figures.md
#
# demo and check install what is missing (tool/deps.sh). Variables: BUILD (folder), CC, V=1 (whole
# commands), SAN=1 (address and undefined behaviour), FUZZ=1 (clang, for fuzz/), RELEASE=1 (link-time
# optimisation); each variant keeps its objects in a folder of its own below BUILD.

BUILD ?= build
PREFIX ?= /usr/local
JOBS ?= $(shell nproc 2>/dev/null || echo 1)
ROOMS := $(shell awk '!/^ *(#|$$)/ { print $$1 }' src/ROOMS)

O := $(BUILD)
OPT := -O2 -g
ifdef SAN
O := $(BUILD)/san
OPT := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
ifdef FUZZ
O := $(BUILD)/fuzz
CC = clang
OPT := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all \
       -fno-omit-frame-pointer
endif
ifdef RELEASE
O := $(BUILD)/release
OPT := -O2 -flto=auto -DNDEBUG
endif

PACKAGES := sqlite3 jansson libsodium libutf8proc zlib
# Their headers give types; they are loaded when they are wanted (base/lib.h), not linked.
LOADED := gmime-3.0 libcurl libxml-2.0
# Files that the build writes from tables before anything that includes them is compiled.
GENERATED := $(O)/gen/names/made

STD := -std=c17 -D_GNU_SOURCE -Isrc -I$(O)/gen -include src/base/ban.h
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
FOUND := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null) \
         $(patsubst -I%,-isystem%,$(shell pkg-config --cflags $(LOADED) 2>/dev/null))
ALL_CFLAGS = $(STD) $(WARN) $(OPT) $(FOUND) $(CFLAGS)
LIBS := $(or $(shell pkg-config --libs $(PACKAGES) 2>/dev/null),\
             -lsqlite3 -ljansson -lsodium -lutf8proc -lz) -lm

# What a file included is written beside what was made of it, and read back below.
DEPS = -MMD -MP -MF $(basename $@).d -MT $@

# One short line a step, or with V=1 the whole command.
Q := $(if $(V),,@)
say = $(if $(V),@:,@printf '%-4s %s\n' $(1) $(2))

sources = $(wildcard src/$(1)/*.c)
objects = $(patsubst src/%.c,$(O)/%.o,$(call sources,$(1)))
# The rooms that room $(1) may include, itself first (src/ROOMS is the truth).
below = $(below_$(1))
$(foreach r,$(ROOMS),$(eval below_$(r) := $(r) $(filter-out -,$(shell \
    awk '$$1 == "$(r)" { sub(/\#.*/, ""); $$1 = ""; print }' src/ROOMS))))

ALL := $(foreach r,$(ROOMS),$(call objects,$(r)))
TESTS := $(patsubst test/%.c,$(O)/test/%,$(wildcard test/*/test_*.c))
BENCHES := $(patsubst bench/%.c,$(O)/bench/%,$(wildcard bench/bench_*.c bench/make_*.c))
FUZZERS := $(patsubst fuzz/%.c,$(O)/fuzz/%,$(wildcard fuzz/fuzz_*.c))

.PHONY: all
all: $(O)/convoke

$(O)/convoke: $(ALL)
	$(call say,ld,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# Written anew only when the compiler or its flags change: then everything is compiled again.
$(O)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CFLAGS) $(LDFLAGS)' | cmp -s - $@ || echo '$(CC) $(ALL_CFLAGS) $(LDFLAGS)' > $@

$(O)/%.o: src/%.c $(O)/flags
	@mkdir -p $(@D)
	$(call say,cc,$<)
	$(Q)$(CC) $(ALL_CFLAGS) $(DEPS) -c -o $@ $<

# The gazetteer: a tool reads the tables of data/ and writes the arrays that the room names includes.
GAZETTEER := $(O)/tool/gazetteer
# What of the room names the tool itself is made of, and so does not wait for it.
BY_HAND := $(patsubst %,$(O)/names/%.o,key table columns variant)
MAKES_NAMES := $(call objects,base) $(O)/text/word.o $(BY_HAND)

$(GAZETTEER): tool/gazetteer.c tool/table.c tool/forms.c tool/table.h tool/forms.h $(MAKES_NAMES)
	@mkdir -p $(@D)
	$(call say,tool,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.o,$^) $(LIBS)

$(GENERATED): $(GAZETTEER) $(wildcard data/*.tsv)
	@mkdir -p $(@D)
	$(call say,data,$(@D))
	$(Q)$(GAZETTEER) data $(@D)
	@touch $@

$(filter-out $(BY_HAND),$(call objects,names)): $(GENERATED)

# The assembler takes the schema in, unseen by the compiler: neither its list of included files nor
# link-time optimisation knows of it.
$(O)/ledger/sqlite.o: src/ledger/schema.sql
ifdef RELEASE
$(O)/ledger/sqlite.o: CFLAGS += -fno-lto
endif

.SECONDEXPANSION:

# A test links the room it stands in and the rooms that this one may include.
$(O)/test/%: test/%.c $(O)/flags \
             $$(foreach r,$$(call below,$$(firstword $$(subst /, ,$$*))),$$(call objects,$$(r)))
	@mkdir -p $(@D)
	$(call say,test,$<)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -Itest $(DEPS) -o $@ $< \
	    $(filter-out %/main.o,$(filter %.o,$^)) $(LIBS) -lcmocka

# A bench uses the program's rooms as the command line does; a fuzz target those of what it tries.
LIBRARY := $(filter-out $(O)/cmd/%,$(ALL))

BENCH_PARTS := $(filter-out bench/bench_% bench/make_%,$(wildcard bench/*.c))

$(O)/bench/%: bench/%.c $(BENCH_PARTS) $(wildcard bench/*.h) $(O)/flags $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,cc,$<)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -Ibench $(DEPS) -o $@ $< $(BENCH_PARTS) $(LIBRARY) $(LIBS)

fuzz_read := read
fuzz_json := fact
fuzz_html := page
fuzz_cues := read
fuzz_foreign := second
fuzz_warc := intake
fuzz_http := intake
fuzz_jsonl := intake
fuzz_mail := intake
fuzz_feed := intake
fuzz_fields := fact

$(O)/fuzz/%: fuzz/%.c $(O)/flags \
             $$(foreach r,$$(call below,$$($$*)),$$(call objects,$$(r)))
	@mkdir -p $(@D)
	$(call say,fuzz,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer $(DEPS) -o $@ $< $(filter %.o,$^) $(LIBS)

# make test-ledger: the tests of one room
test-%: $$(foreach t,$(TESTS),$$(if $$(findstring /test/$$*/,$$(t)),$$(t)))
	@for t in $^; do echo "$$t"; $$t || exit 1; done

.PHONY: tests
tests: $(TESTS) $(O)/test/page/lines

.PHONY: benches fuzzers
benches: $(BENCHES)
fuzzers: $(FUZZERS)

# The main job, and all tests. Both install what is missing first; the build itself is a make of its
# own, so that it sees what was installed.
.PHONY: demo
demo:
	@sh tool/deps.sh build
	@$(MAKE) --no-print-directory $(if $(V),,-s) -j$(JOBS) all
	@CONVOKE=$(O)/convoke sh tool/demo.sh

.PHONY: check
check:
	@sh tool/deps.sh check
	@BUILD=$(BUILD) MAKE="$(MAKE)" JOBS=$(JOBS) sh tool/check.sh

# What check is made of, one by one.
.PHONY: rooms shape lint fuzz-brief
rooms:
	@awk -f tool/rooms.awk src/ROOMS $$(find src test -name '*.[ch]' | LC_ALL=C sort)

shape:
	@awk -f tool/shape.awk $$(find src test fuzz bench tool -name '*.[ch]' -o -name '*.def')

LINTED := $(wildcard src/*/*.c test/*/*.c fuzz/*.c bench/*.c tool/*.c)
lint: $(patsubst %.c,$(BUILD)/lint/%.ok,$(LINTED))

$(BUILD)/lint/%.ok: %.c tool/lint.sh .clang-tidy $(GENERATED)
	$(call say,lint,$<)
	@mkdir -p $(@D)
	$(Q)sh tool/lint.sh $< $(basename $@).o $(STD) $(WARN) $(FOUND) -Itest -Ibench
	@touch $@

fuzz-brief:
	@$(MAKE) --no-print-directory FUZZ=1 -j$(JOBS) fuzzers
	@BUILD=$(BUILD) sh tool/fuzz.sh $(or $(FUZZ_SECONDS),5)

.PHONY: bench
bench:
	@sh tool/deps.sh build
	@$(MAKE) --no-print-directory $(if $(V),,-s) RELEASE=1 -j$(JOBS) all benches
	@BUILD=$(BUILD) bash bench/run.sh

# Near-copies against datasketch: PEER is a folder that holds its package.
.PHONY: bench-copies
bench-copies:
	@$(MAKE) --no-print-directory $(if $(V),,-s) RELEASE=1 -j$(JOBS) all benches
	@BUILD=$(BUILD) sh tool/copies-bench.sh $(PEER)

.PHONY: install
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/convoke/examples
	install $(O)/convoke $(DESTDIR)$(PREFIX)/bin/convoke
	install -m 644 examples/* $(DESTDIR)$(PREFIX)/share/convoke/examples
	test ! -f doc/convoke.1 || install -D -m 644 doc/convoke.1 \
	    $(DESTDIR)$(PREFIX)/share/man/man1/convoke.1
	for shell in bash/bash-completion/completions/convoke zsh/zsh/site-functions/_convoke; do \
	    file=$(DESTDIR)$(PREFIX)/share/$${shell#*/}; \
	    install -d $$(dirname $$file) && $(O)/convoke completion $${shell%%/*} > $$file || exit 1; \
	done

.PHONY: uninstall
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/convoke $(DESTDIR)$(PREFIX)/share/man/man1/convoke.1 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/convoke \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_convoke
	rm -rf $(DESTDIR)$(PREFIX)/share/convoke

.PHONY: clean FORCE
clean:
	rm -rf $(BUILD)
FORCE:

-include $(ALL:.o=.d) $(addsuffix .d,$(TESTS) $(BENCHES) $(FUZZERS)) \
    $(patsubst %.c,$(BUILD)/lint/%.d,$(LINTED))

# The reader against annotated pages: PRESS holds score.py and gold/, PAGES are folders of the pages.
PAGES ?= $(PRESS)/docs
.PHONY: score
score: all
	@CONVOKE=$(O)/convoke sh tool/score.sh "$(PRESS)" $(PAGES)

# Story and furniture against lines marked by hand (test/furniture/marks.tsv).
.PHONY: furniture-score
furniture-score: $(O)/test/page/lines
	@LINES=$< sh tool/furniture-score.sh $(PAGES)
