#include "multiple_testing.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

/* The p-values that are numbers, rising, and where they stand; their number. */
static gsize
sorted_tests(const double *p, gsize n, double *sorted, size_t *place)
{
  g_autofree size_t *order = g_new(size_t, n);
  g_autofree size_t *kept = g_new(size_t, n);
  gsize tests = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan(p[i])) {
      kept[tests] = i;
      sorted[tests++] = p[i];
    }
  gsl_sort_index(order, sorted, 1, tests);
  gsl_sort(sorted, 1, tests);
  for (gsize i = 0; i < tests; i++)
    place[i] = kept[order[i]];
  return tests;
}

void
adjust_holm(const double *p, gsize n, double *adjusted)
{
  g_autofree double *sorted = g_new(double, n);
  g_autofree size_t *place = g_new(size_t, n);
  const gsize tests = sorted_tests(p, n, sorted, place);
  double largest = 0;

  if (n)
    memmove(adjusted, p, n * sizeof *p);
  for (gsize i = 0; i < tests; i++) {
    largest = fmax(largest, (double)(tests - i) * sorted[i]);
    adjusted[place[i]] = fmin(largest, 1);
  }
}

void
adjust_bh(const double *p, gsize n, double *adjusted)
{
  g_autofree double *sorted = g_new(double, n);
  g_autofree size_t *place = g_new(size_t, n);
  const gsize tests = sorted_tests(p, n, sorted, place);
  double smallest = 1;

  if (n)
    memmove(adjusted, p, n * sizeof *p);
  for (gsize i = tests; i-- > 0;) {
    smallest = fmin(smallest, (double)tests / (double)(i + 1) * sorted[i]);
    adjusted[place[i]] = smallest;
  }
}
