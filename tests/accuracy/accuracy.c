/* accuracy - correct digits of each statistic on NIST's Statistical Reference Datasets, as a Markdown table
 *
 * usage: accuracy   in the project's folder. The measure is McCullough's (1998, The American Statistician 52, 358-366):
 * -log10 of the relative error, of the absolute one where the certified value is zero, at most 15;
 * of an infinite F its inverse is measured. */
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "stats/describe.h"
#include "stats/ols.h"
#include "tests/unit/stats/nist.h"

#define MOST 15.0 /* digits that are certified */

static double
digits(double got, double certified)
{
  const double difference = fabs(got - certified);

  if (isinf(certified))
    return digits(1 / got, 0);
  if (difference == 0)
    return MOST;
  return fmax(0, fmin(MOST, -log10(certified == 0 ? difference : difference / fabs(certified))));
}

static gboolean
print_linear(const char *name)
{
  g_autofree char *file = g_strconcat(name, ".dat", NULL);
  g_autoptr(NistLinear) set = nist_linear(file);
  g_autoptr(ModelMatrix) model = set ? nist_model(set) : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(Fit) fit = model ? ols_fit_model(set->y, model, NULL, set->intercept, &error) : NULL;
  double estimates = MOST, errors = MOST;

  if (!fit) {
    fprintf(stderr, "accuracy: %s: %s\n", file, error ? error->message : "no such file in tests/data/nist/linear");
    return FALSE;
  }
  for (gsize j = 0; j < fit->k; j++) {
    const double deviation = fit->sigma * sqrt(gsl_matrix_get(fit->bread, j, j));
    estimates = fmin(estimates, digits(gsl_vector_get(fit->coefficients, j), set->estimate[j]));
    errors = fmin(errors, digits(deviation, set->deviation[j]));
  }
  printf("| %s | %zu | %zu | %.1e | %.1f | %.1f | %.1f | %.1f | %.1f |\n", name, fit->n, fit->k, fit->condition,
         estimates, errors, digits(fit->sigma, set->sigma), digits(fit->r_squared, set->r_squared),
         digits(fit->f, set->f));
  return TRUE;
}

static gboolean
print_univariate(const char *name)
{
  g_autofree char *file = g_strconcat(name, ".dat", NULL);
  g_autoptr(NistUnivariate) set = g_str_equal(name, "PiDigits") ? nist_pi_digits() : nist_univariate(file);
  g_autoptr(GError) error = NULL;
  Description got;

  if (!set || !describe(set->values, set->n, &got, &error)) {
    fprintf(stderr, "accuracy: %s: %s\n", name, error ? error->message : "no such file in tests/data/nist/univariate");
    return FALSE;
  }
  printf("| %s | %zu | %.1f | %.1f | %.1f |\n", name, set->n, digits(got.mean, set->mean),
         digits(got.standard_deviation, set->deviation), digits(got.autocorrelation, set->autocorrelation));
  return TRUE;
}

int
main(void)
{
  static const char *const linear[] = {"Norris",   "Pontius",  "NoInt1",   "NoInt2",   "Filip",   "Longley",
                                       "Wampler1", "Wampler2", "Wampler3", "Wampler4", "Wampler5"};
  static const char *const univariate[] = {"PiDigits", "Lottery", "Lew",     "Mavro",  "Michelso",
                                           "NumAcc1",  "NumAcc2", "NumAcc3", "NumAcc4"};
  gboolean done = TRUE;

  gsl_set_error_handler_off();
  printf("| least squares | n | k | condition | coefficients | errors | sigma | R² | F |\n");
  printf("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
  for (gsize i = 0; i < G_N_ELEMENTS(linear); i++)
    done = print_linear(linear[i]) && done;
  printf("\n| summary | n | mean | deviation | lag-1 autocorrelation |\n|---|--:|--:|--:|--:|\n");
  for (gsize i = 0; i < G_N_ELEMENTS(univariate); i++)
    done = print_univariate(univariate[i]) && done;
  return done && fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
