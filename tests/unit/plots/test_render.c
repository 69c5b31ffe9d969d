#include "../test.h"

#include <glib/gstdio.h>

#include "plots/render.h"
#include "samples.h"

static char *folder; /* a temporary one, for scripts and false gnuplots */

static char *
script_of(const Chart *chart)
{
  g_autoptr(GError) error = NULL;
  char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  return script;
}

static GBytes *
render(const Chart *chart, PictureFormat format)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *script = script_of(chart);
  GBytes *picture = render_script(script, chart->name, format, &error);
  assert_no_error(error);
  return picture;
}

/* The picture as a string; fails when it is not well-formed XML (gnuplot's SVG has no declarations of types). */
static char *
render_svg(const Chart *chart)
{
  static const GMarkupParser parser = {NULL, NULL, NULL, NULL, NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) picture = render(chart, PICTURE_SVG);
  GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, NULL, NULL);
  gsize size = 0;
  const char *text = g_bytes_get_data(picture, &size);
  g_markup_parse_context_parse(context, text, (gssize)size, &error);
  if (!error)
    g_markup_parse_context_end_parse(context, &error);
  g_markup_parse_context_free(context);
  assert_no_error(error);
  return g_strndup(text, size);
}

static void
formats_have_names(void **state)
{
  (void)state;
  for (PictureFormat format = PICTURE_SVG; format <= PICTURE_TEXT; format++) {
    PictureFormat found = PICTURE_SVG;
    assert_true(picture_from_name(picture_suffix(format), &found));
    assert_int_equal(found, format);
  }
  PictureFormat format;
  assert_false(picture_from_name("jpeg", &format));
  assert_false(picture_from_name(NULL, &format));
}

static void
each_format_gives_a_picture(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = sample_turnover();
  for (PictureFormat format = PICTURE_SVG; format <= PICTURE_TEXT; format++) {
    g_autoptr(GBytes) picture = render(chart, format);
    assert_true(g_bytes_get_size(picture) > 1000);
  }
}

/* Text stays text, so that it can be searched; the names of series are not drawn twice. */
static void
svg_text_is_searchable(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = sample_turnover();
  g_autofree char *svg = render_svg(chart);
  const char *const words[] = {"Belarus’s trade with the European Union", "Exports", "Visa bans", "Source: none",
                               "1999"};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    g_autofree char *element = g_strdup_printf("<text>%s</text>", words[i]);
    const char *found = strstr(svg, element);
    if (!found || strstr(found + 1, element))
      fail_msg("'%s' is not in the picture once", words[i]);
  }
  assert_non_null(strstr(svg, "viewBox=\"0 0 1200 640\""));
}

static void
the_same_script_gives_the_same_bytes(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = sample_turnover();
  const PictureFormat formats[] = {PICTURE_SVG, PICTURE_PNG, PICTURE_TEXT};
  for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autoptr(GBytes) one = render(chart, formats[i]), two = render(chart, formats[i]);
    assert_true(g_bytes_equal(one, two));
  }
}

static void
hostile_labels_are_only_drawn(void **state)
{
  (void)state;
  g_autofree char *before = g_get_current_dir();
  g_autofree char *pwned = g_build_filename(folder, "pwned", NULL);
  const guint n = G_N_ELEMENTS(hostile_labels);
  g_autoptr(Chart) chart = sample_everything(hostile_labels, n);
  g_autoptr(Chart) heatmaps = sample_heatmaps(hostile_labels, n, n, n);
  assert_int_equal(g_chdir(folder), 0);
  g_autofree char *svg = render_svg(chart), *cells = render_svg(heatmaps);
  for (PictureFormat format = PICTURE_PNG; format <= PICTURE_TEXT; format++) {
    g_autoptr(GBytes) picture = render(chart, format), picture_of_cells = render(heatmaps, format);
    assert_true(g_bytes_get_size(picture) > 1000);
    assert_true(g_bytes_get_size(picture_of_cells) > 1000);
  }
  assert_int_equal(g_chdir(before), 0);
  assert_false(g_file_test(pwned, G_FILE_TEST_EXISTS));
  assert_non_null(strstr(svg, "Беларусь і ЕС"));
  assert_non_null(strstr(cells, "Беларусь і ЕС"));
}

