#include "report/rolling_section.h"

#include "sections_of.h"
#include "report/figure_analyses.h"

static Period years[20];

/* Twelve windows of nine years since 2001, rising from r to -r. */
static void
made(RollingStudy *study, Rolling *rolling, RollingWindow *windows, double r, double reach)
{
  for (int i = 0; i < 20; i++)
    years[i] = period_of_months(2001 + i, 1, 12);
  *rolling = (Rolling){.window = 9, .n = 12, .computed = 12, .apart = 2, .highest = 11, .windows = windows};
  for (gsize i = 0; i < 12; i++) {
    const double here = r * (1 - (double)i / 5.5);
    windows[i] = (RollingWindow){
        .first = i, .last = i + 8, .n = 9, .r = here, .n_effective = 7, .lower = here - reach, .upper = here + reach};
  }
  *study = (RollingStudy){.x = (char *)"Trade",
                          .y = (char *)"Polarity",
                          .periods = years,
                          .n = 20,
                          .frequency = FREQUENCY_YEAR,
                          .whole = {.r = 0.12},
                          .rolling = rolling};
}

#define END " A correlation says neither which moves first nor that one causes the other."
#define UNTESTED                                                                                                       \
  " Whether the relation changed is not tested: the lowest and the highest window were picked after looking, and "     \
  "windows differ by chance alone."

#define assert_reading(study, wanted)                                                                                  \
  do {                                                                                                                 \
    g_autofree char *text_ = read_rolling(study);                                                                      \
    assert_text(text_, wanted END);                                                                                    \
  } while (0)

static void
readings(void **state)
{
  (void)state;
  RollingStudy study;
  Rolling rolling;
  RollingWindow windows[12];
  made(&study, &rolling, windows, -0.5, 0.45);
  assert_reading(
      &study, "In windows of 9 years the correlation of Trade and Polarity lies between −0.50 (2001–2009) and 0.50 "
              "(2012–2020). Over all 20 pairs it is 0.12. Of 12 windows with a correlation 2 have an interval that "
              "leaves out zero, each taken for itself. Neighbouring windows share all but one period, and only 2 fit "
              "in without overlap." UNTESTED);
  rolling.apart = 1;
  windows[11].lower = -0.1;
  assert_reading(
      &study, "In windows of 9 years the correlation of Trade and Polarity lies between −0.50 (2001–2009) and 0.50 "
              "(2012–2020). Over all 20 pairs it is 0.12. Of 12 windows with a correlation 1 has an interval that "
              "leaves out zero, each taken for itself. Neighbouring windows share all but one period, and only 1 fits "
              "in without overlap." UNTESTED);
  made(&study, &rolling, windows, -0.5, 0.9);
  rolling.n = rolling.computed = rolling.apart = 1;
  rolling.highest = 0;
  assert_reading(&study,
                 "One window could be computed: −0.50 over 2001–2009. Over all 20 pairs it is 0.12. Of 1 window with a "
                 "correlation 0 have an interval that leaves out zero, each taken for itself.");
}

static void
section(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("rolling", INDICES, TRUE, "a; b", "", "window=8");
  g_autoptr(Document) document = section_of(&asked);
  const Block *table = block_of(document, BLOCK_TABLE, 0);
  assert_text(block_of(document, BLOCK_METHOD, 0)->text,
              "Rolling correlation of a with b: 2001–2013, yearly, n = 13. Pearson in windows of 8 years; 6 windows, "
              "at most 1 without "
              "overlap. Each interval holds for its window alone and rests on n eff. (Pyper and Peterman 1998).");
  assert_heads(table, "Window |  | n | r | n eff. | Low 95 % | High 95 %");
  assert_int_equal(table->rows->len, 6);
  g_autofree char *first = row_text(g_ptr_array_index(table->rows, 0));
  assert_true(g_str_has_prefix(first, "2001–2008 | "));
  assert_int_equal(count_of(document, BLOCK_PARAGRAPH), 0);
  assert_text(block_of(document, BLOCK_WARNING, 1)->text,
              "With only 8 pairs in a window a correlation weaker than ±0.71 cannot be told from none.");
  assert_int_equal(count_of(document, BLOCK_READING), 1);
}

