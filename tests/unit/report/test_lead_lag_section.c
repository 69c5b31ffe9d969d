#include "../study/asked.h"
#include "blocks.h"

#include "report/analysis_reports.h"
#include "report/figure_lead_lag.h"
#include "report/json_value.h"
#include "report/lead_lag_words.h"

#define DEATHS_CSV "tests/data/reference/deaths.csv"

static void
section_of_deaths(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("lead-lag", DEATHS_CSV, TRUE, "mdeaths; fdeaths", "", "lags=2 resamples=199");
  assert_no_error(asked.error);
  g_autoptr(Document) document = document_new("t");
  analysis_report(asked.analysis->kind)->section(document, asked.analysis);
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Leads and lags of mdeaths and fdeaths: 1974-01–1979-12, monthly, n = 72, lags −2 to +2, of levels and of "
      "changes (first differences). At a lag above zero mdeaths leads fdeaths by so many months, below zero "
      "fdeaths leads mdeaths. r is over n at every lag, as in R’s ccf (whose lag has the other sign). Band: 95 %, "
      "Bartlett’s formula for the autocorrelations of both. Prewhitened: an autoregression of mdeaths by AIC is "
      "taken out of both.");
  assert_text(
      block_of(document, BLOCK_METHOD, 1)->text,
      "The best lag is judged as the largest |r| of 5 lags times the root of n eff. Null of both p-values: the "
      "series have nothing to do with each other at any of these lags. Shifts: the halves of fdeaths are turned "
      "round within themselves (1295, all there are). Blocks: stationary bootstrap of both series apart from each "
      "other, 199 resamples, mean block of 4 months. The interval resamples blocks of pairs at that lag. Seed "
      "19870603.");
  const Block *levels = table_of(document, "Levels (prewhitened with order 10, n = 62)");
  assert_heads(levels, "Lag |  | n | r | Band ± | Prewhitened r | Its band ±");
  assert_int_equal(levels->rows->len, 5);
  assert_row(levels, 1, "−1 |  | 71 | 0.7357 | 0.7449 | −0.0428 | 0.2489");
  assert_row(levels, 2, "0 | best | 72 | 0.9762 | 0.7501 | 0.8800 | 0.2489");
  assert_row(levels, 3, "+1 |  | 71 | 0.7443 | 0.7449 | −0.0731 | 0.2489");
  assert_heads(table_of(document, "The best lag"),
               "Of | Lag | r | n eff. | p (shifts) | p (blocks) | r of its pairs | Low 95 % | High 95 %");
  assert_int_equal(table_of(document, "What could be told from chance")->rows->len, 2);
  assert_int_equal(table_of(document, "At the best lag, in parts of the sample")->rows->len, 10);
  assert_row(table_of(document, "At the best lag, in parts of the sample"), 2,
             "Levels | first third | 1974-01–1975-12 | 24 | 0.9699");
  assert_int_equal(count_of(document, BLOCK_READING), 1);
  assert_int_equal(((const Block *)g_ptr_array_index(document->blocks, document->blocks->len - 1))->kind,
                   BLOCK_READING);
}

static void
json_of_deaths(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("lead-lag", DEATHS_CSV, TRUE, "mdeaths; fdeaths", "", "lags=1 resamples=99 seed=3");
  cJSON *object = cJSON_CreateObject();
  analysis_report(asked.analysis->kind)->json(object, asked.analysis);
  g_autofree char *text = json_print(object);
  g_autoptr(GRegex) blanks = g_regex_new("\\s+", 0, 0, NULL);
  g_autofree char *flat = g_regex_replace_literal(blanks, text, -1, 0, "", 0, NULL);
  static const char *const pieces[] = {
      "\"x\":\"mdeaths\",\"y\":\"fdeaths\",\"convention\":\"lagk>0:xleadsybykperiods\"",
      "\"lags_by_rule\":false",
      "\"on\":\"levels\",\"why_not\":null,\"n\":72,\"first\":\"1974-01\",\"last\":\"1979-12\"",
      "\"lags_tried\":3,\"lags\":[{\"lag\":-1,\"n\":71,\"r\":0.73566853209024",
      "\"prewhitened\":{\"order\":10,\"n\":62,\"band\":0.248",
      "\"best\":{\"lag\":0,\"r\":0.97624125122247",
      "\"shifts\":1295,\"shifts_drawn\":false,\"smallest_p_shifts\":0.000771604938271",
      "\"resamples\":99,\"block\":4,\"seed\":3,\"n_pairs\":72,\"r_pairs\":0.97624125122247",
      "\"parts\":[{\"first\":\"1974-01\",\"last\":\"1976-12\",\"n\":36,\"r\":0.98229",
      "\"on\":\"changes\"",
      "\"warnings\":[]",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++)
    if (!strstr(flat, pieces[i]))
      fail_msg("'%s' is not in %.2500s", pieces[i], flat);
}