static void
each_hostile_label_survives_alone(void **state)
{
  (void)state;
  for (guint i = 0; i < G_N_ELEMENTS(hostile_labels); i++) {
    const char *labels[] = {hostile_labels[i]};
    g_autoptr(Chart) chart = sample_everything(labels, 1), heatmaps = sample_heatmaps(labels, 1, 3, 3);
    g_autofree char *svg = render_svg(chart), *cells = render_svg(heatmaps);
    assert_non_null(strstr(svg, "</svg>"));
    assert_non_null(strstr(cells, "</svg>"));
  }
}

/* Every string of up to three of the signs that gnuplot, shells and printf make something of, read back by gnuplot. A
 * zero-width space and the blank behind a last backslash are what quoting adds. */
static void
every_short_string_reads_back(void **state)
{
  (void)state;
  static const char signs[] = "'\\\"`{#$a";
  const guint base = sizeof signs - 1;
  g_autoptr(GString) script = g_string_new(NULL), wanted = g_string_new(NULL);
  for (guint k = 0; k < base * base * base; k++) {
    const char text[] = {signs[k % base], signs[k / base % base], signs[k / base / base], '\0'};
    for (guint length = 1; length <= 3; length++) {
      g_autofree char *part = g_strndup(text, length), *quoted = gnuplot_quote(part);
      g_string_append_printf(script, "print %s\n", quoted);
      g_string_append_printf(wanted, "%s%s\n", part, g_str_has_suffix(part, "\\") ? " " : "");
    }
  }
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(folder, "strings.gp", NULL), *got = NULL;
  const char *argv[] = {"gnuplot", "-d", path, NULL};
  assert_true(g_file_set_contents(path, script->str, -1, NULL));
  g_spawn_sync(NULL, (char **)(void *)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &got, NULL, &error);
  assert_no_error(error);
  g_auto(GStrv) parts = g_strsplit(got, "\u200b", -1);
  g_autofree char *without = g_strjoinv("", parts);
  assert_string_equal(without, wanted->str);
}

static void
odd_data_are_drawn(void **state)
{
  (void)state;
  const double sets[][4] = {
      {NAN, NAN, NAN, NAN}, {NAN, 5, NAN, NAN}, {1e12, 2e12, 1e12, 3e12},    {1e-6, 2e-6, 0, 1e-6},    {-3, -4, -2, -9},
      {5, 5, 5, 5},         {0, 0, 0, 0},       {INFINITY, 1, 2, -INFINITY}, {-1e300, 1e300, 0, 1e308}};
  for (int kind = LAYER_LINE; kind <= LAYER_CELLS; kind++) {
    g_autoptr(Chart) chart = chart_new("odd", AXIS_TIME);
    chart->columns = 3;
    for (guint s = 0; s < G_N_ELEMENTS(sets); s++) {
      ChartLayer *layer = panel_add_layer(chart_add_panel(chart, "odd"), (LayerKind)kind, "odd", TONE_BLUE);
      for (int i = 0; i < 4; i++) {
        layer_add_range(layer, i * 31, i * 31 + 31, sets[s][i], sets[s][3 - i]);
        g_array_index(layer->points, ChartPoint, (guint)i).y = sets[s][i];
      }
    }
    g_autofree char *svg = render_svg(chart);
    assert_non_null(strstr(svg, "</svg>"));
  }
}

