#include "intake/mail.h"

#include <gmime/gmime.h>
#include "base/lib.h"
#include "intake/head.h"
#include "intake/pdf.h"

enum { DEEP = 24, STUB = 5 };

/* GMime, and of GLib below it what its interface wants. */
#define GMIME(X) \
    X(g_mime_init) X(g_mime_stream_mem_new_with_buffer) X(g_mime_stream_mem_new) \
    X(g_mime_stream_mem_get_byte_array) X(g_mime_parser_new_with_stream) \
    X(g_mime_parser_construct_message) X(g_mime_message_get_subject) X(g_mime_message_get_from) \
    X(g_mime_message_get_message_id) X(g_mime_message_get_mime_part) X(g_mime_object_get_header) \
    X(g_mime_object_get_content_type) X(g_mime_object_get_content_type_parameter) \
    X(g_mime_content_type_is_type) X(g_mime_object_get_disposition) X(g_mime_multipart_get_type) \
    X(g_mime_multipart_get_count) X(g_mime_multipart_get_part) X(g_mime_part_get_type) \
    X(g_mime_part_get_content) X(g_mime_part_get_filename) X(g_mime_message_part_get_type) \
    X(g_mime_message_part_get_message) X(g_mime_data_wrapper_write_to_stream) \
    X(internet_address_list_length) X(internet_address_list_get_address) \
    X(internet_address_get_name) X(internet_address_to_string) X(g_object_unref) X(g_free) \
    X(g_type_check_instance_is_a)

static struct {
    GMIME(LIB_SLOT)
} lib;
static const char *const names[] = {GMIME(LIB_NAME)};

/* A letter while its parts are walked. */
struct letter {
    struct arena *arena;
    struct items_in *out;
    struct str name;             /* of the whole message */
    GMimeObject *plain, *html;   /* the first of each that is no attachment */
    bool brought;                /* walked for what the letter brings, else for its text */
    struct str title, outlet;
    day published, received;
};

static bool load(struct err *e)
{
    if (lib.g_mime_init != NULL)
        return true;
    if (!lib_load("libgmime-3.0.so.0", "libgmime-3.0-0", names, sizeof names / sizeof *names, &lib,
                  e)) {
        lib.g_mime_init = NULL;
        return false;
    }
    lib.g_mime_init();
    return true;
}

static bool is_a(GMimeObject *o, GType type)
{
    return lib.g_type_check_instance_is_a((GTypeInstance *)o, type);
}

static bool is_type(GMimeObject *o, const char *type, const char *subtype)
{
    GMimeContentType *content = lib.g_mime_object_get_content_type(o);

    return content != NULL && lib.g_mime_content_type_is_type(content, type, subtype);
}

/* The bytes of a part, out of base64 or quoted-printable. */
static struct str content_of(struct arena *a, GMimeObject *part)
{
    GMimeDataWrapper *content = lib.g_mime_part_get_content((GMimePart *)part);
    GMimeStream *to = lib.g_mime_stream_mem_new();
    GByteArray *bytes;
    struct str out = {0};

    if (content != NULL)
        lib.g_mime_data_wrapper_write_to_stream(content, to);
    bytes = lib.g_mime_stream_mem_get_byte_array((GMimeStreamMem *)to);
    if (bytes != NULL && bytes->len > 0)
        out = arena_str(a, (struct str){(const char *)bytes->data, bytes->len});
    lib.g_object_unref(to);
    return out;
}

static struct str text_of(struct arena *a, const char *text)
{
    return arena_str(a, str_of(text));
}

/* How much of a page of HTML is no markup, roughly. */
static size_t seen(struct str html)
{
    size_t count = 0;
    bool tag = false;

    for (size_t i = 0; i < html.n; i++) {
        tag = html.p[i] == '<' || (tag && html.p[i] != '>');
        count += !tag && html.p[i] > ' ';
    }
    return count;
}

static void add_letter(struct letter *l, GMimeObject *part, struct str bytes)
{
    const char *charset = lib.g_mime_object_get_content_type_parameter(part, "charset");
    struct item *item = item_add(l->arena, l->out);

    *item = (struct item){
        .source = {.name = l->name, .bytes = bytes,
                   .media = part == l->html ? S("text/html") : S("text/plain"),
                   .charset = text_of(l->arena, charset), .title = l->title,
                   .outlet = l->outlet, .published = l->published},
        .received = l->received};
}

/* Plain or HTML, as suits. */
static void choose(struct letter *l)
{
    struct str plain = l->plain ? content_of(l->arena, l->plain) : (struct str){0};
    struct str html = l->html ? content_of(l->arena, l->html) : (struct str){0};

    if (plain.n > 0 && (html.n == 0 || plain.n * STUB >= seen(html)))
        add_letter(l, l->plain, plain);
    else if (html.n > 0)
        add_letter(l, l->html, html);
}