/* Thirteen years: said to be few, in the section and under the picture; changes that cannot be computed are told. */
static void
few_years(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("lead-lag", INDICES, TRUE, "a; e", "", "");
  assert_no_error(asked.error);
  g_autoptr(Document) document = document_new("t");
  analysis_report(asked.analysis->kind)->section(document, asked.analysis);
  const Block *warning = block_of(document, BLOCK_WARNING, 1);
  assert_non_null(warning);
  assert_text(warning->text,
              "13 years: at a lag that was named beforehand only a correlation beyond ±0.55 could be told from chance, "
              "as the best of 7 lags only one beyond ±0.72. The shifts are so few that p cannot fall below 0.0238.");
  const char *reading = ((const Block *)g_ptr_array_index(document->blocks, document->blocks->len - 1))->text;
  assert_non_null(strstr(reading, " Of the changes nothing can be said: changes of e: all 12 observations are equal."));
  g_autoptr(Chart) chart = chart_new("t", AXIS_NUMBER);
  GError *error = NULL;
  assert_true(figure_lead_lag(asked.analysis, chart, &error));
  assert_int_equal(chart->panels->len, 1);
  assert_text(chart->note, warning->text);
}

static void
picture_of_deaths(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("lead-lag", DEATHS_CSV, TRUE, "mdeaths; fdeaths", "", "lags=3 resamples=99");
  const LeadLagStudy *study = asked.analysis->result;
  g_autoptr(Chart) chart = chart_new("t", AXIS_NUMBER);
  GError *error = NULL;
  assert_true(figure_lead_lag(asked.analysis, chart, &error));
  assert_text(chart->title, "Leads and lags of mdeaths and fdeaths");
  assert_null(chart->note);
  assert_true(chart->shared_y);
  assert_int_equal(chart->panels->len, 2);
  const ChartPanel *panel = g_ptr_array_index(chart->panels, 0);
  assert_text(panel->title, "Levels, n = 72");
  assert_text(panel->x_label, "mdeaths leads by … months (below zero fdeaths leads)");
  assert_true(panel->x_min == -3.5 && panel->x_max == 3.5);
  const ChartLayer *band = g_ptr_array_index(panel->layers, 0), *stems = g_ptr_array_index(panel->layers, 1),
                   *best = g_ptr_array_index(panel->layers, 2);
  assert_int_equal(band->kind, LAYER_BAND);
  assert_int_equal(stems->kind, LAYER_STEMS);
  assert_int_equal(stems->points->len, 6);
  assert_int_equal(best->points->len, 1);
  const ChartPoint *point = &g_array_index(best->points, ChartPoint, 0);
  assert_digits(point->y, study->on[ON_LEVELS].shift.r, 17);
  assert_text(point->label, "0.98, p = 0.000772");
  assert_digits(g_array_index(band->points, ChartPoint, 0).high,
                cross_correlation_band(study->on[ON_LEVELS].correlation, -3), 17);
  /* What the study says is kept. */
  g_autoptr(Chart) named = chart_new("t", AXIS_NUMBER);
  named->title = g_strdup("Own");
  named->note = g_strdup("Own note");
  assert_true(figure_lead_lag(asked.analysis, named, &error));
  assert_text(named->title, "Own");
  assert_text(named->note, "Own note");
}

/* A side as the words need it. */
static LeadLagSide
side(CorrelatedOn on, gsize n, int lag, double r, double shifts, double blocks)
{
  LeadLagSide made = {.on = on, .n = n, .lags = 3, .needed = 0.553};
  made.shift = (MaxShift){.best = lag, .r = r, .p = shifts, .smallest = 1.0 / 42};
  made.bootstrap = (MaxBootstrap){.best = lag, .r = r, .p = blocks, .needed = 0.707};
  made.at_best = (LagInterval){.lag = lag, .n = n - (gsize)ABS(lag), .r = r, .lower = r - 0.2, .upper = r + 0.2};
  for (guint i = 0; i < LEAD_LAG_PARTS; i++)
    made.parts[i].r = r;
  return made;
}