static void
lengths_from_a_month_to_sixty_years(void **state)
{
  (void)state;
  const int lengths[] = {1, 30, 500, 60 * 365};
  for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
    g_autoptr(Chart) chart = chart_new("long", AXIS_TIME);
    ChartLayer *layer = panel_add_layer(chart_add_panel(chart, NULL), LAYER_LINE, "daily", TONE_TEAL);
    for (int day = 0; day < lengths[i]; day++)
      layer_add(layer, day, day + 1, sin(day / 40.0));
    g_autofree char *svg = render_svg(chart);
    assert_non_null(strstr(svg, "daily"));
  }
}

static void
axes_of_numbers_and_categories(void **state)
{
  (void)state;
  const AxisKind kinds[] = {AXIS_NUMBER, AXIS_CATEGORY};
  const char *const names[] = {"Food and live animals", "100 %", "Übriges"};
  for (guint k = 0; k < 2; k++) {
    g_autoptr(Chart) chart = chart_new("axes", kinds[k]);
    ChartPanel *panel = chart_add_panel(chart, NULL);
    for (int kind = LAYER_LINE; kind <= LAYER_CELLS; kind++) {
      ChartLayer *layer = panel_add_layer(panel, (LayerKind)kind, "layer", TONE_PLUM);
      for (int i = 0; i < 3; i++) {
        layer_add_range(layer, i, i, i - 1.5, i + 0.5);
        g_array_index(layer->points, ChartPoint, (guint)i).y = i - 0.5;
      }
    }
    for (guint i = 0; chart->categories && i < 3; i++)
      g_ptr_array_add(chart->categories, g_strdup(names[i]));
    g_autofree char *svg = render_svg(chart);
    assert_true(k == 0 || strstr(svg, "100 %") != NULL);
  }
}

/* Runs a program in the temporary folder. */
static void
run_there(const char *const *argv)
{
  g_autoptr(GError) error = NULL;
  int status = -1;
  g_spawn_sync(folder, (char **)(void *)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  assert_no_error(error);
  assert_true(g_spawn_check_wait_status(status, NULL));
}

static void
assert_file_begins(const char *name, const char *beginning)
{
  gsize size = 0;
  g_autofree char *path = g_build_filename(folder, name, NULL), *bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_file_get_contents(path, &bytes, &size, &error);
  assert_no_error(error);
  assert_true(size > strlen(beginning) && memcmp(bytes, beginning, strlen(beginning)) == 0);
}

static void
scripts_run_by_themselves_anywhere(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = sample_turnover();
  g_autofree char *script = script_of(chart), *path = g_build_filename(folder, "turnover.gp", NULL);
  assert_true(g_file_set_contents(path, script, -1, NULL));
  run_there((const char *[]){"gnuplot", "turnover.gp", NULL});
  assert_file_begins("turnover.svg", "<?xml");
  run_there((const char *[]){"gnuplot", "-e", "terminal='pngcairo'", "turnover.gp", NULL});
  assert_file_begins("turnover.png", "\x89PNG");
  run_there((const char *[]){"gnuplot", "-e", "terminal='pdf'; output='on paper.pdf'", "turnover.gp", NULL});
  assert_file_begins("on paper.pdf", "%PDF-");
}

/* A program in the temporary folder that takes gnuplot's place. */
static void
pretend(const char *script)
{
  g_autofree char *path = g_build_filename(folder, "gnuplot", NULL);
  assert_true(g_file_set_contents(path, script, -1, NULL));
  assert_int_equal(g_chmod(path, 0700), 0);
  assert_true(g_setenv("GNUPLOT", path, TRUE));
}

static void
assert_refused(PictureFormat format, PlotError code, const char *message)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *script = g_strnfill(1 << 20, '#'); /* more than a pipe holds */
  assert_null(render_script(script, "turnover", format, &error));
  g_unsetenv("GNUPLOT");
  assert_error(error, PLOT_ERROR, (int)code, message);
}

