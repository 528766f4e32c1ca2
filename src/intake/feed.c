#include "intake/feed.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include "base/buf.h"
#include "base/lib.h"
#include "intake/head.h"

#define XML(X) \
    X(xmlReadMemory) X(xmlFreeDoc) X(xmlDocGetRootElement) X(xmlBufferCreate) X(xmlBufferFree) \
    X(xmlNodeDump) X(xmlBufferContent) X(xmlInitParser)

static struct {
    XML(LIB_SLOT)
} lib;
static const char *const names[] = {XML(LIB_NAME)};

enum { ENTRIES_MAX = 10000, DEEP = 64 };

static bool load(struct err *e)
{
    if (lib.xmlInitParser != NULL)
        return true;
    if (!lib_load("libxml2.so.2", "libxml2", names, sizeof names / sizeof *names, &lib, e)) {
        lib.xmlInitParser = NULL;
        return false;
    }
    lib.xmlInitParser();
    return true;
}

static bool is(const xmlNode *n, const char *name)
{
    return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

/* The text below a node, markup and entities of the document's own left out. */
static void add_text(struct buf *b, const xmlNode *n, int depth)
{
    for (const xmlNode *c = n->children; c != NULL && depth < DEEP; c = c->next)
        if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE)
            buf_text(b, (const char *)c->content);
        else if (c->type == XML_ELEMENT_NODE)
            add_text(b, c, depth + 1);
}

static struct str text_of(struct arena *a, const xmlNode *n)
{
    struct buf b = {0};
    struct str out;

    add_text(&b, n, 0);
    out = arena_str(a, str_trim(buf_str(&b)));
    buf_free(&b);
    return out;
}

static struct str attribute(const xmlNode *n, const char *name)
{
    for (const xmlAttr *x = n->properties; x != NULL; x = x->next)
        if (strcmp((const char *)x->name, name) == 0 && x->children != NULL)
            return str_of((const char *)x->children->content);
    return (struct str){0};
}

/* Atom's xhtml is markup in the feed itself. */
static struct str markup_of(struct arena *a, xmlNode *n)
{
    xmlBuffer *b = lib.xmlBufferCreate();
    struct str out;

    for (xmlNode *c = n->children; c != NULL; c = c->next)
        lib.xmlNodeDump(b, n->doc, c, 0, 0);
    out = arena_str(a, str_of((const char *)lib.xmlBufferContent(b)));
    lib.xmlBufferFree(b);
    return out;
}

static struct str content_of(struct arena *a, xmlNode *n)
{
    return str_is(attribute(n, "type"), "xhtml") ? markup_of(a, n) : text_of(a, n);
}

/* RSS writes the address as text, Atom as an attribute of a link that is the page itself. */
static void take_link(struct arena *a, const xmlNode *n, struct entry *out)
{
    struct str rel = attribute(n, "rel"), href = attribute(n, "href");

    if (href.n == 0)
        href = text_of(a, n);
    if (out->link.n == 0 && (rel.n == 0 || str_is(rel, "alternate")))
        out->link = arena_str(a, href);
}

static void take_content(struct arena *a, xmlNode *n, bool whole, struct entry *out)
{
    struct str content = attribute(n, "src").n > 0 ? (struct str){0} : content_of(a, n);

    if (content.n == 0 || (out->whole && !whole))
        return;
    out->content = content;
    out->whole = whole;
}

static void take_field(struct arena *a, xmlNode *n, struct entry *out)
{
    if (is(n, "link"))
        take_link(a, n, out);
    else if (is(n, "guid") || is(n, "id"))
        out->id = text_of(a, n);
    else if (is(n, "title"))
        out->title = text_of(a, n);
    else if (is(n, "encoded") || is(n, "content"))
        take_content(a, n, true, out);
    else if (is(n, "description") || is(n, "summary"))
        take_content(a, n, false, out);
    else if (is(n, "pubDate") || is(n, "published") || is(n, "date"))
        out->published = head_day(text_of(a, n));
    else if (is(n, "updated") && out->published == 0)
        out->published = head_day(text_of(a, n));
}

/* A guid is an address unless it says that it is none. */
static bool is_address(struct str s)
{
    return str_starts(s, S("http://")) || str_starts(s, S("https://"));
}

struct str entry_name(const struct entry *en)
{
    return en->link.n > 0 ? en->link : en->id;
}

static struct entry read_entry(struct arena *a, const xmlNode *n)
{
    struct entry out = {0};

    for (xmlNode *c = n->children; c != NULL; c = c->next)
        if (c->type == XML_ELEMENT_NODE)
            take_field(a, c, &out);
    if (out.link.n == 0 && is_address(out.id))
        out.link = out.id;
    return out;
}

/* Entries stand below channel in RSS 2.0, below the root elsewhere. */
static void collect(struct arena *a, const xmlNode *n, struct feed *out, size_t *allocated)
{
    for (xmlNode *c = n->children; c != NULL && out->count < ENTRIES_MAX; c = c->next) {
        if (is(c, "channel"))
            collect(a, c, out, allocated);
        else if (is(c, "title") && out->title.n == 0)
            out->title = text_of(a, c);
        else if (is(c, "item") || is(c, "entry")) {
            out->list = arena_grow(a, out->list, allocated, out->count, sizeof *out->list);
            out->list[out->count++] = read_entry(a, c);
        }
    }
}

static bool is_feed(const xmlNode *root)
{
    return root != NULL && (is(root, "rss") || is(root, "feed") || is(root, "RDF"));
}

bool feed_read(struct arena *a, struct str name, struct str bytes, struct str charset,
               struct feed *out, struct err *e)
{
    const int how = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    const char *encoding = charset.n > 0 ? arena_str(a, charset).p : NULL;
    size_t allocated = 0;
    xmlNode *root;
    xmlDoc *doc;
    bool ok;

    *out = (struct feed){0};
    if (bytes.n > FEED_MAX)
        return err_set(e, ERR_FULL, "%.*s: a feed larger than the limit of %d MB", STR_ARG(name),
                       FEED_MAX >> 20);
    if (!load(e))
        return false;
    doc = lib.xmlReadMemory(bytes.p, (int)bytes.n, NULL, encoding, how);
    root = doc != NULL ? lib.xmlDocGetRootElement(doc) : NULL;
    ok = is_feed(root);
    if (ok)
        collect(a, root, out, &allocated);
    else
        err_set(e, ERR_FORMAT, "%.*s: not a feed of RSS or Atom", STR_ARG(name));
    if (doc != NULL)
        lib.xmlFreeDoc(doc);
    return ok;
}
