#include "quad.h"

#include <math.h>

#define SMALL 0x1p-600 /* below it, and above its inverse, a value is first brought well inside the range of doubles */

quad
quad_sqrt(quad value)
{
  if (value == 0)
    return 0;
  if (value < SMALL)
    return quad_sqrt(value / SMALL / SMALL) * SMALL;
  if (value > 1 / SMALL)
    return quad_sqrt(value * SMALL * SMALL) / SMALL;
  quad root = sqrt((double)value);

  for (int step = 0; step < 2; step++) /* Newton: 53 digits in base two become 106, then all 113 */
    root = (root + value / root) / 2;
  return root;
}

quad
quad_dot(const quad *a, const quad *b, gsize n)
{
  quad sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}

static void
divide(quad *column, gsize n, quad divisor)
{
  const quad factor = 1 / divisor;

  for (gsize i = 0; i < n; i++)
    column[i] *= factor;
}

static void
subtract(quad *column, const quad *unit, gsize n, quad part)
{
  for (gsize i = 0; i < n; i++)
    column[i] -= part * unit[i];
}

void
quad_orthogonalise(quad *columns, gsize n, gsize k, quad *upper)
{
  for (gsize j = 0; j < k; j++) {
    quad *unit = columns + j * n;
    const quad length = quad_sqrt(quad_dot(unit, unit, n));
    divide(unit, n, length);
    for (gsize l = 0; l < j; l++)
      upper[j * (k + 1) + l] = 0;
    upper[j * (k + 1) + j] = length;
    for (gsize l = j + 1; l <= k; l++) {
      const quad part = quad_dot(unit, columns + l * n, n);
      upper[j * (k + 1) + l] = part;
      subtract(columns + l * n, unit, n, part);
    }
  }
}

void
quad_invert_upper(const quad *upper, gsize k, quad *inverse)
{
  for (gsize j = 0; j < k; j++)
    for (gsize i = k; i-- > 0;) {
      quad sum = i == j;
      for (gsize l = i + 1; l <= j; l++)
        sum -= upper[i * (k + 1) + l] * inverse[l * k + j];
      inverse[i * k + j] = i > j ? 0 : sum / upper[i * (k + 1) + i];
    }
}