static void
faults_of_gnuplot_are_told(void **state)
{
  (void)state;
  g_setenv("GNUPLOT", "/nonexistent", TRUE);
  assert_refused(
      PICTURE_SVG, PLOT_ERROR_GNUPLOT,
      "chart 'turnover': /nonexistent cannot be started: install gnuplot 5.4 or later, or let GNUPLOT name it");
  g_setenv("GNUPLOT", "/bin/false", TRUE);
  assert_refused(PICTURE_SVG, PLOT_ERROR_GNUPLOT, "chart 'turnover': gnuplot ended with status 1: it said nothing");
  pretend("#!/bin/sh\necho 'line 3: no such thing' >&2\necho >&2\necho '     ^' >&2\nexit 2\n");
  assert_refused(PICTURE_SVG, PLOT_ERROR_GNUPLOT,
                 "chart 'turnover': gnuplot ended with status 2: line 3: no such thing");
  pretend("#!/bin/sh\nkill -9 $$\n");
  assert_refused(PICTURE_SVG, PLOT_ERROR_GNUPLOT, "chart 'turnover': gnuplot ended with signal 9: it said nothing");
}

static void
pictures_that_are_not_whole_are_told(void **state)
{
  (void)state;
  pretend("#!/bin/sh\ncat >/dev/null\nprintf '<?xml version=\"1.0\"?><svg><g>'\n");
  assert_refused(PICTURE_SVG, PLOT_ERROR_PICTURE, "chart 'turnover': gnuplot gave no whole svg picture (29 bytes)");
  pretend("#!/bin/sh\ncat >/dev/null\necho 'unknown terminal' >&2\n");
  assert_refused(PICTURE_PNG, PLOT_ERROR_PICTURE,
                 "chart 'turnover': gnuplot gave no whole png picture (0 bytes): unknown terminal");
  pretend("#!/bin/sh\ncat >/dev/null\nprintf 'no picture </svg>'\n");
  assert_refused(PICTURE_SVG, PLOT_ERROR_PICTURE, "chart 'turnover': gnuplot gave no whole svg picture (17 bytes)");
}

/* More words on standard error than a pipe holds, before the script is read: neither side may wait for the other. */
static void
a_talkative_gnuplot_does_not_block(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autofree char *script = g_strnfill(1 << 20, '#');
  pretend("#!/bin/sh\nhead -c 300000 /dev/zero | tr '\\0' x >&2\nhead -c 300000 /dev/zero | tr '\\0' y\ncat "
          ">/dev/null\necho\n");
  g_autoptr(GBytes) picture = render_script(script, "turnover", PICTURE_TEXT, &error);
  g_unsetenv("GNUPLOT");
  assert_no_error(error);
  assert_int_equal(g_bytes_get_size(picture), 300001);
}

static int
make_folder(void **state)
{
  (void)state;
  g_unsetenv("GNUPLOT");
  folder = g_dir_make_tmp("bytrade-XXXXXX", NULL);
  return folder ? 0 : -1;
}

static int
remove_folder(void **state)
{
  (void)state;
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_unlink(path);
  }
  g_clear_pointer(&dir, g_dir_close);
  g_rmdir(folder);
  g_free(folder);
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(formats_have_names),
      cmocka_unit_test(each_format_gives_a_picture),
      cmocka_unit_test(svg_text_is_searchable),
      cmocka_unit_test(the_same_script_gives_the_same_bytes),
      cmocka_unit_test(hostile_labels_are_only_drawn),
      cmocka_unit_test(each_hostile_label_survives_alone),
      cmocka_unit_test(every_short_string_reads_back),
      cmocka_unit_test(odd_data_are_drawn),
      cmocka_unit_test(lengths_from_a_month_to_sixty_years),
      cmocka_unit_test(axes_of_numbers_and_categories),
      cmocka_unit_test(scripts_run_by_themselves_anywhere),
      cmocka_unit_test(faults_of_gnuplot_are_told),
      cmocka_unit_test(pictures_that_are_not_whole_are_told),
      cmocka_unit_test(a_talkative_gnuplot_does_not_block),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
