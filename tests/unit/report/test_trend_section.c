#include "../study/reference_series.h"
#undef NILE /* blocks.h has a file of that name */
#include "blocks.h"
#include "report/model_sections.h"
#include "study/model.h"

static Trend *
trend_of(Shelf *shelf, const char *of)
{
  const Scope scope = shelf_scope(shelf);
  GError *error = NULL;
  gsize offset;
  g_autoptr(Expr) expr = expr_parse(of, &offset, NULL);
  Trend *trend = trend_run(&scope, "trend", of, expr, NULL, &offset, &error);
  assert_no_error(error);
  return trend;
}

static Document *
section_of_trend(const Trend *trend)
{
  Document *document = document_new("test");
  section_trend(document, trend);
  return document;
}

/* Figures as in tests/unit/stats/test_hamed_rao.c, by R 4.2.2. */
static void
autocorrelation_is_allowed_for(void **state)
{
  Trend *trend = trend_of(*state, "nile");
  g_autoptr(Document) document = section_of_trend(trend);
  const Block *table = block_of(document, BLOCK_TABLE, 0);

  assert_digits(trend->hamed_rao.z, -2.81997919564514, 12);
  assert_row(table, 3, "Mann–Kendall |  |  |  |  |  | < 0.0001 |  | ");
  assert_row(table, 4, "Mann–Kendall, autocorrelation allowed for (Hamed–Rao) |  |  |  |  |  | 0.00480 |  | ");
  assert_row(table, 5, "Mann–Kendall, autocorrelation allowed for (AR(1)) |  |  |  |  |  | 0.00567 |  | ");
  assert_text(
      block_of(document, BLOCK_METHOD, 2)->text,
      "Hamed–Rao (1998): the variance of S times 2.143: 6 lags count, the longest 35, at which the detrended ranks’ "
      "autocorrelation passes ±0.196; Z = −2.820.");
  assert_text(block_of(document, BLOCK_METHOD, 3)->text,
              "AR(1): autocorrelations r^lag at all lags, r = 0.392 (corrected for bias): the variance of S times "
              "2.227; Z = −2.766. In short series it keeps to its level better than Hamed and Rao’s.");
  trend_free(trend);
}

static void
one_lag_or_none(void **state)
{
  Shelf *shelf = *state;
  double values[30];
  for (gsize i = 0; i < 30; i++)
    values[i] = 3 + 0.25 * (double)i;
  g_ptr_array_add(shelf->all, series_of_values("line", NULL, period_of_months(1950, 1, 12), values, 30));
  lehmer(values, 30);
  g_ptr_array_add(shelf->all, series_of_values("noise", NULL, period_of_months(1950, 1, 12), values, 14));
  Trend *line = trend_of(shelf, "line"), *noise = trend_of(shelf, "noise");
  g_autoptr(Document) one = section_of_trend(line), two = section_of_trend(noise);

  assert_text(
      block_of(one, BLOCK_METHOD, 2)->text,
      "Hamed–Rao (1998): the variance of S times 1.000: no autocorrelation of the detrended ranks passes ±0.358; Z = "
      "7.743.");
  assert_text(
      block_of(two, BLOCK_METHOD, 2)->text,
      "Hamed–Rao (1998): the variance of S times 0.4349: 1 lag counts, the longest 3, at which the detrended ranks’ "
      "autocorrelation passes ±0.524; Z = 0.657. A factor below 1 is taken as 1.");
  assert_text(block_of(two, BLOCK_METHOD, 3)->text,
              "AR(1): autocorrelations r^lag at all lags, r = 0.652 (corrected for bias): the variance of S times "
              "3.000; Z = 0.379. In short series it keeps to its level better than Hamed and Rao’s.");
  trend_free(line);
  trend_free(noise);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(autocorrelation_is_allowed_for, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(one_lag_or_none, shelf_make, shelf_free),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
