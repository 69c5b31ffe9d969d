#include "reference.h"

#include <gsl/gsl_errno.h>

#include "stats/correlation.h"
#include "stats/rolling.h"

static Rolling *
rolling_of(const double *x, const double *y, const gint64 *period, gsize n, gsize window)
{
  GError *error = NULL;
  Rolling *rolling = rolling_correlation(x, y, period, n, window, 0.95, &error);

  assert_no_error(error);
  return rolling;
}

/* R 4.2.2: cor() over x[i + 1:18]; effective n by its formula, p by pt(), interval by tanh(atanh(r) -/+ qnorm(0.975) / sqrt(ne - 3)). */
static void
chickens_and_eggs(void **state)
{
  (void)state;
  static const struct {
    gsize at;
    double r, n_effective, p, lower, upper;
  } wanted[] = {
      {0, 0.875659008723465, 4.61290413738399, 0.0721708412916027, -0.18430258360993, 0.993964618408484},
      {10, -0.064829066093995, 6.96678608819288, 0.890572634395307, -0.781415815818641, 0.72549790559697},
      {36, 0.454392987831249, 8.39110220882723, 0.241906383383465, -0.339836328776283, 0.870309072741597},
  };
  double x[CHICKEGG], y[CHICKEGG];

  read_chickegg(x, y);
  g_autoptr(Rolling) got = rolling_of(x, y, NULL, CHICKEGG, 18);
  assert_int_equal(got->n, 37);
  assert_int_equal(got->computed, 37);
  assert_int_equal(got->apart, 3);
  assert_int_equal(got->window, 18);
  assert_int_equal(got->lowest, 15);
  assert_int_equal(got->highest, 30);
  assert_digits(got->windows[15].r, -0.790023823415003, 12);
  assert_digits(got->windows[30].r, 0.915984630890636, 12);
  for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
    const RollingWindow *window = &got->windows[wanted[i].at];
    assert_int_equal(window->first, wanted[i].at);
    assert_int_equal(window->last, wanted[i].at + 17);
    assert_int_equal(window->n, 18);
    assert_digits(window->r, wanted[i].r, 11);
    assert_digits(window->n_effective, wanted[i].n_effective, 11);
    assert_digits(window->p_effective, wanted[i].p, 11);
    assert_digits(window->lower, wanted[i].lower, 11);
    assert_digits(window->upper, wanted[i].upper, 11);
  }
}

/* Windows span grid periods, not observations: over a gap they hold fewer pairs, and none where there are too few. */
static void
gaps_are_not_closed_up(void **state)
{
  (void)state;
  const gint64 period[] = {0, 1, 2, 3, 4, 9, 10, 11, 12, 13};
  double x[CHICKEGG], y[CHICKEGG];
  Correlation first;

  read_chickegg(x, y);
  g_autoptr(Rolling) got = rolling_of(x, y, period, 10, 5);
  assert_int_equal(got->n, 10);
  assert_int_equal(got->apart, 2);
  static const gsize held[] = {5, 4, 3, 2, 1, 1, 2, 3, 4, 5};
  for (gsize i = 0; i < 10; i++) {
    assert_int_equal(got->windows[i].n, held[i]);
    assert_true(isnan(got->windows[i].r) == (held[i] < 4));
    assert_true(isnan(got->windows[i].lower) == (held[i] < 4));
  }
  assert_int_equal(got->computed, 4);
  assert_int_equal(got->windows[8].first, 5);
  assert_int_equal(got->windows[8].last, 8);
  correlate(CORRELATION_PEARSON, x, y, 5, 0.95, &first, NULL);
  assert_digits(got->windows[0].r, first.r, 17);
  assert_digits(got->windows[0].upper, first.upper_effective, 17);
}

/* An empty window in a long gap; a window in which one series does not move. */
static void
windows_without_a_correlation(void **state)
{
  (void)state;
  const gint64 period[] = {0, 1, 2, 3, 20, 21, 22, 23};
  const double x[] = {1, 3, 2, 5, 7, 7, 7, 7}, y[] = {2, 4, 1, 3, 1, 2, 3, 1};
  g_autoptr(Rolling) got = rolling_of(x, y, period, 8, 4);

  assert_int_equal(got->n, 21);
  assert_int_equal(got->computed, 1);
  assert_int_equal(got->windows[10].n, 0);
  assert_true(got->windows[10].first > got->windows[10].last);
  assert_int_equal(got->windows[20].n, 4);
  assert_true(isnan(got->windows[20].r));
}

/* The whole span as one window is the correlation of all. */
static void
one_window(void **state)
{
  (void)state;
  double x[CHICKEGG], y[CHICKEGG];
  Correlation all;

  read_chickegg(x, y);
  correlate(CORRELATION_PEARSON, x, y, CHICKEGG, 0.95, &all, NULL);
  g_autoptr(Rolling) got = rolling_of(x, y, NULL, CHICKEGG, CHICKEGG);
  assert_int_equal(got->n, 1);
  assert_digits(got->windows[0].r, all.r, 17);
  assert_digits(got->windows[0].p_effective, all.p_effective, 17);
}

static void
default_windows(void **state)
{
  (void)state;
  const gint64 gap[] = {0, 1, 2, 99};

  assert_int_equal(rolling_default_window(NULL, 13), 8);
  assert_int_equal(rolling_default_window(NULL, 54), 18);
  assert_int_equal(rolling_default_window(NULL, 10000), 120);
  assert_int_equal(rolling_default_window(gap, 4), 33);
  assert_int_equal(rolling_default_window(NULL, 0), 8);
}

static void
errors(void **state)
{
  (void)state;
  const double x[] = {1, 3, 2, 5, 4, 6}, y[] = {2, 4, 1, 3, 1, 2}, flat[] = {1, 1, 1, 1, 1, 1},
               missing[] = {1, 2, NAN, 4, 5, 6};
  const gint64 back[] = {0, 1, 1, 2, 3, 4}, far[] = {0, 1, 2, 3, 4, G_MAXINT64 - 1};
  GError *error = NULL;

  assert_null(rolling_correlation(x, y, NULL, 6, 4, 0, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 0 is not between 0 and 1");
  assert_null(rolling_correlation(x, y, NULL, 3, 4, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "3 observations, at least 4 are needed");
  assert_null(rolling_correlation(x, y, NULL, 6, 3, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "window: 3 periods, at least 4 are needed");
  assert_null(rolling_correlation(x, y, NULL, 6, 1000000, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "window: 1000000 periods, but the series span only 6");
  assert_null(rolling_correlation(x, y, back, 6, 4, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "period: observation 3 is not after observation 2");
  assert_null(rolling_correlation(x, y, far, 6, 4, 0.95, &error));
  assert_error(
      error, STATS_ERROR, STATS_ERROR_DOMAIN,
      "window: 4 periods over a span of 9223372036854775807 are too much work; take a shorter window or longer "
      "periods");
  assert_null(rolling_correlation(missing, y, NULL, 6, 4, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "x: observation 3 is not finite");
  assert_null(rolling_correlation(x, missing, NULL, 6, 4, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "y: observation 3 is not finite");
  assert_null(rolling_correlation(x, flat, NULL, 6, 4, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "no window of 4 periods has 4 pairs that vary");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(chickens_and_eggs),
      cmocka_unit_test(gaps_are_not_closed_up),
      cmocka_unit_test(windows_without_a_correlation),
      cmocka_unit_test(one_window),
      cmocka_unit_test(default_windows),
      cmocka_unit_test(errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
