#include "prose.h"

#include <math.h>

enum { VOCABULARY = 24000, NAMES = 9000 };

static const char *const nouns[] = {
    "government", "minister", "year", "people", "week", "country", "company", "city", "court", "police",
    "bank", "party", "president", "market", "report", "talks", "water", "school", "team", "council",
    "law", "vote", "border", "price", "plan", "budget", "army", "hospital", "oil", "energy", "trade",
    "union", "power", "road", "port", "river", "bridge", "train", "plane", "ship", "farm", "harvest",
    "wheat", "rain", "storm", "fire", "flood", "festival", "film", "book", "music", "church", "museum",
    "student", "teacher", "doctor", "worker", "strike", "wage", "tax", "debt", "loan", "share", "profit",
    "factory", "mine", "steel", "gas", "pipeline", "contract", "deal", "treaty", "summit", "visit",
    "delegation", "embassy", "visa", "refugee", "camp", "aid", "crisis", "growth", "inflation",
    "currency", "export", "import", "tariff", "sanction", "election", "campaign", "candidate", "poll",
    "protest", "march", "square", "village", "mayor", "governor", "senate", "committee", "inquiry",
    "judge", "trial", "prison", "appeal", "victim", "witness", "attack", "soldier", "general", "weapon",
    "missile", "ceasefire", "peace", "war", "history", "memory", "anniversary", "ceremony", "parade",
    "league", "match", "season", "coach", "goal", "stadium", "race", "medal", "record", "injury",
};

static const char *const verbs[] = {
    "told", "met", "rejected", "welcomed", "signed", "announced", "delayed", "approved", "criticised",
    "visited", "closed", "opened", "raised", "cut", "warned", "urged", "joined", "left", "won", "lost",
    "built", "sold", "bought", "blocked", "backed", "defended", "discussed", "expected", "found",
    "funded", "halted", "helped", "investigated", "launched", "led", "moved", "named", "ordered",
    "planned", "praised", "promised", "published", "questioned", "reduced", "repeated", "replaced",
    "reviewed", "saved", "sent", "settled", "supported", "suspended", "tested", "took", "turned down",
};

static const char *const adjectives[] = {
    "new", "former", "national", "foreign", "local", "public", "last", "early", "senior", "regional",
    "military", "economic", "political", "joint", "final", "main", "small", "large", "northern",
    "southern", "eastern", "western", "central", "private", "federal", "annual", "special", "common",
    "difficult", "important", "recent", "long", "short", "late", "strong", "weak", "rural", "global",
};

static const char *const stock[] = {
    "according to a statement released by the ministry on its website",
    "officials said on condition of anonymity because they were not authorised to speak to the press",
    "who did not immediately respond to a request for comment",
    "the state news agency reported on Monday", "the president's office said in a statement",
    "as part of efforts to strengthen relations between the two countries",
    "for the first time since the end of the Second World War", "at a news conference in the capital",
    "people familiar with the matter said", "the foreign ministry spokesman told reporters on Tuesday",
    "in an interview with a local television channel", "which has a population of about two million",
};

static const char *const days[] = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
};

static const char *const places[] = {
    "in the north", "near the border", "in the capital", "at the port", "outside the court",
    "along the coast", "in the old town", "at the airport", "in the valley", "across the region",
};

/*
 * N a noun, V a verb, A an adjective, P a name, W any word, D a day, F a figure, L a place, S a stock
 * phrase; everything else stands for itself.
 */
static const char *const patterns[] = {
    "P, the A N of P, V the N on D and said that the N had been W since the W N",
    "The N V the A N after W months of W, S",
    "P said that F N had been V, while the W N of P remained W and A",
    "\"We have always V the N of P, and the W will not be W,\" P said",
    "S, the N of the W N was V L by P and the A N",
    "The A N, which V F W last year, is expected to be W before the N of the W",
    "Critics of the N say that W and W have V it, but P V the N all the same",
    "But the N in P, where the W N is A, has W the W of the A N",
    "At least F people were W when the N V a N L on D",
    "The W of the N rose by F percent to F million, P V, and the A W fell",
    "P and P V each other L in F, and the N of their W has W the A N since then",
    "It was not clear whether the A N would W the W, or whether P had V it",
    "In P the N was W, in P the W of the N V the A W",
    "The W between P and the N V more than F W, S",
    "\"Nobody in this W has V a N like that,\" said P, who V the W N of P",
    "On D the N V its W, a W that the A N of P had V for F years",
};

static const char *const titles[] = {
    "P V A N in P", "N of P V as W W", "P: the N is W", "Why the A N V P", "F W V in A N",
    "P and P V N", "A N V W, P says",
};

#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof *(list)))

/* The numbers of splitmix64. */
static uint64_t next(struct prose *p)
{
    uint64_t h = p->state += 0x9E3779B97F4A7C15u;

    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 27) * 0x94D049BB133111EBu;
    return h ^ h >> 31;
}

