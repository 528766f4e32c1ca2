/*
 * lines.c - what the program takes each line of a page for, to be compared with marks made by hand
 * (tool/furniture-score.sh).
 *
 *     lines PAGE...
 *
 * One line each of output: the page's name, the number of the line, what it is, its words. A line
 * that wraps an earlier one is what that one is. Lines without a word are left out.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "page/page.h"
#include "page/shape.h"

/* The block that holds the first word of a line; blocks and lines go forward together. */
static enum block_kind kind_at(const struct page *page, size_t offset, size_t *block)
{
    while (*block + 1 < page->count && page->blocks[*block + 1].start <= offset)
        ++*block;
    return page->blocks[*block].kind;
}

static size_t count_words(struct str line, size_t *first)
{
    struct str word;
    size_t n = 0;

    for (size_t at = 0; shape_word(line, &at, &word); n++)
        if (n == 0)
            *first = (size_t)(word.p - line.p);
    return n;
}

static void print_lines(struct str name, const struct page *page)
{
    size_t block = 0, number = 0, end;

    for (size_t from = 0; from < page->bytes.n; from = end + 1) {
        struct str line;
        size_t first, words;

        end = str_find_byte(page->bytes, '\n', from);
        end = end == STR_NONE ? page->bytes.n : end;
        line = str_cut(page->bytes, from, end);
        number++;
        words = count_words(line, &first);
        if (words > 0)
            printf("%.*s\t%zu\t%s\t%zu\n", STR_ARG(name), number,
                   block_kind_text(kind_at(page, from + first, &block)), words);
    }
}

static bool show(struct arena *a, struct str path)
{
    const char *slash = strrchr(path.p, '/');
    struct str name = slash == NULL ? path : str_of(slash + 1), bytes;
    struct page page;
    struct err e;

    if (file_read(a, path, SIZE_MAX, &bytes, &e) && page_read(a, name, bytes, &page, &e)) {
        print_lines(name, &page);
        return true;
    }
    fprintf(stderr, "lines: %s\n", e.text);
    return false;
}

int main(int argc, char **argv)
{
    bool good = argc > 1;

    for (int i = 1; i < argc; i++) {
        struct arena a = {0};

        good &= show(&a, str_of(argv[i]));
        arena_free(&a);
    }
    return good ? 0 : 1;
}
