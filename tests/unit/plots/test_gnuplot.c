#include "../test.h"

#include "plots/gnuplot.h"
#include "plots/script.h"
#include "samples.h"

static void
assert_quoted(const char *text, const char *expected)
{
  g_autofree char *quoted = gnuplot_quote(text);
  assert_string_equal(quoted, expected);
}

static void
strings_are_quoted(void **state)
{
  (void)state;
  assert_quoted(NULL, "''");
  assert_quoted("", "''");
  assert_quoted("Exports", "'Exports'");
  assert_quoted("Belarus's", "'Belarus''s'");
  assert_quoted("'a", "'\u200b''a'");
  assert_quoted("a'", "'a'''");
  assert_quoted("a''b", "'a''\u200b''b'");
  assert_quoted("a\\", "'a\\ '");
  assert_quoted("a\\b", "'a\\b'");
  assert_quoted("a\nb\tc\r\x7f", "'a b c  '");
  assert_quoted("`x` $(x) \"x\" {x}_y %s", "'`x` $(x) \"x\" {x}_y %s'");
  assert_quoted("]]>", "']]\u200b>'");
  assert_quoted("a\u2028b\ufffe", "'a b '");
  assert_quoted("Мінск Łódź", "'Мінск Łódź'");
  assert_quoted("\xff", "'\ufffd'");
}

static void
comments_end_with_their_line(void **state)
{
  (void)state;
  g_autoptr(GString) script = g_string_new(NULL);
  script_comment(script, "a\nplot 1");
  script_comment(script, "a\\");
  script_comment(script, "a\\ ");
  script_comment(script, NULL);
  assert_string_equal(script->str, "# a plot 1\n# a\\ .\n# a\\ .\n# \n");
}

static void
numbers_read_back(void **state)
{
  (void)state;
  const double values[] = {0.1, 1.0 / 3.0, 1e-300, 123456789.125, -0.0, 5e-324, 1.7976931348623157e308};
  for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
    g_autoptr(GString) script = g_string_new(NULL);
    script_number(script, values[i]);
    assert_true(g_ascii_strtod(script->str, NULL) == values[i]);
  }
  g_autoptr(GString) script = g_string_new(NULL);
  script_number(script, NAN);
  script_number(script, INFINITY);
  script_number(script, -0.0);
  script_number(script, 0.1);
  assert_string_equal(script->str, "NaNNaN00.1");
}

static char *
script_of(const Chart *chart)
{
  g_autoptr(GError) error = NULL;
  char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  return script;
}

static void
assert_holds(const char *script, const char *part)
{
  if (!strstr(script, part))
    fail_msg("the script does not hold: %s", part);
}

static void
a_script_is_for_people_too(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = sample_turnover();
  g_autofree char *script = script_of(chart);
  assert_true(g_str_has_prefix(script, "# Belarus’s trade with the European Union\n#\n#   gnuplot turnover.gp"));
  assert_holds(script, "\n# Exports\n# from to base top\n$panel1_layer1 << END\n");
  assert_holds(script, "x counts days from 1970-01-01");
  assert_holds(script, "set encoding utf8\n");
  assert_holds(script, "output = (suffix eq '' ? '' : 'turnover'.suffix)\n");
  assert_holds(script, "set label 'Visa bans' at screen ");
  assert_holds(script, "set ytics nomirror scale 0 ('0' 0, '");
  assert_holds(script, "NaN");
  assert_null(strchr(script, '`'));
  assert_null(strchr(script, '\r'));
}

static guint
count(const char *script, const char *part)
{
  guint n = 0;
  for (const char *p = strstr(script, part); p; p = strstr(p + 1, part))
    n++;
  return n;
}

static void
every_terminal_is_without_markup(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = sample_turnover();
  g_autofree char *script = script_of(chart);
  assert_int_equal(count(script, "set terminal "), 4);
  assert_int_equal(count(script, " noenhanced"), 4);
}

static void
the_same_chart_gives_the_same_bytes(void **state)
{
  (void)state;
  g_autoptr(Chart) one = sample_everything(hostile_labels, G_N_ELEMENTS(hostile_labels));
  g_autoptr(Chart) two = sample_everything(hostile_labels, G_N_ELEMENTS(hostile_labels));
  g_autofree char *first = script_of(one), *second = script_of(two);
  assert_string_equal(first, second);
}

