/*
 * Whole pages: which of their lines are story, and what they say of themselves. The shape of a page
 * is a letter a block: T title, B byline, H heading, P paragraph, I item, R row, C caption, F
 * furniture.
 */
#include "page/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"

static const char letters[BLOCK_KIND_COUNT + 1] = "TBHPIRCF";

static const struct {
    const char *what, *shape, *text;
} pages[] = {
    {"a wire story between its menu and its teasers", "FFBTPPPFFFF",
     "News | Politics | Economy | Sport\n"
     "Capital Wire\n"
     "May 9, 2015, 12:41\n\n"
     "Twenty leaders watch the parade on Red Square\n\n"
     "MOSCOW, May 9. /CAPWIRE/. Xi Jinping of China sat at the host's right hand on Saturday.\n\n"
     "The presidents of India and Egypt were on the stand as well.\n\n"
     "Most Western leaders stayed away.\n\n"
     "Read also\nFireworks over the river\nMetro runs all night\n"
     "\xC2\xA9 Capital Wire 1999-2015. All rights reserved.\n"},
    {"markdown: menu links, headings, lists with and without a mark", "FTBPHIIHIIFF",
     "[Home](/) \xC2\xB7 [World](/w) \xC2\xB7 [Sport](/s)\n\n"
     "# Who comes to the coronation\n\n"
     "*Posted on 2 May 2023 by the royal desk*\n\n"
     "The abbey holds two thousand guests, and the palace has named the first of them.\n\n"
     "## Coming\n\n* **France** \xE2\x80\x93 Emmanuel Macron\n* **Germany** \xE2\x80\x93 Frank-Walter Steinmeier\n\n"
     "**Not coming**\n\n- Joe Biden, United States\n- Recep Tayyip Erdogan, Turkey\n\n"
     "---\n\n[Subscribe](#) [Share](#)\n"},
    {"paragraphs wrapped to a width, and a list that is wrapped too", "TBPPIIF",
     "Kings and presidents gather in Tokyo\n"
     "By Our Own Correspondent\n\n"
     "The ceremony at the palace begins at one in the afternoon, and the\n"
     "list of those who will see it has been read out by the cabinet\n"
     "office. Some two thousand persons have been asked to come to it.\n\n"
     "The office also said that many countries will be represented by\n"
     "persons of royal blood. Among those who have said that they will be\n"
     "there are the following:\n\n"
     "* King Willem-Alexander of the Netherlands, who comes with Queen\n"
     "  Maxima.\n"
     "* King Felipe of Spain.\n\n"
     "Share this: Facebook Email Print\n"},
    {"capitals govern what stands below them", "TPHPHP",
     "Factbox: the guests, country by country\n\n"
     "The following is what is known of those who will attend the summit.\n"
     "BRAZIL\nThe president has said that he will come to the summit in person.\n"
     "CHINA\nThe premier comes in the place of the president, the ministry said.\n"},
    {"lettered headings and bare lines below them", "TPHIIHII",
     "Tracker: who goes to the mountain\n\n"
     "The government has invited a hundred states to the conference on the mountain.\n\n"
     "A. Will attend\nCanada; the prime minister; own word\nGhana; the president; the host's word\n\n"
     "B. Not invited\nRussia; the host, on Monday\nBelarus\n"},
    {"a table parted by bars is no menu", "TPRFRRRF",
     "The answers to the letter so far\n\n"
     "We shall keep the table up to date until the day of the conference.\n\n"
     "| Country | Who | Comes |\n|---|---|---|\n| Japan | Abe | no |\n| Kenya | Ruto | yes |\n"
     "| Spain | Felipe | yes |\n\n"
     "Home | Contact | Imprint\n"},
    {"questions and answers are story", "TPPPPF",
     "Transcript of the briefing\n\n"
     "QUESTION: Will the chancellor attend the funeral on Monday?\n\n"
     "ANSWER: The chancellor will attend.\n\n"
     "QUESTION: And the president?\n\n"
     "ANSWER: The president has declined, as you know, and nobody will go in his place.\n\n"
     "Print | Suggest to a friend | Site map\n"},
    {"teasers in the middle of a story", "TPFPFFFP",
     "The king will not go\n\n"
     "The king will not go to the inauguration, the palace said on Tuesday.\n\n"
     "Read more: Ten streets that the king has never seen\n\n"
     "His place will be taken by the foreign minister.\n\n"
     "Related stories\nPalace garden opens\nMinister declines prize\n\n"
     "The host had sent the letter in March, and no answer came for a month.\n"},
    {"an appeal in sentences, and a page's comments", "TPPFFFFFF",
     "Four presidents in Kyiv\n\n"
     "Four presidents came by night train, and there should have been five of them.\n\n"
     "The fifth was told that he was not welcome.\n\n"
     "We rely on readers like you. Please consider supporting our work today.\n\n"
     "Leave a Reply\n\nJohn: The chancellor will go instead, I heard it on the radio.\n\n"
     "Mary: He has declined. He will never go there, my neighbour says so.\n\n"
     "Your email address will not be published.\n\nPowered by a machine\n"},
    {"captions of the story", "TCPFCP",
     "Parade in Baku\n\n"
     "Troops at the rehearsal on Freedom Square on Monday. (Handout)\n\n"
     "The Turkish president will watch the parade in Baku on Thursday, his office said.\n\n"
     "![The stand](/stand.jpg)\n*The stand is painted.*\n\n"
     "Three thousand soldiers from Turkey will march with their hosts on that day.\n"},
    {"a story that begins at once has no title", "PPF",
     "Prime Minister Modi has invited the leaders of the neighbouring states to his oath.\n"
     "Pakistan's prime minister has accepted, his office said.\n"
     "A Message from the Gazette:\n"},
    {"who wrote it, at the end", "TBPPFF",
     "Athens asks for a chair\nPublished: 18 January 2020\n\n"
     "Greece has asked for an invitation to the conference and has not had one.\n\n"
     "It will veto any deal, the prime minister said.\n\n"
     "(Reporting by P. Smith; editing by R. Sands)\n\n"
     "Paul Smith is a staff reporter in Athens.\n"},
    {"a menu, a post's frame and a wire's initials between the sentences", "TPFPFFPFP",
     "Brazil's guests\n\nThe president-elect has invited all states but two to his oath.\n\n"
     "Politics | Economy | Sport | Weather\n\nThe first to accept was Israel, his office said.\n\n"
     "pic.twitter.com/Zx81\n\xE2\x80\x94 Jane Roe (@janeroe) December 16, 2018\n\n"
     "Bolivia has accepted as well, to the surprise of many.\n\nrf/jr/lm\n\n"
     "Hungary's prime minister will fly in on the last day of the year.\n"},
    {"a release ends above its sender's notes", "TPFF",
     "The embassy on the inauguration\n\n"
     "The ambassador will represent the republic at the inauguration on Friday.\n\n###\n\n"
     "The embassy stands in Long Street and shows pictures and films all through the year.\n"},
    {"wrapped lines that go on with a name", "PP",
     "The ceremony at the palace begins at one in the afternoon, and\n"
     "King Willem-Alexander and Queen Maxima of the Netherlands have\n"
     "Tokyo's word that they will sit in the first row beside the\n"
     "Emperor's sister.\n\n"
     "The cabinet office said that the list had been settled before\n"
     "Easter and that it would not be changed for anybody, not even\n"
     "Britain.\n"},
    {"languages to choose from, below the byline", "TBFFPP",
     "Who comes to the funeral of the king\n\nBy Jane Roe\n* English\n* Arabic\n\n"
     "The funeral of the king will be held at the abbey on Monday morning at eleven.\n\n"
     "Two thousand guests have been asked to come, and nearly all of them will.\n"},
    {"a menu of items above the title", "FFFFTBPP",
     "* Facebook\n* Videos\n* Our shop\n\nTop of the page\n\n"
     "Who comes to the funeral of the king\n\nBy Jane Roe\n\n"
     "The funeral of the king will be held at the abbey on Monday morning at eleven.\n\n"
     "Two thousand guests have been asked to come, and nearly all of them will.\n"},
    {"an entry of the menu that is a cue elsewhere", "FTPP",
     "All news\n\nNo letters sent to foreign leaders for the parade in May, says the office\n\n"
     "The office has not sent any letters to foreign leaders, it said on Wednesday.\n\n"
     "Those who wish to come will find a chair, it said, and a window as well.\n"},
    {"of two lines the title is the one said again", "FTFPP",
     "No chair for the premier / News / The Agency\nNo chair for the premier\nRate it\n\n"
     "The premier will find no chair at the table, the agency has learned from the host.\n\n"
     "He had been told that there would be one, and has put off his journey.\n"},
    {"a sentence that goes on below a blank line is no title", "TPPP",
     "The list of the delegation\n\n"
     "In a letter to the host, the president of the republic has named the members of\n\n"
     "his delegation, who will fly to the capital on the day before the oath.\n\n"
     "The delegation is led by the secretary of housing, and has nine members.\n"},
    {"pictures: who took them, where they were, what their files are called", "TCCPFCP",
     "Parade on Red Square\n\nThe stand before the parade\n\xC2\xA9 Jane Roe/Mercury\n\n"
     "The president will watch the parade on Red Square on Thursday, his office said.\n\n"
     "stand_2020-06-24_640.png\n"
     "The stand on the square. Picture: Mercury/ Jane Roe\n\n"
     "Three thousand soldiers from Turkey will march with their hosts on that day.\n"},
    {"a year beside the sign makes it a legal line", "TPPF",
     "Parade on Red Square\n\n"
     "The president will watch the parade on Red Square on Thursday, his office said.\n\n"
     "Three thousand soldiers from Turkey will march with their hosts on that day.\n\n"
     "\xC2\xA9 Roe/Mercury 2020\n"},
    {"names of what the page is about, below it", "TPPFFFF",
     "Two leaders stay away\n\n"
     "The two presidents will not be at the summit in Manila, the ministry said.\n\n"
     "Both had confirmed that they would come, the host recalled on the same day.\n\n"
     "DEL ROSARIO\n\nECONOMIC LEADERS\n\nPRIME MINISTER\n\nMANILA\n"},
    {"a heading below the story opens a list", "TPPHIII",
     "The village and its summit\n\n"
     "The council voted to send a bill for the fence to the capital, the mayor said.\n\n"
     "Nobody could say who would pay for the fence, and so it was put off again.\n\n"
     "WHAT YOU NEED TO KNOW\n- The road closes at midnight\n- Dogs: no\n- The bins move to Thursday\n"},
    {"countries below a sentence with a colon, however many", "TPPPPPPPPPPPP",
     "Who goes to the funeral\n\nThe office has named those who will go to the funeral on Saturday:\n\n"
     "Albania : Bajram Begaj\n\nAndorra : Joan Vives\n\nBelize\n\nCanada : Mary Simon\n\nCyprus\n\n"
     "Ghana\n\nFrance : Emmanuel Macron\n\nMalta\n\nSpain\n\nTogo\n\nTonga\n"},
    {"a page that was cut off, and one that was not", "TPPP",
     "The boycott of the games\n\n"
     "The president will not be at the opening of the games, his office said on Monday.\n\n"
     "No reason was given for it, and none was asked for at the briefing of the day.\n\n"
     "The campaign for the islands said in a statem"},
    {"one word with a mark below the story", "TPPF",
     "The boycott of the games\n\n"
     "The president will not be at the opening of the games, his office said on Monday.\n\n"
     "No reason was given for it, and none was asked for at the briefing of the day.\n"
     "- News\n"},
    {"a headline at the end is none of it", "TPPF",
     "The boycott of the games\n\n"
     "The president will not be at the opening of the games, his office said on Monday.\n\n"
     "No reason was given for it, and none was asked for at the briefing of the day.\n\n"
     "Mayor Skips Labor Day Parade After Fall"},
    {"sentences set without their stops", "TPPPPF",
     "Guests through the years\n\n"
     "The guest is chosen by the ministry and asked by letter in the summer.\n\n"
     "For the first time the president could not take the salute because he was ill\n\n"
     "The king came, and with him two of his sons and the chief of his guard.\n\n"
     "That year the premier had to call off his visit after he had said that he would come\n\n"
     "Home | News | Sport\n"},
    {"a title in small again, below a longer motto", "FTCPP",
     "A paper for the islands and for all who live by the sea\n\n"
     "No chair for the premier\n\nNo chair for the premier\n\n"
     "The premier will find no chair at the table, the agency has learned from the host.\n\n"
     "He had been told that there would be one, and has put off his journey.\n"},
    {"pictures that did not load, and languages to choose from", "TBFFFFFFFFPP",
     "Who comes to the funeral of the king\n\nBy Jane Roe\n* English\n* Arabic\n\n"
     "Oops!\nTry again.\nOops!\nTry again.\nOops!\nTry again.\n\n"
     "The funeral of the king will be held at the abbey on Monday morning at eleven.\n\n"
     "Two thousand guests have been asked to come, and nearly all of them will.\n"},
    {"a long menu between two halves of a story", "TPPFFFFFFFFFFPP",
     "The funeral of the king\n\n"
     "The funeral of the king will be held at the abbey on Monday morning at eleven, and the palace "
     "says that the streets around it will be closed.\n\n"
     "Two thousand guests have been asked to come, and nearly all of them have said that they will "
     "be there, the palace adds.\n\n"
     "Village\n\nCinema\n\nGarden\n\nHealth\n\nHistory\n\nFashion\n\nScience\n\nLottery\n\n"
     "Recipes\n\nPuzzles\n\n"
     "The king of Spain will be there with his wife, and so will his father, who lives abroad since he "
     "gave up the throne in a year of scandals.\n\n"
     "The emperor of Japan will come as well, for the first time since he ascended the throne, and "
     "with him the empress.\n"},
    {"the list that ends a story, above a long menu", "TPPHIIIFFFFFFFFFF",
     "The village and its summit\n\n"
     "The council voted to send a bill for the fence to the capital, the mayor said on Monday night "
     "in the hall of the community.\n\n"
     "Nobody could say who would pay for the fence when the summit is over, and so it was put off to "
     "the next meeting, in June.\n\n"
     "WHAT YOU NEED TO KNOW\n- Highway south closed all night\n- Dogs inside\n- Bins on Thursday night\n\n"
     "Village\n\nCinema\n\nGarden\n\nHealth\n\nHistory\n\nFashion\n\nScience\n\nLottery\n\n"
     "Recipes\n\nPuzzles\n"},
    {"bars at the end of a title", "TPP",
     "Statement on the visit of the president | |\n\n"
     "The visit was put off by the president himself, the spokesman said on Friday.\n\n"
     "All was ready for it, and dates had been set for the talks, he added.\n"},
    {"how often it was shared, above the story", "TFPP",
     "Full list: the delegation to the oath\n\n0 349\n\n"
     "The president has named the members of his delegation to the oath on Monday.\n\n"
     "Nine persons are on it, and the secretary of housing leads them, he said.\n"},
    {"CRLF and lone CR", "TPP",
     "Leaders gather in Astana\r\n\r\nThe president of China arrived in Astana on Tuesday.\r\r"
     "The president of Russia comes on Wednesday.\r\n"},
};

