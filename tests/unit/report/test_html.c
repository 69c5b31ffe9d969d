#include "../test.h"
#include "report/render_document.h"

#define SVG                                                                                                            \
  "<svg width=\"1200\" height=\"640\" viewBox=\"0 0 1200 640\" xmlns=\"http://www.w3.org/2000/svg\">"                  \
  "<g id=\"gnuplot_canvas\"><circle id='gpPt0' r='1'/><use href='#gpPt0'/></g></svg>"

#define INLINED(prefix, label)                                                                                         \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 1200 640\" "   \
  "role=\"img\" aria-label=\"" label "\"><g id=\"" prefix ".gnuplot_canvas\"><circle id=\"" prefix                     \
  ".gpPt0\" r=\"1\"/><use href=\"#" prefix ".gpPt0\"/></g></svg>"

/* What the page says of itself: ids, and the places inside it that it points to. */
typedef struct {
  GHashTable *ids;
  GPtrArray *targets;
  gboolean twice; /* an id came twice */
} Survey;

static void
survey_element(GMarkupParseContext *context, const char *element, const char **names, const char **values,
               gpointer data, GError **error)
{
  (void)context, (void)error;
  Survey *survey = data;
  assert_string_not_equal(element, "script");
  for (; *names; names++, values++) {
    if (g_str_equal(*names, "id") && !g_hash_table_add(survey->ids, g_strdup(*values)))
      survey->twice = TRUE;
    if (g_str_has_suffix(*names, "href") && **values == '#')
      g_ptr_array_add(survey->targets, g_strdup(*values + 1));
    if (g_str_has_suffix(*names, "href") && **values != '#')
      assert_true(g_str_has_prefix(*values, "charts/"));
  }
}

/* The page is well-formed, its ids are unique, and each link inside it leads somewhere. Returns the number of ids. */
static guint
survey_page(const char *page)
{
  static const GMarkupParser parser = {.start_element = survey_element};
  g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func(g_free);
  Survey survey = {ids, targets, FALSE};
  g_autoptr(GError) error = NULL;
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, G_MARKUP_DEFAULT_FLAGS, &survey, NULL);
  (void)(g_markup_parse_context_parse(context, page, -1, &error) && g_markup_parse_context_end_parse(context, &error));
  assert_no_error(error);
  assert_false(survey.twice);
  for (guint i = 0; i < targets->len; i++)
    if (!g_hash_table_contains(ids, targets->pdata[i]))
      fail_msg("nothing has the id %s", (const char *)targets->pdata[i]);
  return g_hash_table_size(ids);
}

/* What stands between <main> and </main>. */
static void
assert_main(const Document *document, const char *wanted)
{
  g_autofree char *page = document_to_html(document);
  survey_page(page);
  const char *start = strstr(page, "<main>\n");
  assert_non_null(start);
  assert_true(g_str_has_suffix(start, "</main>\n</body>\n</html>\n"));
  start += strlen("<main>\n");
  g_autofree char *got = g_strndup(start, (gsize)(strstr(start, "</main>") - start));
  assert_string_equal(got, wanted);
}

