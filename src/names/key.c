#include "names/key.h"

#include "base/utf8.h"

/* What a sign is to a key: part of a word, nothing, or a gap between words. */
enum sign { GAP, NOTHING, PART };

static enum sign sign_of(char c)
{
    if (c == '.' || c == '\'')
        return NOTHING;
    return (unsigned char)c >= 128 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ? PART : GAP;
}

/* Takes the next word off the front of rest into word, which has room; its length, 0 at the end. */
static size_t next_word(struct str *rest, char *word)
{
    size_t i = 0, n = 0;

    while (i < rest->n && sign_of(rest->p[i]) == GAP && rest->p[i] != '&')
        i++;
    for (; i < rest->n && sign_of(rest->p[i]) != GAP; i++)
        if (sign_of(rest->p[i]) == PART)
            word[n++] = rest->p[i];
    if (n == 0 && i < rest->n && rest->p[i] == '&') {
        memcpy(word, "and", n = 3);
        i++;
    }
    *rest = (struct str){rest->p + i, rest->n - i};
    if (n == 2 && memcmp(word, "st", 2) == 0)
        memcpy(word, "saint", n = 5);
    return n;
}

static struct str without_the(struct str key)
{
    if (str_starts(key, S("the ")))
        key = str_cut(key, 4, key.n);
    if (str_ends(key, S(" the")))
        key = str_cut(key, 0, key.n - 4);
    return key;
}

struct str guest_key(struct arena *a, struct str typed)
{
    struct str rest = utf8_fold(a, typed);
    char *key = arena_alloc(a, rest.n * 3 + 8);  /* "&" and "st" grow the most */
    size_t n = 0;

    while (rest.n > 0) {
        size_t length = next_word(&rest, key + n + (n > 0));

        if (length > 0 && n > 0)
            key[n++] = ' ';
        n += length;
    }
    return without_the((struct str){key, n});
}
