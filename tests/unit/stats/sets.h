/* sets.h - series over one grid that several tests start from */
#pragma once

#include "reference.h"

#include "stats/lagged.h"

#define SET_MOST 4

/* Owns its numbers; set points into it. Fill it in place: it must not be copied. */
typedef struct {
  double values[SET_MOST][REFERENCE_MOST];
  const double *columns[SET_MOST];
  const char *names[SET_MOST];
  gint64 period[REFERENCE_MOST];
  SeriesSet set;
} MadeSet;

static inline void
made_set(MadeSet *made, gsize k, gsize n)
{
  for (gsize j = 0; j < k; j++)
    made->columns[j] = made->values[j];
  for (gsize i = 0; i < n; i++)
    made->period[i] = (gint64)i;
  made->set = (SeriesSet){k, n, made->columns, made->names, made->period};
}

/* Which of chicken and egg is forecast. */
static inline void
made_chickegg(MadeSet *made, gboolean chicken_first)
{
  read_chickegg(made->values[chicken_first ? 0 : 1], made->values[chicken_first ? 1 : 0]);
  made->names[0] = chicken_first ? "chicken" : "egg";
  made->names[1] = chicken_first ? "egg" : "chicken";
  made_set(made, 2, CHICKEGG);
}

#define GERMANY 75

/* tests/data/reference/wgmacro.csv: Luetkepohl, H. (2005), New Introduction to Multiple Time Series Analysis, data set E1: West German
 * investment, income and consumption, seasonally adjusted, billion DM; as distributed with gretl. First differences of logarithms,
 * 1960-Q2 to 1978-Q4. order: columns 1, 2, 3 in the order wanted. */
static inline void
made_germany(MadeSet *made, const gsize order[3])
{
  static const char *const names[] = {"", "investment", "income", "consumption"};
  double levels[REFERENCE_MOST];

  for (gsize j = 0; j < 3; j++) {
    assert_int_equal(reference_column("wgmacro.csv", order[j], levels), 92);
    made->names[j] = names[order[j]];
    for (gsize i = 0; i < GERMANY; i++)
      made->values[j][i] = log(levels[i + 1]) - log(levels[i]);
  }
  made_set(made, 3, GERMANY);
}

/* Takes observation at out of the set: a gap in the grid. */
static inline void
made_gap(MadeSet *made, gsize at)
{
  const gsize after = made->set.n - at - 1;

  for (gsize j = 0; j < made->set.k; j++)
    memmove(made->values[j] + at, made->values[j] + at + 1, after * sizeof(double));
  memmove(made->period + at, made->period + at + 1, after * sizeof(gint64));
  made->set.n--;
}