static void a_page_is_cut_into_story_and_furniture(void **state)
{
    size_t bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct str bytes = str_of(pages[i].text);
        struct arena a = {0};
        struct buf shape = {0};
        struct page page;

        assert_true(page_read(&a, S("page"), bytes, &page, NULL));
        for (size_t k = 0; k < page.count; k++) {
            const struct block *b = &page.blocks[k];

            buf_byte(&shape, letters[b->kind]);
            assert_true(str_eq(b->text, str_cut(bytes, b->start, b->start + b->text.n)));
        }
        if (!str_eq(buf_str(&shape), str_of(pages[i].shape))) {
            print_error("%s: %.*s, wanted %s\n", pages[i].what, STR_ARG(buf_str(&shape)),
                        pages[i].shape);
            bad++;
        }
        buf_free(&shape);
        arena_free(&a);
    }
    assert_int_equal(bad, 0);
}

#define BODY "\n\nThe president will attend the summit, his office said in a statement on Monday.\n"

static const struct {
    const char *what, *text, *title, *outlet, *agency, *place;
    day published;
    int year_hint;
} imprints[] = {
    {"masthead, byline and day", "The Daily Lark | Sign in | Puzzles\n\nThe guests who stay away\n"
     "By Jane Roe\nFriday, June 4, 2004" BODY,
     "The guests who stay away", "The Daily Lark", "", "", 20040604, 0},
    {"a dateline with place, day and agency; the year from the copyright line",
     "Leaders will come to Moscow on Saturday\n\n"
     "MOSCOW, April 30. /CAPWIRE/. The president will attend the parade, his aide said.\n\n"
     "\xC2\xA9 Capital Wire 1999-2015. All rights reserved.\n",
     "Leaders will come to Moscow on Saturday", "Capital Wire", "CAPWIRE", "MOSCOW", 430, 2015},
    {"published goes before updated, whichever comes first",
     "The guests who stay away\nUPDATED: 07:55, 3 May 2023 | PUBLISHED: 21:14, 2 May 2023" BODY,
     "The guests who stay away", "", "", "", 20230502, 0},
    {"updated counts where nothing else does",
     "The guests who stay away\nLast updated: Fri 9 May 2025, 13.05" BODY,
     "The guests who stay away", "", "", "", 20250509, 0},
    {"the day in the page's own address",
     "The guests who stay away" BODY
     "\nOriginal url:\n\n<https://www.lark.example/2020/05/28/the-guests-a704>\n",
     "The guests who stay away", "", "", "", 20200528, 0},
    {"a briefing has the day in its title",
     "Foreign Office > Press Service > Remarks\n\nSpokesperson's Regular Press Conference on August 28, 2025" BODY,
     "Spokesperson's Regular Press Conference on August 28, 2025", "Foreign Office", "", "",
     20250828, 0},
    {"an event's day in the title is not the page's", "On the summit in Astana, 3-4 July 2024" BODY,
     "On the summit in Astana, 3-4 July 2024", "", "", "", 0, 0},
    {"days of comments and of other stories do not count",
     "The guests who stay away" BODY
     "\nRelated stories\nA bridge opens - 3 March 2019\n\nLeave a Reply\nJohn, May 4, 2021: No.\n",
     "The guests who stay away", "", "", "", 0, 0},
    {"a byline below the standfirst",
     "Xi Skips the Summit in Rio\n\nIt is the first time that he has missed the gathering.\n\n"
     "By Jane Roe\nJuly 2, 2025" BODY,
     "Xi Skips the Summit in Rio", "", "", "", 20250702, 0},
    {"an agency in the byline", "The guests who stay away\n\nBy [AFP](#)\n\nMay 28, 2020" BODY,
     "The guests who stay away", "", "AFP", "", 20200528, 0},
    {"where the page has it from", "The guests who stay away" BODY "\nSource : The Courier\n",
     "The guests who stay away", "", "The Courier", "", 0, 0},
    {"nothing but a byline", "by Jane Roe", "", "", "", "", 0, 0},
    {"the owner, not the owner of a picture",
     "News | World | Sport\nWorld and its neighbours\n\nThe guests who stay away\n\n"
     "\xC2\xA9 Jane Roe/Pool" BODY "\n\xC2\xA9 The Lark 1999-2015. All rights reserved.\n",
     "The guests who stay away", "The Lark", "", "", 0, 2015},
    {"a browser's title names the outlet behind the headline",
     "The guests who stay away - The Daily Lark\n\n2 June 2023\n\n# The guests who stay away" BODY,
     "The guests who stay away", "The Daily Lark", "", "", 20230602, 0},
    {"day and month alone", "The guests who stay away\nPosted June 3 | 5 min read" BODY,
     "The guests who stay away", "", "", "", 603, 0},
};

