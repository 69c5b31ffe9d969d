#include "rank.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>

Ties
ties_and_ranks(const double *values, gsize n, double *rank)
{
  g_autofree double *sorted = g_memdup2(values, n * sizeof *values);
  g_autofree size_t *place = g_new(size_t, n);
  Ties ties = {0};

  gsl_sort_index(place, values, 1, n);
  gsl_sort(sorted, 1, n);
  for (gsize start = 0, end; start < n; start = end) {
    for (end = start + 1; end < n && sorted[end] == sorted[start]; end++)
      ;
    const double t = (double)(end - start);
    ties.pairs += t * (t - 1) / 2;
    ties.triples += t * (t - 1) * (t - 2);
    ties.variance += t * (t - 1) * (2 * t + 5);
    for (gsize i = start; rank && i < end; i++)
      rank[place[i]] = (double)(start + end + 1) / 2;
  }
  return ties;
}

double
median_of(const double *values, gsize n)
{
  g_autofree double *moved = g_memdup2(values, n * sizeof *values);

  return gsl_stats_median(moved, 1, n); /* selects, which takes less than to sort */
}

static int
sign(double value)
{
  return (value > 0) - (value < 0);
}

gint64
kendall_score(const double *x, const double *y, gsize n)
{
  gint64 score = 0;

  for (gsize j = 1; j < n; j++) {
    int row = 0;
    for (gsize i = 0; i < j; i++)
      row += sign(x[j] - x[i]) * sign(y[j] - y[i]);
    score += row;
  }
  return score;
}
