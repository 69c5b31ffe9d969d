#include "shortest.h"

#include <math.h>

#define FEWEST 15 /* decimal digits that every double has */
#define MOST   17 /* as many tell any two apart */

__extension__ typedef unsigned __int128 Wide;

/* m 2^e times 10^places, rounded half to even as printf rounds; *back is whether the result is nearer to m 2^e than to any other
 * double. The half of the way to the next one is 2^(e-1), here 5^places / 2; below a power of two it is half of that. Both are
 * odd in the last place, so that nothing lies exactly on the half. */
static guint64
scaled(guint64 m, int e, int places, gboolean *back)
{
  static const guint64 fives[] = {
      1,          5,           25,           125,          625,           3125,           15625,
      78125,      390625,      1953125,      9765625,      48828125,      244140625,      1220703125,
      6103515625, 30517578125, 152587890625, 762939453125, 3814697265625, 19073486328125, 95367431640625};
  const int shift = -(e + places);
  const Wide product = (Wide)m * fives[places], one = (Wide)1 << shift, rest = product & (one - 1);
  const guint64 below = (guint64)(product >> shift);
  const gboolean up = 2 * rest > one || (2 * rest == one && below % 2 == 1);
  const Wide away = up ? one - rest : rest;
  const gboolean power_of_two = m == G_GUINT64_CONSTANT(1) << 52;

  *back = (power_of_two && !up ? 4 : 2) * away < fives[places];
  return below + (up ? 1 : 0);
}

/* Decimal exponent, as printf's "%e" has it before rounding: the powers of ten below 1 are doubles just above the true ones. */
static int
decimal_exponent(double size)
{
  static const double powers[] = {1e-4, 1e-3, 1e-2, 1e-1, 1e0,  1e1,  1e2,  1e3,  1e4, 1e5,
                                  1e6,  1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14};
  int i = 0;

  while (i + 1 < (int)G_N_ELEMENTS(powers) && size >= powers[i + 1])
    i++;
  return i - 4;
}

void
shortest_digits(double size, guint64 *digits, int *places)
{
  int e;
  const guint64 m = (guint64)ldexp(frexp(size, &e), 53);
  const int exponent = decimal_exponent(size);
  gboolean back = FALSE;

  for (int n = FEWEST; !back && n <= MOST; n++) {
    *places = n - 1 - exponent;
    *digits = scaled(m, e - 53, *places, &back);
  }
  for (; *places > 0 && *digits % 10 == 0; --*places)
    *digits /= 10;
}
