#include "band.h"

#include <gsl/gsl_cdf.h>

BandPoint
fit_band(const Fit *fit, const gsl_matrix *covariance, const double *x, double level)
{
  double mean, standard_error;
  fit_predict(fit, covariance, x, &mean, &standard_error);
  const double half = gsl_cdf_tdist_Qinv((1.0 - level) / 2.0, (double)(fit->n - fit->k)) * standard_error;
  return (BandPoint){.mean = mean, .lower = mean - half, .upper = mean + half};
}
