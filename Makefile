# convoke: "make demo" runs the main job, "make check" all tests; both install what is missing.
# Variables: BUILD (folder), CC, SAN=1 (address and undefined behaviour), RELEASE=1 (LTO), PREFIX,
# DESTDIR.

BUILD ?= build
CC ?= cc
PREFIX ?= /usr/local
ROOMS := base names fact page text read ledger status view flow cmd

STD := -std=c17 -D_GNU_SOURCE -Isrc -I$(BUILD)/gen -include src/base/ban.h
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
OPT := -O2 -g
ifdef SAN
OPT := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
ifdef RELEASE
OPT := -O2 -flto -DNDEBUG
endif
CFLAGS += $(STD) $(WARN) $(OPT)
LIBS := -lsqlite3 -ljansson -lsodium -lutf8proc -lm

sources = $(wildcard src/$(1)/*.c)
objects = $(patsubst src/%.c,$(BUILD)/%.o,$(call sources,$(1)))
# The rooms that room $(1) may include, itself first (src/ROOMS is the truth).
below = $(1) $(filter-out - \#%,$(shell awk '$$1=="$(1)"{for(i=2;i<=NF&&$$i!~/^\#/;i++)print $$i}' src/ROOMS))

ALL := $(foreach r,$(ROOMS),$(call objects,$(r)))
TESTS := $(patsubst test/%.c,$(BUILD)/test/%,$(wildcard test/*/test_*.c))

.PHONY: all
all: $(BUILD)/convoke

$(BUILD)/convoke: $(ALL)
	$(CC) $(CFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

# A test links the room it stands in and the rooms that this one may include.
.SECONDEXPANSION:
$(BUILD)/test/%: test/%.c $$(foreach r,$$(call below,$$(firstword $$(subst /, ,$$*))),$$(call objects,$$(r)))
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -Itest -MMD -MP -o $@ $< $(filter %.o,$^) $(LIBS) -lcmocka

# make test-ledger: the tests of one room
test-%: $$(foreach t,$(TESTS),$$(if $$(findstring /test/$$*/,$$(t)),$$(t)))
	@for t in $^; do echo "$$t"; $$t || exit 1; done

.PHONY: tests
tests: $(TESTS)

.PHONY: clean
clean:
	rm -rf $(BUILD)

-include $(ALL:.o=.d) $(addsuffix .d,$(TESTS))