/* A copy with nothing behind its last byte, so that the sanitizer sees who reads on. */
static struct str exact(const char *text)
{
    struct str s = str_of(text);
    char *p = malloc(s.n);

    memcpy(p, s.p, s.n);
    return (struct str){p, s.n};
}

static void wanted(const char *what, const char *field, struct str got, const char *want)
{
    if (!str_eq(got, str_of(want)))
        fail_msg("%s: %s is \"%.*s\", wanted \"%s\"", what, field, STR_ARG(got), want);
}

static void a_page_says_what_it_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof imprints / sizeof *imprints; i++) {
        const char *what = imprints[i].what;
        struct str bytes = exact(imprints[i].text);
        struct arena a = {0};
        struct page page;

        assert_true(page_read(&a, S("page"), bytes, &page, NULL));
        wanted(what, "title", page.title, imprints[i].title);
        wanted(what, "outlet", page.outlet, imprints[i].outlet);
        wanted(what, "agency", page.agency, imprints[i].agency);
        wanted(what, "place", page.place, imprints[i].place);
        if (page.published != imprints[i].published)
            fail_msg("%s: published %d, wanted %d", what, page.published, imprints[i].published);
        if (page.year_hint != imprints[i].year_hint)
            fail_msg("%s: year %d, wanted %d", what, page.year_hint, imprints[i].year_hint);
        arena_free(&a);
        free((char *)bytes.p);
    }
}