static void
the_head(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("Trade & <relations>");
  g_autofree char *page = document_to_html(document);
  assert_true(g_str_has_prefix(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"));
  assert_non_null(strstr(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"));
  assert_non_null(
      strstr(page, "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""));
  assert_non_null(strstr(page, "<title>Trade &amp; &lt;relations&gt;</title>\n<style>\n"));
  assert_non_null(strstr(page, "@media (prefers-color-scheme:dark)"));
  assert_non_null(strstr(page, "@media print"));
  assert_null(strstr(page, "http://"));
  assert_null(strstr(page, "https://"));
  assert_null(strstr(page, "url("));
  assert_null(strstr(page, "@import"));
}

static void
every_kind_of_block(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("Trade");
  document_heading(document, 1, "First");
  document_heading(document, 3, "Third");
  document_say(document, BLOCK_PARAGRAPH, "Words.");
  document_say(document, BLOCK_METHOD, "How.");
  document_say(document, BLOCK_READING, "What.");
  document_say(document, BLOCK_WARNING, "Mind.");
  Block *table = document_table(document, "Exports", "<Partner", "USD million", "<Note", NULL);
  table_row(table, "Польша", "−1.5", NULL, NULL);
  table_row(document_table(document, NULL, "Lag", "r", NULL), "0", "0.41", NULL);
  list_item(document_list(document), "one");
  document_list(document);
  assert_main(document, "<h1>Trade</h1>\n"
                        "<h2 id=\"first\">First</h2>\n"
                        "<h4 id=\"third\">Third</h4>\n"
                        "<p>Words.</p>\n"
                        "<p class=\"method\">How.</p>\n"
                        "<p class=\"reading\">What.</p>\n"
                        "<p class=\"warning\"><strong>Warning:</strong> Mind.</p>\n"
                        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Exports\">\n"
                        "<table>\n<caption>Exports</caption>\n<thead>\n"
                        "<tr><th scope=\"col\">Partner</th><th scope=\"col\" class=\"n\">USD million</th>"
                        "<th scope=\"col\">Note</th></tr>\n"
                        "</thead>\n<tbody>\n"
                        "<tr><th scope=\"row\">Польша</th><td class=\"n\">−1.5</td><td></td></tr>\n"
                        "</tbody>\n</table>\n</div>\n"
                        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">\n"
                        "<table>\n<thead>\n"
                        "<tr><th scope=\"col\" class=\"n\">Lag</th><th scope=\"col\" class=\"n\">r</th></tr>\n"
                        "</thead>\n<tbody>\n"
                        "<tr><td class=\"n\">0</td><td class=\"n\">0.41</td></tr>\n"
                        "</tbody>\n</table>\n</div>\n"
                        "<ul>\n<li>one</li>\n</ul>\n");
}

static void
contents_list_the_upper_levels(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("T");
  document_heading(document, 1, "Data & method");
  document_heading(document, 2, "Data & method");
  document_heading(document, 3, "Not listed");
  document_heading(document, 1, "Зона: 1.5");
  document_heading(document, 1, "!?!");
  assert_main(document, "<h1>T</h1>\n"
                        "<nav aria-label=\"Contents\">\n<ul>\n"
                        "<li><a href=\"#data-method\">Data &amp; method</a></li>\n"
                        "<li class=\"sub\"><a href=\"#data-method-2\">Data &amp; method</a></li>\n"
                        "<li><a href=\"#зона-1-5\">Зона: 1.5</a></li>\n"
                        "<li><a href=\"#section\">!?!</a></li>\n"
                        "</ul>\n</nav>\n"
                        "<h2 id=\"data-method\">Data &amp; method</h2>\n"
                        "<h3 id=\"data-method-2\">Data &amp; method</h3>\n"
                        "<h4 id=\"not-listed\">Not listed</h4>\n"
                        "<h2 id=\"зона-1-5\">Зона: 1.5</h2>\n"
                        "<h2 id=\"section\">!?!</h2>\n");
}

static void
pictures_keep_their_ids_apart(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("T");
  document_heading(document, 1, "turnover gpPt0");
  document_figure(document, "turnover", "Trade \"turnover\"", SVG);
  document_figure(document, "balance", "Balance", SVG);
  document_figure(document, "turnover", "Again", SVG);
  g_autofree char *page = document_to_html(document);
  assert_int_equal(survey_page(page), 1 + 3 * 3);
  assert_non_null(strstr(
      page,
      "<figure id=\"turnover\">\n"
      "<div class=\"plot\" role=\"region\" tabindex=\"0\" aria-label=\"Trade &quot;turnover&quot;\">\n" INLINED(
          "turnover", "Trade &quot;turnover&quot;") "\n</div>\n<figcaption><a href=\"charts/turnover.svg\">SVG</a> · "
                                                    "<a href=\"charts/turnover.csv\">data (CSV)</a> · "
                                                    "<a href=\"charts/turnover.gp\">script "
                                                    "(gnuplot)</a></figcaption>\n</figure>\n"));
  assert_non_null(strstr(page, INLINED("balance", "Balance")));
  assert_non_null(strstr(page, INLINED("turnover-2", "Again")));
}

static void
pictures_that_cannot_be_shown(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("T");
  document_figure(document, "bad", "A <bad> one", "<svg viewBox='0 0 1 1'><script>alert(1)</script></svg>");
  document_figure(document, "none", "Not drawn", NULL);
  assert_main(document,
              "<h1>T</h1>\n"
              "<figure id=\"bad\">\n"
              "<figcaption><span class=\"title\">A &lt;bad&gt; one</span> This picture cannot stand in the page: "
              "<a href=\"charts/bad.svg\">SVG</a> · <a href=\"charts/bad.csv\">data (CSV)</a> · "
              "<a href=\"charts/bad.gp\">script (gnuplot)</a></figcaption>\n</figure>\n"
              "<figure id=\"none\">\n"
              "<figcaption><span class=\"title\">Not drawn</span> No picture was drawn: "
              "<a href=\"charts/none.csv\">data (CSV)</a> · "
              "<a href=\"charts/none.gp\">script (gnuplot)</a></figcaption>\n</figure>\n");
}

/* The same hostile words in every place that takes text. */
static void
hostile_text_stays_text(void **state)
{
  (void)state;
  static const char hostile[] = "</style><script>alert('x')</script> \" onload=\"y\" & &amp; ]]>";
  g_autoptr(Document) document = document_new(hostile);
  for (int i = 0; i < 3; i++)
    document_heading(document, 1, hostile);
  document_say(document, BLOCK_PARAGRAPH, "%s", hostile);
  document_say(document, BLOCK_METHOD, "%s", hostile);
  document_say(document, BLOCK_READING, "%s", hostile);
  document_say(document, BLOCK_WARNING, "%s", hostile);
  table_row(document_table(document, hostile, "<</style><script>\"'&", NULL), hostile, NULL);
  list_item(document_list(document), "%s", hostile);
  document_figure(document, hostile, hostile, SVG);
  document_figure(document, hostile, hostile, NULL);
  g_autofree char *page = document_to_html(document);
  survey_page(page);
  assert_null(strstr(page, "<script"));
  assert_null(strstr(page, "onload=\"y"));
  assert_non_null(strstr(page, "<p>&lt;/style&gt;&lt;script&gt;alert(&apos;x&apos;)&lt;/script&gt; &quot; "
                               "onload=&quot;y&quot; &amp; &amp;amp; ]]&gt;</p>\n"));
}

static void
a_table_links_its_csv(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("Tables");
  Block *table = document_table(document, "trade", "x", NULL);
  table->name = g_strdup("trade");
  table_row(table, "1", NULL);
  g_autofree char *page = document_to_html(document);
  assert_non_null(
      strstr(page, "</table>\n</div>\n<p class=\"links\"><a href=\"tables/trade.csv\">data (CSV)</a></p>\n"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_head),
      cmocka_unit_test(every_kind_of_block),
      cmocka_unit_test(contents_list_the_upper_levels),
      cmocka_unit_test(pictures_keep_their_ids_apart),
      cmocka_unit_test(pictures_that_cannot_be_shown),
      cmocka_unit_test(hostile_text_stays_text),
      cmocka_unit_test(a_table_links_its_csv),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
