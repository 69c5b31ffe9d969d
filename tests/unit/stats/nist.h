/* nist.h - reads NIST's Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd/) as published
 *
 * For the unit tests and for tests/accuracy: no test harness in here. A file that cannot be read gives NULL. */
#pragma once

#include <glib.h>
#include <string.h>

#include "stats/model_matrix.h"

static inline char **
nist_lines(const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename("tests", "data", "nist", folder, file, NULL);
  g_autofree char *text = NULL;

  return g_file_get_contents(path, &text, NULL, NULL) ? g_strsplit(text, "\n", -1) : NULL;
}

/* Reads all numbers of a line; returns how many. Certified tables also hold "Infinity". */
static inline gsize
nist_numbers(const char *line, double *numbers, gsize most)
{
  gsize count = 0;
  char *end;

  for (const char *at = line; count < most; at = end) {
    const double value = g_ascii_strtod(at, &end);
    if (end == at)
      break;
    numbers[count++] = value;
  }
  return count;
}

#define NIST_MOST 16 /* coefficients of a set, numbers of a line */

typedef struct {
  gsize n, k;
  gboolean intercept;
  double estimate[NIST_MOST], deviation[NIST_MOST]; /* certified */
  double sigma, r_squared, f, ssr;                  /* certified */
  gsize columns; /* regressors in the file; one regressor and k > 2 is a polynomial */
  double *y, *x; /* n; n x columns */
} NistLinear;

static inline void
nist_certified(NistLinear *set, const char *line)
{
  const char *text = line + strspn(line, " ");
  double row[4];

  if (text[0] == 'B' && g_ascii_isdigit(text[1]) && nist_numbers(text + strcspn(text, " "), row, 2) == 2) {
    set->intercept |= text[1] == '0';
    set->estimate[set->k] = row[0];
    set->deviation[set->k++] = row[1];
  } else if (g_str_has_prefix(text, "Standard Deviation") && nist_numbers(text + 18, row, 1) == 1)
    set->sigma = row[0];
  else if (g_str_has_prefix(text, "R-Squared"))
    nist_numbers(text + 9, &set->r_squared, 1);
  else if (g_str_has_prefix(text, "Regression") && nist_numbers(text + 10, row, 4) == 4)
    set->f = row[3];
  else if (g_str_has_prefix(text, "Residual") && nist_numbers(text + 8, row, 3) == 3)
    set->ssr = row[1];
}

#define NIST_HEADER 60 /* lines above the data of the linear sets */

static inline NistLinear *
nist_linear(const char *file)
{
  g_auto(GStrv) lines = nist_lines("linear", file);
  const gsize count = lines ? g_strv_length(lines) : 0;
  double row[NIST_MOST];

  if (count <= NIST_HEADER)
    return NULL;
  NistLinear *set = g_new0(NistLinear, 1);
  for (gsize i = 0; i < NIST_HEADER; i++)
    nist_certified(set, lines[i]);
  set->y = g_new(double, count);
  set->x = g_new(double, count *NIST_MOST);
  for (gsize i = NIST_HEADER; i < count; i++) {
    const gsize numbers = nist_numbers(lines[i], row, NIST_MOST);
    if (numbers == 0)
      continue;
    set->columns = numbers - 1;
    set->y[set->n] = row[0];
    memcpy(set->x + set->n * set->columns, row + 1, set->columns * sizeof *row);
    set->n++;
  }
  return set;
}

/* Powers of the one regressor, or the regressors as they are; b0 is the constant. */
static inline ModelMatrix *
nist_model(const NistLinear *set)
{
  const gsize first = set->intercept ? 1 : 0;
  ModelMatrix *model = model_matrix_new(set->n);
  g_autofree double *values = g_new(double, set->n);

  for (gsize c = 0; c < set->columns; c++) {
    for (gsize i = 0; i < set->n; i++)
      values[i] = set->x[i * set->columns + c];
    model_matrix_add_base(model, values);
  }
  for (gsize j = 0; j < set->k; j++) {
    const gsize term = j + 1 - first; /* 0 is the constant */
    const BasePower power = set->columns == 1 ? (BasePower){0, (guint)term} : (BasePower){term - 1, 1};
    g_autofree char *name = g_strdup_printf("b%zu", term);
    model_matrix_add_column(model, name, &power, term > 0 ? 1 : 0);
  }
  return model;
}

static inline void
nist_linear_free(NistLinear *set)
{
  g_free(set->x);
  g_free(set->y);
  g_free(set);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NistLinear, nist_linear_free)

/* A univariate set: the certified values stand after the last colon of their lines, the data below a line of dashes. */
typedef struct {
  gsize n;
  double *values;
  double mean, deviation, autocorrelation; /* certified */
} NistUnivariate;

static inline NistUnivariate *
nist_univariate(const char *file)
{
  g_auto(GStrv) lines = nist_lines("univariate", file);
  gboolean data = FALSE;

  if (!lines)
    return NULL;
  NistUnivariate *set = g_new0(NistUnivariate, 1);

  set->values = g_new(double, g_strv_length(lines));
  for (char **line = lines; *line; line++) {
    const char *colon = strrchr(*line, ':');
    if (data)
      set->n += nist_numbers(*line, set->values + set->n, 1);
    else if (g_str_has_prefix(*line, "Sample Mean"))
      nist_numbers(colon + 1, &set->mean, 1);
    else if (g_str_has_prefix(*line, "Sample Standard Deviation"))
      nist_numbers(colon + 1, &set->deviation, 1);
    else if (g_str_has_prefix(*line, "Sample Autocorrelation"))
      nist_numbers(colon + 1, &set->autocorrelation, 1);
    data = data || g_str_has_prefix(*line, "---");
  }
  return set;
}

/* PiDigits: the file holds the 5000 digits alone (one of them is not pi's, and is as NIST has it), the certified values are those of
 * NIST's page. */
static inline NistUnivariate *
nist_pi_digits(void)
{
  g_auto(GStrv) lines = nist_lines("univariate", "PiDigits.txt");

  if (!lines)
    return NULL;
  NistUnivariate *set = g_new0(NistUnivariate, 1);
  set->mean = 4.53480000000000;
  set->deviation = 2.86733906028871;
  set->autocorrelation = -0.00355099287237972;
  set->values = g_new(double, g_strv_length(lines));
  for (char **line = lines; *line; line++)
    set->n += nist_numbers(*line, set->values + set->n, 1);
  return set;
}

static inline void
nist_univariate_free(NistUnivariate *set)
{
  g_free(set->values);
  g_free(set);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NistUnivariate, nist_univariate_free)
