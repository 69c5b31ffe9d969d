#include "lag_products.h"

#include <string.h>

/* Two lags in one register: the vectors of gcc and clang, which any processor has or is given. */
typedef double Two __attribute__((vector_size(16)));

static inline Two
two(const double *values)
{
  Two both;
  memcpy(&both, values, sizeof both);
  return both;
}

static inline void
eight_lags(const double *restrict a, const double *restrict b, gsize n, double *restrict sums)
{
  Two first = {0}, second = {0}, third = {0}, fourth = {0};

  for (gsize t = 0; t < n; t++) {
    const Two at = {a[t], a[t]};
    first += at * two(b + t);
    second += at * two(b + t + 2);
    third += at * two(b + t + 4);
    fourth += at * two(b + t + 6);
  }
  const Two all[] = {first, second, third, fourth};
  memcpy(sums, all, sizeof all);
}

static inline void
four_lags(const double *restrict a, const double *restrict b, gsize n, double *restrict sums)
{
  Two first = {0}, second = {0};

  for (gsize t = 0; t < n; t++) {
    const Two at = {a[t], a[t]};
    first += at * two(b + t);
    second += at * two(b + t + 2);
  }
  const Two both[] = {first, second};
  memcpy(sums, both, sizeof both);
}

void
lag_products(const double *restrict a, const double *restrict b, gsize n, gsize count, double *restrict sums)
{
  gsize j = 0;

  for (; j + LAG_LANES / 2 < count; j += LAG_LANES)
    eight_lags(a, b + j, n, sums + j);
  if (j < count)
    four_lags(a, b + j, n, sums + j);
}
