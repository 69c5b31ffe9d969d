#include "hansen.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_poly.h>
#include <math.h>

#include "hansen_tables.h"
#include "root.h"

/* The trimmings stand this far apart, from FIRST down. */
#define STEP  0.02
#define FIRST 0.49

/* No critical value of ten parameters at any usual level lies beyond. */
#define LARGEST_STATISTIC 1000.0

static double
cubic(const double *c, double x)
{
  return c[0] + x * (c[1] + x * (c[2] + x * c[3]));
}

/* Where a cubic that rises at 0 first stops doing so; infinite where it does not. */
static double
turning_point(const double *c)
{
  double low = 0, high = 0;
  const int roots = gsl_poly_solve_quadratic(3 * c[3], 2 * c[2], c[1], &low, &high);

  return roots > 0 && low > 0 ? low : roots > 1 && high > 0 ? high : INFINITY;
}

static double
p_at(HansenStatistic which, double x, gsize k, gsize trimming)
{
  const gsize row = (k - 1) * HANSEN_TRIMMINGS + trimming;

  if (which == HANSEN_SUP) {
    const double *c = hansen_sup + row * HANSEN_SUP_ROW;
    return gsl_cdf_chisq_Q(fmax(c[0] + c[1] * x, 0), c[2]);
  }
  const double *c = (which == HANSEN_AVE ? hansen_ave : hansen_exp) + row * HANSEN_LONG_ROW;
  const double turn = turning_point(c);
  const double value = x > turn ? fmax(cubic(c, x), cubic(c, turn)) : cubic(c, x);
  return gsl_cdf_chisq_Q(fmax(value, 0), c[4]);
}

double
hansen_p(HansenStatistic which, double statistic, gsize k, double trimming)
{
  if (k == 0 || k > HANSEN_MOST || isnan(statistic))
    return NAN;
  if (isinf(statistic))
    return 0;
  const double place = (FIRST - trimming) / STEP; /* from 0, the trimming FIRST */
  /* With one date the largest and the mean are its statistic, and exp is half of it. */
  const double chi_square = gsl_cdf_chisq_Q(which == HANSEN_EXP ? 2 * statistic : statistic, (double)k);
  if (trimming >= 0.5)
    return chi_square;
  if (place < 0) {
    const double share = (0.5 - trimming) / (0.5 - FIRST);
    return share * p_at(which, statistic, k, 0) + (1 - share) * chi_square;
  }
  const gsize before = MIN((gsize)place, HANSEN_TRIMMINGS - 1);
  if (before == HANSEN_TRIMMINGS - 1)
    return p_at(which, statistic, k, before);
  const double share = place - (double)before;
  return (1 - share) * p_at(which, statistic, k, before) + share * p_at(which, statistic, k, before + 1);
}

typedef struct {
  HansenStatistic which;
  gsize k;
  double trimming;
} Question;

static double
p_of_question(double x, gconstpointer data)
{
  const Question *question = data;

  return hansen_p(question->which, x, question->k, question->trimming);
}

double
hansen_critical(HansenStatistic which, double level, gsize k, double trimming)
{
  const Question question = {.which = which, .k = k, .trimming = trimming};

  if (k == 0 || k > HANSEN_MOST)
    return NAN;
  return root_of_falling(p_of_question, &question, level, 0, LARGEST_STATISTIC);
}