static void
long_tables_are_shortened(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("rolling", CHICKEGG_CSV, TRUE, "chicken; egg", "", "");
  g_autoptr(Document) document = section_of(&asked);
  const Block *table = block_of(document, BLOCK_TABLE, 0);
  assert_row(table, 0, "1930–1947 | first | 18 | 0.8757 | 4.6 | −0.1843 | 0.9940");
  assert_row(table, 1, "1945–1962 | lowest | 18 | −0.7900 | 5.1 | −0.9843 | 0.2704");
  assert_row(table, 2, "1960–1977 | highest | 18 | 0.9160 | 5.9 | 0.3826 | 0.9914");
  assert_row(table, 3, "1966–1983 | last | 18 | 0.4544 | 8.4 | −0.3398 | 0.8703");
  assert_text(block_of(document, BLOCK_PARAGRAPH, 0)->text,
              "The table shows the first, the lowest, the highest and the last of 37 windows.");
  assert_non_null(strstr(block_of(document, BLOCK_METHOD, 0)->text,
                         "windows of 18 years (by rule: a third of the span, 8 to 120 periods); 37 windows"));
  assert_text(
      block_of(document, BLOCK_WARNING, 0)->text,
      "Both series trend (Mann–Kendall p: < 0.0001 and < 0.0001): correlation of levels is expected here; see changes: "
      "r = 0.63, n = 53, p < 0.0001.");
}

static void
json(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("rolling", INDICES, TRUE, "a; d", "", "window=4");
  const RollingStudy *study = asked.analysis->result;
  cJSON *object = json_of(&asked);
  const cJSON *windows = json_at(object, "windows"), *last = cJSON_GetArrayItem(windows, 9),
              *few = cJSON_GetArrayItem(windows, 2);
  assert_int_equal(cJSON_GetArraySize(windows), 10);
  assert_true(json_number_at(object, "window") == 4 && json_number_at(object, "n_windows") == 10);
  assert_true(json_number_at(object, "windows_computed") == 6);
  assert_true(cJSON_IsFalse(json_at(object, "window_by_rule")));
  assert_json_text(last, "first", "2010");
  assert_json_text(last, "last", "2013");
  assert_digits(json_number_at(last, "r"), study->rolling->windows[9].r, 17);
  assert_digits(json_number_at(last, "ci_low_effective"), study->rolling->windows[9].lower, 17);
  assert_true(json_number_at(few, "n") == 3);
  assert_json_null(few, "r");
  cJSON_Delete(object);
}

static void
figure(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("rolling", INDICES, TRUE, "a; d", "", "window=5");
  const FigureOfAnalysis *kind = figure_of_analysis("rolling");
  g_autoptr(Chart) chart = chart_new("r", kind->axis);
  chart->note = g_strdup("Own note.");
  assert_true(kind->draw(asked.analysis, chart, NULL));
  const ChartPanel *panel = g_ptr_array_index(chart->panels, 0);
  const ChartLayer *band = g_ptr_array_index(panel->layers, 0), *line = g_ptr_array_index(panel->layers, 1);
  const RollingStudy *study = asked.analysis->result;
  assert_int_equal(kind->axis, AXIS_TIME);
  assert_int_equal(band->kind, LAYER_BAND);
  assert_int_equal(line->kind, LAYER_LINE);
  assert_int_equal(line->points->len, study->rolling->n);
  const ChartPoint *last = &g_array_index(line->points, ChartPoint, line->points->len - 1),
                   *limits = &g_array_index(band->points, ChartPoint, band->points->len - 1);
  const RollingWindow *window = &study->rolling->windows[study->rolling->n - 1];
  assert_true(last->y == window->r && limits->low == window->lower && limits->high == window->upper);
  assert_true(last->x0 == study->periods[study->n - 1].first && last->x1 == study->periods[study->n - 1].last + 1);
  assert_true(panel->y_min == -1 && panel->y_max == 1);
  assert_int_equal(panel->levels->len, 1);
  assert_text(chart->subtitle, "a and d: Pearson’s r in windows of 5 years, each at its last year");
  assert_text(chart->note,
              "n = 4 to 5 in a window. Band: 95 % interval of each window for itself, allowing for "
              "autocorrelation. Neighbouring windows share all but one period; no change is tested. Own note.");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(readings), cmocka_unit_test(section), cmocka_unit_test(long_tables_are_shortened),
      cmocka_unit_test(json),     cmocka_unit_test(figure),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler, NULL);
}