static const struct {
    const char *what;
    struct str bytes;
    const char *says;
} refused[] = {
    {"nothing", STR(""), "p: empty; give a document with text in it"},
    {"white space alone", STR(" \r\n\t\n"), "p: empty; give a document with text in it"},
    {"a mark and nothing behind it", STR("\xEF\xBB\xBF"), "p: empty; give a document with text in it"},
    {"a NUL byte", STR("abc\0def, and some more text"),
     "p: binary, a NUL byte at 3; give its text instead"},
    {"a picture", STR("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
     "p: binary, a NUL byte at 10; give its text instead"},
};

static void bytes_that_are_no_text_are_refused_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct arena a = {0};
        struct page page;
        struct err e = {0};

        if (page_read(&a, S("p"), refused[i].bytes, &page, &e))
            fail_msg("%s: was read", refused[i].what);
        if (strcmp(e.text, refused[i].says) != 0)
            fail_msg("%s: \"%s\", wanted \"%s\"", refused[i].what, e.text, refused[i].says);
        arena_free(&a);
    }
}

/* What comes in another charset is read as what it says; test_charset.c has more of them. */
static const struct {
    const char *what;
    struct str bytes;
    const char *text;
    size_t at, origin;      /* an offset in the text and where it stood */
} decoded[] = {
    {"UTF-16 with its mark", STR("\xFF\xFE" "H\0i\0!\0"), "Hi!", 1, 4},
    {"UTF-16, big end first, with its mark", STR("\xFE\xFF\0H\0i\0!"), "Hi!", 2, 6},
    {"UTF-16 without a mark", STR("H\0e\0l\0l\0o\0 \0y\0o\0u\0"), "Hello you", 6, 12},
    {"UTF-16, big end first, without a mark", STR("\0H\0e\0l\0l\0o\0 \0y\0o"), "Hello yo", 6, 12},
    {"Latin-1", STR("Emmanuel Macron, \xC9lys\xE9" "e"), "Emmanuel Macron, Élysée", 19, 18},
    {"cut within a letter", STR("He said so. caf\xC3"), "He said so. cafÃ", 17, 16},
    {"entities in plain text", STR("It&#8217;s the king &amp; the queen"),
     "It’s the king & the queen", 5, 9},
    {"an ampersand that begins no entity", STR("B&B; AT&T & co"), "B&B; AT&T & co", 5, 5},
};

