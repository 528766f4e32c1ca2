#include "fact/statement.h"

static const struct act_row {
    const char *text;
    enum about about;
    const char *partstat, *meaning;
} acts[ACT_COUNT] = {
#define ACT(name, text, about, partstat, meaning) {text, ABOUT_##about, partstat, meaning},
#include "fact/acts.def"
#undef ACT
};

static const char *const sides[SIDE_COUNT] = {"guest", "host", "third", "press"};

static const char *const channels[CHANNEL_COUNT] = {
    "unknown", "note", "letter", "phone", "diplomatic", "mail", "web", "briefing", "press"};

static const char *const source_kinds[SOURCE_COUNT] = {"document", "clerk", "web", "mail"};

static bool find(struct str s, const char *const *words, size_t count, size_t *out)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(s, str_of(words[i]))) {
            *out = i;
            return true;
        }
    return false;
}

const char *act_text(enum act a)
{
    return acts[a].text;
}

const char *side_text(enum side s)
{
    return sides[s];
}

const char *channel_text(enum channel c)
{
    return channels[c];
}

const char *source_kind_text(enum source_kind k)
{
    return source_kinds[k];
}

bool act_parse(struct str s, enum act *out)
{
    for (size_t i = 0; i < ACT_COUNT; i++)
        if (str_eq(s, str_of(acts[i].text))) {
            *out = (enum act)i;
            return true;
        }
    return false;
}

bool side_parse(struct str s, enum side *out)
{
    size_t i;

    if (!find(s, sides, SIDE_COUNT, &i))
        return false;
    *out = (enum side)i;
    return true;
}

bool channel_parse(struct str s, enum channel *out)
{
    size_t i;

    if (!find(s, channels, CHANNEL_COUNT, &i))
        return false;
    *out = (enum channel)i;
    return true;
}

bool source_kind_parse(struct str s, enum source_kind *out)
{
    size_t i;

    if (!find(s, source_kinds, SOURCE_COUNT, &i))
        return false;
    *out = (enum source_kind)i;
    return true;
}

enum about act_about(enum act a)
{
    return acts[a].about;
}

const char *act_partstat(enum act a)
{
    return acts[a].partstat;
}

const char *act_meaning(enum act a)
{
    return acts[a].meaning;
}

bool source_reader_valid(struct str name)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
            (c == '\0' || strchr("._:/-", c) == NULL))
            return false;
    }
    return name.n > 0 && name.n <= READER_NAME;
}

struct str source_reader(struct str rule)
{
    size_t end = str_starts(rule, S("<")) ? str_find_byte(rule, '>', 0) : STR_NONE;
    struct str name = end == STR_NONE ? (struct str){0} : str_cut(rule, 1, end);
    bool whole = rule.n == end + 1 || (rule.n > end + 2 && rule.p[end + 1] == ' ');

    return end != STR_NONE && whole && source_reader_valid(name) ? name : (struct str){0};
}

struct str source_rule_own(struct str rule)
{
    struct str name = source_reader(rule);

    return name.n == 0 ? rule : str_cut(rule, name.n + 3, rule.n);
}

struct str source_rule_of(struct arena *a, struct str reader, struct str rule)
{
    return arena_fmt(a, rule.n > 0 ? "<%.*s> %.*s" : "<%.*s>%.*s", STR_ARG(reader), STR_ARG(rule));
}
