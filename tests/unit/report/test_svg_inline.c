#include "../test.h"
#include "report/svg_inline.h"

#define ROOT "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">"
#define FRONT                                                                                                          \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 10 10\" "      \
  "role=\"img\" aria-label=\"L\""

static void
assert_inlined(const char *svg, const char *wanted)
{
  g_autofree char *got = svg_inline(svg, "p", "L");
  assert_non_null(got);
  assert_string_equal(got, wanted);
}

static void
assert_refused(const char *svg)
{
  g_autofree char *got = svg_inline(svg, "p", "L");
  if (got)
    fail_msg("%s became %s", svg, got);
}

/* The parts of what gnuplot 5.4 writes, quotes of both kinds among them. */
static void
a_picture_by_gnuplot(void **state)
{
  (void)state;
  assert_inlined(
      "<?xml version=\"1.0\" encoding=\"utf-8\"  standalone=\"no\"?>\n"
      "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n"
      "<svg \n width=\"1200\" height=\"640\"\n viewBox=\"0 0 10 10\"\n xmlns=\"http://www.w3.org/2000/svg\"\n"
      " xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n>"
      "<title>Gnuplot</title><desc>Produced by GNUPLOT 5.4 patchlevel 4 </desc>"
      "<g id=\"gnuplot_canvas\"><!-- a remark --><defs><circle id='gpDot' r='0.5'/>"
      "<use xlink:href='#gpDot' id='gpPt6'/></defs>"
      "<g id=\"gnuplot_plot_1\" ><title>exports</title></g>"
      "<rect style=\"fill:url(#gpPat1)\" filter='url( \"#gpPat2\" )'/>"
      "<text xml:space=\"preserve\">Беларусь &amp; EU &lt; 27</text></g></svg>\n",
      FRONT "><g id=\"p.gnuplot_canvas\"><defs><circle id=\"p.gpDot\" r=\"0.5\"/>"
            "<use xlink:href=\"#p.gpDot\" id=\"p.gpPt6\"/></defs>"
            "<g id=\"p.gnuplot_plot_1\"/>"
            "<rect style=\"fill:url(#p.gpPat1)\" filter=\"url( &quot;#p.gpPat2&quot; )\"/>"
            "<text xml:space=\"preserve\">Беларусь &amp; EU &lt; 27</text></g></svg>");
}

static void
an_id_is_given_once(void **state)
{
  (void)state;
  assert_inlined(ROOT "<g id='a'/><g id='a' fill='none'/></svg>", FRONT "><g id=\"p.a\"/><g fill=\"none\"/></svg>");
}

static void
the_label_is_escaped(void **state)
{
  (void)state;
  g_autofree char *got = svg_inline(ROOT "</svg>", "p", "\"><script>");
  assert_non_null(strstr(got, " aria-label=\"&quot;&gt;&lt;script&gt;\"/>"));
}

static void
text_stays_text(void **state)
{
  (void)state;
  assert_inlined(ROOT "<text><![CDATA[<script>alert(1)</script>]]></text></svg>",
                 FRONT "><text>&lt;script&gt;alert(1)&lt;/script&gt;</text></svg>");
}

static void
what_runs_is_refused(void **state)
{
  (void)state;
  assert_refused(ROOT "<script>alert(1)</script></svg>");
  assert_refused(ROOT "<SCRIPT/></svg>");
  assert_refused(ROOT "<title><script/></title></svg>");
  assert_refused(ROOT "<g onclick='x()'/></svg>");
  assert_refused(ROOT "<g ONLOAD='x()'/></svg>");
  assert_refused("<svg viewBox='0 0 1 1' onload='x()'/>");
  assert_refused(ROOT "<foreignObject/></svg>");
  assert_refused(ROOT "<animate attributeName='href'/></svg>");
  assert_refused(ROOT "<a xlink:href='#x'/></svg>");
  assert_refused(ROOT "<style>g{}</style></svg>");
}

static void
what_reaches_outside_is_refused(void **state)
{
  (void)state;
  assert_refused(ROOT "<use xlink:href='http://example.org/#a'/></svg>");
  assert_refused(ROOT "<use href='//example.org/#a'/></svg>");
  assert_refused(ROOT "<use href='javascript:x()'/></svg>");
  assert_refused(ROOT "<use href=''/></svg>");
  assert_refused(ROOT "<image href='data:image/png;base64,AA'/></svg>");
  assert_refused(ROOT "<rect fill='url(http://example.org/a)'/></svg>");
  assert_refused(ROOT "<rect fill='URL( a.svg#b )'/></svg>");
  assert_refused(ROOT "<rect style='fill:url(#a);stroke:url(b)'/></svg>");
  assert_refused(ROOT "<rect style='fill:u\\72l(a)'/></svg>");
  assert_refused(ROOT "<rect style='background:image-set(\"//example.org/a\")'/></svg>");
  assert_refused(ROOT "<g src='a'/></svg>");
  assert_refused(ROOT "<g xml:base='a'/></svg>");
}

static void
what_is_no_picture_is_refused(void **state)
{
  (void)state;
  assert_refused("");
  assert_refused("words");
  assert_refused("<svg/>"); /* no viewBox: it could not scale */
  assert_refused("<html viewBox='0 0 1 1'/>");
  assert_refused(ROOT "<g></svg>");
  assert_refused(ROOT "<g/>");
  assert_refused(ROOT "<g fill=none/></svg>");
  assert_refused(ROOT "<text>&nbsp;</text></svg>");
  assert_refused(ROOT "<text>\xFF</text></svg>");
  assert_refused(ROOT "</svg>" ROOT "</svg>");
  assert_refused(ROOT "<svg viewBox='0 0 1 1'/></svg>");
  assert_refused(ROOT "<g id='a b'/></svg>");
  assert_refused(ROOT "<g id=''/></svg>");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_picture_by_gnuplot),          cmocka_unit_test(an_id_is_given_once),
      cmocka_unit_test(the_label_is_escaped),          cmocka_unit_test(text_stays_text),
      cmocka_unit_test(what_runs_is_refused),          cmocka_unit_test(what_reaches_outside_is_refused),
      cmocka_unit_test(what_is_no_picture_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
