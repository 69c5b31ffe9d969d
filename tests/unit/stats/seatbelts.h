/* seatbelts.h - car drivers killed or seriously injured in Great Britain by month, 1969-1984, around the law of 31 January 1983
 *
 * tests/data/reference/seatbelts.csv: R's datasets::Seatbelts (Harvey, A. C. and J. Durbin 1986, Journal of the Royal Statistical Society A
 * 149, 187-227), columns month, drivers, kms, PetrolPrice, law.
 *
 * Reference figures of tests that use it: R 4.2.2, lm, sandwich 3.0-2 (NeweyWest with prewhite = FALSE, adjust = TRUE) and lmtest 0.9-40. */
#pragma once

#include "fits.h"

#define BELTS      192
#define BELTS_LAW  169 /* February 1983, the first month with the law, counted from 0 */
#define BELTS_MOST 200

static inline void
belts_column(gsize column, double *values)
{
  g_autofree char *text = NULL;
  gsize n = 0;

  assert_true(g_file_get_contents("tests/data/reference/seatbelts.csv", &text, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (gsize i = 1; lines[i] && lines[i][0] && n < BELTS_MOST; i++) {
    g_auto(GStrv) cells = g_strsplit(lines[i], ",", -1);
    values[n++] = g_ascii_strtod(cells[column], NULL);
  }
  assert_int_equal(n, BELTS);
}

static inline void
add_plain_column(ModelMatrix *model, const char *name, const double *values)
{
  const BasePower whole = {model_matrix_add_base(model, values), 1};

  model_matrix_add_column(model, name, &whole, 1);
}

/* A constant, and time 0, 1, 2 ... */
static inline ModelMatrix *
model_on_time(gsize n)
{
  ModelMatrix *model = model_matrix_new(n);
  g_autofree double *time = g_new(double, n);

  for (gsize i = 0; i < n; i++)
    time[i] = (double)i;
  model_matrix_add_column(model, "const", NULL, 0);
  add_plain_column(model, "trend", time);
  return model;
}

/* log(drivers) in y; a constant, time, the months but January, log(petrol price). */
static inline ModelMatrix *
belts_model(double *y)
{
  ModelMatrix *model = model_on_time(BELTS);
  double values[BELTS_MOST];

  for (gsize month = 1; month < 12; month++) {
    for (gsize i = 0; i < BELTS; i++)
      values[i] = i % 12 == month ? 1 : 0;
    add_plain_column(model, "month", values);
  }
  belts_column(3, values);
  for (gsize i = 0; i < BELTS; i++)
    values[i] = log(values[i]);
  add_plain_column(model, "log(petrol)", values);
  belts_column(1, y);
  for (gsize i = 0; i < BELTS; i++)
    y[i] = log(y[i]);
  return model;
}