static void add_pdf(struct letter *l, GMimeObject *part)
{
    const char *file = lib.g_mime_part_get_filename((GMimePart *)part);
    struct item *item = item_add(l->arena, l->out);

    *item = (struct item){.source = {
        .name = arena_fmt(l->arena, "%.*s#%s", STR_ARG(l->name), file ? file : "attachment.pdf"),
        .bytes = content_of(l->arena, part), .media = S("application/pdf"), .outlet = l->outlet,
        .published = l->published}, .received = l->received};
}

static bool attached(GMimeObject *o)
{
    const char *how = lib.g_mime_object_get_disposition(o);

    return how != NULL && str_eq_nocase(str_of(how), S("attachment"));
}

static void take_part(struct letter *l, GMimeObject *part)
{
    if (l->brought && is_type(part, "application", "pdf"))
        add_pdf(l, part);
    else if (l->brought || attached(part))
        return;
    else if (is_type(part, "text", "plain") && l->plain == NULL)
        l->plain = part;
    else if (is_type(part, "text", "html") && l->html == NULL)
        l->html = part;
}

static void take_message(struct letter *within, GMimeMessage *m, int depth);

static void walk(struct letter *l, GMimeObject *o, int depth)
{
    if (o == NULL || depth > DEEP)
        return;
    if (is_a(o, lib.g_mime_multipart_get_type())) {
        int count = lib.g_mime_multipart_get_count((GMimeMultipart *)o);

        for (int i = 0; i < count; i++)
            walk(l, lib.g_mime_multipart_get_part((GMimeMultipart *)o, i), depth + 1);
    } else if (l->brought && is_a(o, lib.g_mime_message_part_get_type())) {
        take_message(l, lib.g_mime_message_part_get_message((GMimeMessagePart *)o), depth + 1);
    } else if (is_a(o, lib.g_mime_part_get_type())) {
        take_part(l, o);
    }
}

/* The sender's name, else the domain of the address. */
static struct str sender(struct arena *a, GMimeMessage *m)
{
    InternetAddressList *from = lib.g_mime_message_get_from(m);
    InternetAddress *first;
    struct str name, address;
    size_t at;
    char *text;

    if (from == NULL || lib.internet_address_list_length(from) < 1)
        return (struct str){0};
    first = lib.internet_address_list_get_address(from, 0);
    name = text_of(a, lib.internet_address_get_name(first));
    if (name.n > 0)
        return name;
    text = lib.internet_address_to_string(first, NULL, FALSE);
    address = text_of(a, text);
    lib.g_free(text);
    at = str_find_byte(address, '@', 0);
    return at == STR_NONE ? address : str_cut(address, at + 1, address.n);
}

/* The last part of a Received, behind its semicolon. */
static day received_on(const char *value)
{
    struct str s = str_of(value);
    size_t at = 0;

    for (size_t next; (next = str_find_byte(s, ';', at)) != STR_NONE;)
        at = next + 1;
    return head_day(str_cut(s, at, s.n));
}

static void take_message(struct letter *within, GMimeMessage *m, int depth)
{
    struct arena *a = within->arena;
    struct letter l = {.arena = a, .out = within->out, .name = depth == 0 ? within->name : S("")};
    GMimeObject *o = (GMimeObject *)m;

    if (m == NULL || depth > DEEP)
        return;
    if (l.name.n == 0 && lib.g_mime_message_get_message_id(m) != NULL)
        l.name = arena_fmt(a, "mid:%s", lib.g_mime_message_get_message_id(m));
    l.title = text_of(a, lib.g_mime_message_get_subject(m));
    l.outlet = sender(a, m);
    l.published = head_day(str_of(lib.g_mime_object_get_header(o, "Date")));
    l.received = received_on(lib.g_mime_object_get_header(o, "Received"));
    if (l.received == 0)
        l.received = within->received;
    walk(&l, lib.g_mime_message_get_mime_part(m), depth + 1);
    choose(&l);
    l.brought = true;
    walk(&l, lib.g_mime_message_get_mime_part(m), depth + 1);
}

/* What has no name of its own, the bytes name. */
static void name_all(struct arena *a, struct items_in *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->list[i].source.name.n == 0)
            all->list[i].source.name = item_name(a, all->list[i].source.bytes);
}

bool mail_read(struct arena *a, struct str name, struct str bytes, struct items_in *out,
               struct err *e)
{
    struct letter whole = {.arena = a, .out = out, .name = name};
    GMimeStream *stream;
    GMimeParser *parser;
    GMimeMessage *m;

    if (!load(e))
        return false;
    stream = lib.g_mime_stream_mem_new_with_buffer(bytes.p, bytes.n);
    parser = lib.g_mime_parser_new_with_stream(stream);
    m = lib.g_mime_parser_construct_message(parser, NULL);
    if (m != NULL)
        take_message(&whole, m, 0);
    if (m != NULL)
        lib.g_object_unref(m);
    lib.g_object_unref(parser);
    lib.g_object_unref(stream);
    name_all(a, out);
    return out->count > 0
        || err_set(e, ERR_FORMAT, "%.*s: a message with no text in it", STR_ARG(name));
}