static void other_charsets_are_decoded(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof decoded / sizeof *decoded; i++) {
        struct arena a = {0};
        struct page page;
        struct err e = {0};

        if (!page_read(&a, S("p"), decoded[i].bytes, &page, &e))
            fail_msg("%s: %s", decoded[i].what, e.text);
        if (!str_eq(page.bytes, str_of(decoded[i].text)))
            fail_msg("%s: \"%.*s\"", decoded[i].what, STR_ARG(page.bytes));
        if (page_origin(&page, decoded[i].at) != decoded[i].origin)
            fail_msg("%s: %zu stood at %zu, wanted %zu", decoded[i].what, decoded[i].at,
                     page_origin(&page, decoded[i].at), decoded[i].origin);
        arena_free(&a);
    }
}

static void the_mark_of_utf8_is_skipped_and_offsets_stay(void **state)
{
    struct str bytes = S("\xEF\xBB\xBFThe king will come to the wedding, the palace said.\n");
    struct arena a = {0};
    struct page page;

    (void)state;
    assert_true(page_read(&a, S("p"), bytes, &page, NULL));
    assert_int_equal(page.count, 1);
    assert_int_equal(page.blocks[0].start, 3);
    assert_int_equal(page.bytes.n, bytes.n);
    arena_free(&a);
}