static LeadLagStudy
made_study(LeadLagSide levels, LeadLagSide changes)
{
  static char x[] = "Index", y[] = "Turnover";
  return (LeadLagStudy){.x = x,
                        .y = y,
                        .frequency = FREQUENCY_YEAR,
                        .wander = {{.trend_p = 0.4}, {.trend_p = 0.01}},
                        .on = {levels, changes}};
}

#define CLOSE                                                                                                          \
  " That one series moves before another does not show that it moves it: a third may move both, one sooner than the "  \
  "other."

static void
reading_that_is_told(void **state)
{
  (void)state;
  LeadLagStudy study =
      made_study(side(ON_LEVELS, 60, 2, 0.61, 0.004, 0.012), side(ON_CHANGES, 59, 0, -0.2, 0.31, 0.42));
  study.on[ON_CHANGES].parts[2].r = 0.1;
  g_autofree char *text = read_lead_lag(&study);
  assert_text(text,
              "Of the levels the largest of 7 correlations is 0.61, at lag +2, so that Index leads Turnover by 2 "
              "years (95 % interval 0.41 to 0.81 for its 58 pairs, which does not know that the lag was picked). "
              "Judged as the largest of them it has p = 0.00400 by circular shifts and p = 0.0120 by a block "
              "bootstrap: more than chance gives where the two have nothing to do with each other. It has the same "
              "sign in both halves and in all thirds of the sample. Of the changes the largest of 7 correlations is "
              "−0.20, at lag 0, in the same year (95 % interval −0.40 to 0.00 for its 59 pairs, which does not know "
              "that the lag was picked). Judged as the largest of them it has p = 0.310 by circular shifts and p = "
              "0.420 by a block bootstrap: the data do not tell it from chance. Its sign does not hold: 1 of the 5 "
              "halves and thirds that are long enough have the other one." CLOSE);
  assert_true(lead_lag_told(&study.on[ON_LEVELS]) && !lead_lag_told(&study.on[ON_CHANGES]));
  assert_null(warn_lead_lag_levels(&study));
  assert_null(warn_lead_lag_few(&study));
}

static void
reading_of_few_that_trend(void **state)
{
  (void)state;
  LeadLagStudy study = made_study(side(ON_LEVELS, 13, -1, 0.8, 0.03, 0.2), side(ON_CHANGES, 12, -3, 0.3, 0.5, 0.6));
  study.wander[0].trend_p = 0.001;
  study.on[ON_CHANGES].at_best.n = 0;
  for (guint i = 0; i < LEAD_LAG_PARTS; i++) {
    study.on[ON_CHANGES].parts[i].r = NAN;
    study.on[ON_LEVELS].parts[i].r = i < 2 ? 0.7 : NAN;
  }
  g_autofree char *text = read_lead_lag(&study);
  assert_text(text,
              "Of the levels the largest of 7 correlations is 0.80, at lag −1, so that Turnover leads Index by 1 "
              "year (95 % interval 0.60 to 1.00 for its 12 pairs, which does not know that the lag was picked). "
              "Judged as the largest of them it has p = 0.0300 by circular shifts and p = 0.200 by a block "
              "bootstrap: the two tests do not agree, and the question stays open. It has the same sign in the 2 "
              "halves and thirds that are long enough. Of the changes the largest of 7 correlations is 0.30, at lag "
              "−3, so that Turnover leads Index by 3 years. Judged as the largest of them it has p = 0.500 by "
              "circular shifts and p = 0.600 by a block bootstrap: the data do not tell it from chance. Of two "
              "series that wander the levels correlate anyway: go by the changes." CLOSE);
  g_autofree char *levels = warn_lead_lag_levels(&study), *few = warn_lead_lag_few(&study);
  assert_text(levels,
              "Both series trend (Mann–Kendall p: 0.00100 and 0.0100): correlation of levels is expected here; see "
              "changes: r = 0.30 at lag −3, n = 12, p = 0.500 by shifts and p = 0.600 by blocks.");
  assert_text(few,
              "13 years: at a lag that was named beforehand only a correlation beyond ±0.55 could be told from "
              "chance, as the best of 7 lags only one beyond ±0.71. The shifts are so few that p cannot fall below "
              "0.0238.");
  study.on[ON_LEVELS].bootstrap.needed = NAN;
  g_autofree char *none = warn_lead_lag_few(&study);
  assert_non_null(strstr(none, " as the best of 7 lags none. The shifts"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(section_of_deaths),
      cmocka_unit_test(json_of_deaths),
      cmocka_unit_test(few_years),
      cmocka_unit_test(picture_of_deaths),
      cmocka_unit_test(reading_that_is_told),
      cmocka_unit_test(reading_of_few_that_trend),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler, NULL);
}