static void
assert_known_lines(const Chart *chart)
{
  static const char *const beginnings[] = {
      "#",           "set ",       "unset ", "if (",  "face ",           "title_font ", "body_font ",
      "small_font ", "fine_font ", "plot ",  "     ", "  set terminal ", "$panel",      "END"};
  g_autofree char *script = script_of(chart);
  g_auto(GStrv) lines = g_strsplit(script, "\n", -1);
  for (char **line = lines; *line; line++) {
    gboolean known = **line == '\0' || g_ascii_isdigit(**line) || **line == '-';
    for (guint i = 0; i < G_N_ELEMENTS(beginnings); i++)
      known |= g_str_has_prefix(*line, beginnings[i]);
    if (!known)
      fail_msg("a line begins wrongly: %s", *line);
  }
}

/* A line of the script outside the data that begins with anything but a command of ours would be a label run loose. */
static void
no_label_begins_a_line(void **state)
{
  (void)state;
  const guint n = G_N_ELEMENTS(hostile_labels);
  g_autoptr(Chart) chart = sample_everything(hostile_labels, n), heatmaps = sample_heatmaps(hostile_labels, n, n, 4);
  assert_known_lines(chart);
  assert_known_lines(heatmaps);
}

/* Cells say what they are drawn in; those without a value have no row. */
static void
cells_stems_and_levels_are_drawn(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("kinds", AXIS_NUMBER);
  ChartPanel *heatmap = chart_add_panel(chart, "Matrix"), *lags = chart_add_panel(chart, NULL);
  ChartLayer *cells = panel_add_layer(heatmap, LAYER_CELLS, "r", TONE_BLUE),
             *stems = panel_add_layer(lags, LAYER_STEMS, "acf", TONE_INK);
  panel_add_row(heatmap, "row");
  for (guint c = 0; c < 4; c++) {
    panel_add_column(heatmap, "column");
    layer_add_cell(cells, c, 0, c == 3 ? NAN : c - 1.0, NULL);
  }
  layer_add(stems, 1, 1, 0.5);
  stems->pale = TRUE;
  panel_add_level(lags, 0.1, "it's `critical`");
  panel_add_level(lags, NAN, "nowhere");
  panel_add_span(lags, 1, 1, NULL);
  g_autofree char *script = script_of(chart);
  assert_holds(script,
               "\n# r\n# from to low high value colour\n$panel1_layer1 << END\n"
               "-0.5 0.5 -0.5 0.5 -1 0xb4552d\n0.5 1.5 -0.5 0.5 0 0xf7f7f5\n1.5 2.5 -0.5 0.5 1 0x1f6f9f\nEND\n");
  assert_holds(script, "$panel1_layer1 using 1:3:1:2:3:4:6 with boxxyerror");
  assert_holds(script, "\n# acf\n# x y\n$panel2_layer1 << END\n1 0.5\nEND\n");
  assert_holds(script, "$panel2_layer1 using 1:2 with impulses lw 1.8 lc rgb '#a0a0a1' title 'acf', \\\n"
                       "     $panel2_layer1 using 1:2 with points");
  assert_holds(script, "     0.1 with lines lw 1.4 dt (8,6) lc rgb '#77777f' title 'it''s `critical`'");
  assert_holds(script, "set arrow from first 1, graph 0 to first 1, graph 1 nohead");
  assert_holds(script, "unset border\n");
  assert_int_equal(count(script, "title 'zero'"), 1); /* a heatmap has no zero line */
  assert_null(strstr(script, "nowhere"));
}

static void
names_cannot_leave_the_folder(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = sample_turnover();
  g_free(chart->name);
  chart->name = g_strdup("../Up'; system('x')");
  g_autofree char *script = script_of(chart);
  assert_holds(script, "'---up---system--x--'.suffix");
}

static void
empty_charts_are_refused(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(Chart) chart = chart_new("empty", AXIS_TIME);
  assert_null(gnuplot_script(chart, &error));
  assert_error(error, PLOT_ERROR, PLOT_ERROR_EMPTY, "chart 'empty': no panel to draw");
  layer_add(panel_add_layer(chart_add_panel(chart, NULL), LAYER_LINE, NULL, TONE_INK), 0, 1, 2);
  panel_add_layer(chart_add_panel(chart, NULL), LAYER_LINE, NULL, TONE_INK);
  assert_null(gnuplot_script(chart, &error));
  assert_error(error, PLOT_ERROR, PLOT_ERROR_EMPTY, "chart 'empty': panel 2 of 2 has no points to draw");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(strings_are_quoted),
      cmocka_unit_test(comments_end_with_their_line),
      cmocka_unit_test(numbers_read_back),
      cmocka_unit_test(a_script_is_for_people_too),
      cmocka_unit_test(every_terminal_is_without_markup),
      cmocka_unit_test(the_same_chart_gives_the_same_bytes),
      cmocka_unit_test(no_label_begins_a_line),
      cmocka_unit_test(cells_stems_and_levels_are_drawn),
      cmocka_unit_test(names_cannot_leave_the_folder),
      cmocka_unit_test(empty_charts_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