/*
 * Documents of 4 MB made to be awkward. Under the sanitizers each takes a second or so; anything
 * that looks at more than its neighbourhood would take hours, and the alarm ends the test.
 */
enum { LARGE = 4 * 1000 * 1000, LARGE_SECONDS = 100 };

static const struct {
    const char *what, *part;
} large[] = {
    {"one line without a blank", "x"},
    {"one line of words", "word "},
    {"a sentence again and again", "He will come to the parade on 9 May 2015. "},
    {"lines of one letter", "a\n"},
    {"wrapped lines", "the lines of this paragraph go on and on until the end of it is\n"},
    {"governing cues", "Read also\n"},
    {"closing cues that close nothing", "Leave a Reply\n"},
    {"bars", "| a | b "},
    {"rows", "a\tb\n"},
    {"bullets", "* * * * a\n"},
    {"open brackets", "[(["},
    {"hashes", "# # # #\n"},
    {"rules", "---\nx\n"},
    {"days", "9 May 2015 "},
    {"day lines", "9 May 2015\n"},
    {"an accent on an accent", "e\xCC\x81"},
    {"apostrophes", "a'"},
    {"captions", "(photo)\n"},
    {"dashes", " - "},
};

static void awkward_documents_take_linear_time(void **state)
{
    char *bytes = malloc(LARGE);

    (void)state;
    alarm(LARGE_SECONDS);
    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        size_t n = strlen(large[i].part);
        struct arena a = {0};
        struct page page;

        for (size_t at = 0; at < LARGE; at++)
            bytes[at] = large[i].part[at % n];
        if (!page_read(&a, S("p"), (struct str){bytes, LARGE / n * n}, &page, NULL))
            fail_msg("%s: refused", large[i].what);
        arena_free(&a);
    }
    alarm(0);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_cut_into_story_and_furniture),
        cmocka_unit_test(a_page_says_what_it_is),
        cmocka_unit_test(bytes_that_are_no_text_are_refused_by_name),
        cmocka_unit_test(other_charsets_are_decoded),
        cmocka_unit_test(the_mark_of_utf8_is_skipped_and_offsets_stay),
        cmocka_unit_test(awkward_documents_take_linear_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
