#include "../study/mirror_case.h"

#include "blocks.h"
#include "plots/gnuplot.h"
#include "report/csv_tables.h"
#include "report/figure_mirror.h"

#define BOTH "of: exports, mirror: mirror"

static Chart *
chart_of(FolderStudy *one)
{
  GError *error = NULL;
  Chart *chart = chart_new("mirror", AXIS_TIME);
  assert_true(figure_mirror(mirror_analysis(one), chart, &error));
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  assert_non_null(script);
  return chart;
}

static const ChartPanel *
panel_of(const Chart *chart, guint p)
{
  assert_true(p < chart->panels->len);
  return g_ptr_array_index(chart->panels, p);
}

static const ChartPoint *
point_of(const ChartPanel *panel, guint layer, guint i)
{
  const ChartLayer *in = g_ptr_array_index(panel->layers, layer);
  assert_true(i < in->points->len);
  return &g_array_index(in->points, ChartPoint, i);
}

enum { FIELD, MIRRORED, REPORTED };

static void
sums_above_and_partners_below(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH, "");
  g_autoptr(Chart) chart = chart_of(one);
  const ChartPanel *sums = panel_of(chart, 0), *partners = panel_of(chart, 1);
  assert_text(chart->title, "Exports: reported and mirrored");
  assert_text(chart->subtitle, "USD million; grey: the difference");
  assert_text(chart->note, "Reported over mirrored is expected to be 0.91 (freight and insurance: 10 %).");
  assert_text(chart->source, "Source: Customs; Partners");
  assert_text(sums->title, "Sums over partners that both sides report");
  assert_true(point_of(sums, REPORTED, 2)->y == 210 && point_of(sums, MIRRORED, 2)->y == 153);
  assert_true(point_of(sums, FIELD, 2)->low == 153 && point_of(sums, FIELD, 2)->high == 210);
  assert_text(partners->title, "2001–2006, sums: the 3 partners with the largest differences, signs aside");
  assert_text(partners->x_label, "USD million");
  assert_int_equal(partners->rows->len, 3); /* Russia has no pair */
  assert_text(g_ptr_array_index(partners->rows, 0), "Netherlands");
  assert_true(point_of(partners, REPORTED, 0)->x0 == 750 && point_of(partners, MIRRORED, 0)->x0 == 146);
  assert_true(point_of(partners, FIELD, 0)->x0 == 146 && point_of(partners, FIELD, 0)->x1 == 750);
  assert_true(point_of(partners, REPORTED, 2)->y == -2);
  assert_text(point_of(partners, REPORTED, 0)->label, "750");
}

static void
the_chosen_period(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH ", periods: [ 2002, 2004 ], top: 1", ""),
                         lone = mirror_case(BOTH ", sample: 2004, top: 2", "");
  g_autoptr(Chart) chart = chart_of(one), single = chart_of(lone);
  assert_text(panel_of(chart, 1)->title, "2002");
  assert_int_equal(panel_of(chart, 1)->rows->len, 1);
  assert_true(point_of(panel_of(chart, 1), REPORTED, 0)->x0 == 40);
  assert_text(point_of(panel_of(chart, 1), REPORTED, 0)->label, "40.00");
  assert_int_equal(single->panels->len, 1); /* of one period there is no course */
  assert_text(panel_of(single, 0)->title, "2004: the 2 partners with the largest differences");
}

/* Words of the study stay, and the note stands behind what is said of the expected ratio. */
static void
words_of_the_study(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH, "");
  g_autoptr(Chart) chart = chart_new("m", AXIS_TIME);
  chart->title = g_strdup("Title");
  chart->subtitle = g_strdup("Subtitle");
  chart->note = g_strdup("Note");
  assert_true(figure_mirror(mirror_analysis(one), chart, NULL));
  assert_text(chart->title, "Title");
  assert_text(chart->subtitle, "Subtitle");
  assert_text(chart->note, "Reported over mirrored is expected to be 0.91 (freight and insurance: 10 %). Note");
}

/* The chart's subtitle and its first value, of sums of that size. */
static void
assert_unit(const char *unit, double sum, const char *subtitle, double value)
{
  g_autoptr(FolderStudy) one = mirror_case(BOTH, "");
  MirrorStudy study = *mirror_of(one);
  Breakdown reported = *study.reported;
  Analysis analysis = *mirror_analysis(one);
  g_autofree MirrorTotal *totals = g_memdup2(study.totals, study.n * sizeof *totals);
  g_autofree char *own = g_strdup(unit);
  g_autoptr(Chart) chart = chart_new("m", AXIS_TIME);
  for (gsize t = 0; t < study.n; t++)
    totals[t].reported = totals[t].mirrored = sum;
  study.totals = totals;
  study.reported = &reported;
  reported.unit = own;
  analysis.result = &study;
  assert_true(figure_mirror(&analysis, chart, NULL));
  assert_text(chart->subtitle, subtitle);
  assert_digits(point_of(panel_of(chart, 0), REPORTED, 0)->y, value, 14);
}

static void
units_of_the_size_of_the_amounts(void **state)
{
  (void)state;
  assert_unit("USD million", 12345, "USD billion; grey: the difference", 12.345);
  assert_unit("USD million", 345, "USD million; grey: the difference", 345);
  assert_unit("USD million", 0.5, "USD million; grey: the difference", 0.5);
  assert_unit("EUR", 2e6, "EUR million; grey: the difference", 2);
  assert_unit("EUR", 2, "EUR; grey: the difference", 2);
  assert_unit("thousand EUR", 7, "thousand EUR; grey: the difference", 7);
  assert_unit(NULL, 5e9, "grey: the difference", 5e9);
}

static void
data_of_the_chart(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH ", sample: 2004, top: 1", "");
  g_autoptr(Chart) chart = chart_of(one);
  g_autofree char *csv = chart_csv(chart);
  assert_text(csv, "panel,layer,period,start,end,value,lower,upper,label\n"
                   "2004,,Netherlands,,,,24,300,\n"
                   "2004,Imports of partners,Netherlands,,,24,,,24.0\n"
                   "2004,Exports,Netherlands,,,300,,,300\n");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sums_above_and_partners_below),
      cmocka_unit_test(the_chosen_period),
      cmocka_unit_test(words_of_the_study),
      cmocka_unit_test(units_of_the_size_of_the_amounts),
      cmocka_unit_test(data_of_the_chart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
