/* reference.h - series whose results are published, and numbers that other programs can make again
 *
 * tests/data/reference/nile.csv: R's datasets::Nile, annual flow at Aswan 1871-1970 (Cobb 1978, Biometrika 65, 243-251);
 * chickegg.csv: Thurman and Fisher (1988), American Journal of Agricultural Economics 70, 237-238. */
#pragma once

#include "../test.h"

#define REFERENCE_MOST 128 /* rows */

/* Column (0 for the first) of a CSV of plain numbers; returns how many there are. */
static inline gsize
reference_column(const char *file, gsize column, double *values)
{
  g_autofree char *path = g_build_filename("tests", "data", "reference", file, NULL);
  g_autofree char *text = NULL;
  GError *error = NULL;
  gsize n = 0;

  g_file_get_contents(path, &text, NULL, &error);
  assert_no_error(error);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (gsize i = 1; lines[i] && lines[i][0]; i++) {
    g_auto(GStrv) cells = g_strsplit(lines[i], ",", -1);
    assert_true(n < REFERENCE_MOST);
    values[n++] = g_ascii_strtod(cells[column], NULL);
  }
  return n;
}

#define NILE 100

/* Flow, and time 1 ... 100. */
static inline void
read_nile(double *time, double *flow)
{
  double values[REFERENCE_MOST];

  assert_int_equal(reference_column("nile.csv", 1, values), NILE);
  for (gsize i = 0; i < NILE; i++) {
    time[i] = (double)(i + 1);
    flow[i] = values[i];
  }
}

#define CHICKEGG 54

static inline void
read_chickegg(double *chicken, double *egg)
{
  double values[REFERENCE_MOST];

  assert_int_equal(reference_column("chickegg.csv", 1, values), CHICKEGG);
  memcpy(chicken, values, CHICKEGG * sizeof *values);
  assert_int_equal(reference_column("chickegg.csv", 2, values), CHICKEGG);
  memcpy(egg, values, CHICKEGG * sizeof *values);
}

/* Lehmer's generator, in R: x[1] <- 12345; x[i] <- (x[i-1] * 16807) %% 2147483647; and x / 2147483647. */
static inline void
lehmer(double *values, gsize n)
{
  guint64 x = 12345;

  for (gsize i = 0; i < n; i++) {
    values[i] = (double)x / 2147483647;
    x = x * 16807 % 2147483647;
  }
}