uint32_t prose_draw(struct prose *p, uint32_t limit)
{
    return (uint32_t)((next(p) >> 32) * limit >> 32);
}

bool prose_chance(struct prose *p, uint32_t percent)
{
    return prose_draw(p, 100) < percent;
}

/* A rank from 0 on: the n-th comes one n-th as often as the first. */
static uint32_t zipf(struct prose *p, uint32_t count)
{
    double u = (double)(next(p) >> 11) / 9007199254740992.0;
    double rank = exp(u * log((double)count + 1)) - 1;

    return rank < count ? (uint32_t)rank : count - 1;
}

struct prose prose_start(uint64_t seed)
{
    struct prose p = {.state = seed * 0xD1342543DE82EF95u + 1};

    for (size_t i = 0; i < PROSE_CAST; i++)
        p.cast[i] = prose_draw(&p, 1u << 30);
    return p;
}

/* An invented word: the same number gives the same one. */
static void spell(uint32_t number, bool capital, struct buf *out)
{
    static const char *const onsets[] = {"b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m",
                                         "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w", "z", "sh"};
    static const char *const cores[] = {"a", "e", "i", "o", "u", "ai", "ou", "ea"};
    static const char *const ends[] = {"n", "r", "l", "s", "t", "", "nd", "rk", "sk", "ng", "v", ""};
    struct prose p = {.state = number * 0x9E3779B97F4A7C15u};
    uint32_t syllables = 1 + prose_draw(&p, 3);
    size_t start = out->n;

    for (uint32_t i = 0; i < syllables; i++) {
        buf_text(out, onsets[prose_draw(&p, COUNT(onsets))]);
        buf_text(out, cores[prose_draw(&p, COUNT(cores))]);
        if (i + 1 == syllables || prose_chance(&p, 40))
            buf_text(out, ends[prose_draw(&p, COUNT(ends))]);
    }
    if (capital)
        out->p[start] = (char)(out->p[start] - 'a' + 'A');
}

void prose_word(struct prose *p, struct buf *out)
{
    uint32_t rank = prose_chance(p, 25) ? p->cast[prose_draw(p, PROSE_CAST)] % VOCABULARY
                                        : zipf(p, VOCABULARY);

    if (rank < COUNT(nouns))
        buf_text(out, nouns[rank]);
    else
        spell(rank + NAMES, false, out);
}

/* Mostly one of the text's own people. */
void prose_name(struct prose *p, struct buf *out)
{
    uint32_t rank = prose_chance(p, 70) ? p->cast[prose_draw(p, PROSE_CAST)] % NAMES
                                        : zipf(p, NAMES);

    spell(rank, true, out);
    if (rank % 3 == 0) {
        buf_byte(out, ' ');
        spell(rank + VOCABULARY + NAMES, true, out);
    }
}

static const char *one_of(struct prose *p, const char *const *list, uint32_t count)
{
    return list[zipf(p, count)];
}

static void fill(struct prose *p, char slot, struct buf *out)
{
    switch (slot) {
    case 'N':
        buf_text(out, one_of(p, nouns, COUNT(nouns)));
        break;
    case 'V':
        buf_text(out, one_of(p, verbs, COUNT(verbs)));
        break;
    case 'A':
        buf_text(out, one_of(p, adjectives, COUNT(adjectives)));
        break;
    case 'D':
        buf_fmt(out, "%s", days[prose_draw(p, COUNT(days))]);
        break;
    case 'L':
        buf_text(out, places[prose_draw(p, COUNT(places))]);
        break;
    case 'S':
        buf_text(out, stock[prose_draw(p, COUNT(stock))]);
        break;
    case 'F':
        buf_fmt(out, "%u", 2 + prose_draw(p, prose_chance(p, 50) ? 30 : 3000));
        break;
    case 'P':
        prose_name(p, out);
        break;
    default:
        prose_word(p, out);
    }
}

/* A capital stands for a slot where no letter follows it: "The" is no slot, "P, the" begins with one. */
static void write_pattern(struct prose *p, const char *pattern, struct buf *out)
{
    size_t start = out->n;

    for (const char *c = pattern; *c != '\0'; c++) {
        bool slot = strchr("NVAPWDFLS", *c) != NULL && !(c[1] >= 'a' && c[1] <= 'z') &&
                    (c == pattern || !((c[-1] | 0x20) >= 'a' && (c[-1] | 0x20) <= 'z'));

        if (slot)
            fill(p, *c, out);
        else
            buf_byte(out, *c);
    }
    if (out->p[start] >= 'a' && out->p[start] <= 'z')
        out->p[start] = (char)(out->p[start] - 'a' + 'A');
}

void prose_sentence(struct prose *p, struct buf *out)
{
    write_pattern(p, patterns[prose_draw(p, COUNT(patterns))], out);
    buf_byte(out, '.');
}

void prose_title(struct prose *p, struct buf *out)
{
    write_pattern(p, titles[prose_draw(p, COUNT(titles))], out);
}
