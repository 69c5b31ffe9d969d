#include "mackinnon.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* b + b1 / n + b2 / n^2 + b3 / n^3 at 1, 5 and 10 %. */
typedef double Surface[N_CRITICAL][4];

static const Surface alone = {
    {-2.56574, -2.2358, -3.627, 0}, {-1.94100, -0.2686, -3.365, 31.223}, {-1.61682, 0.2656, -2.714, 25.364}};

static const Surface with_constant[MACKINNON_MOST] = {
    {{-3.43035, -6.5393, -16.786, -79.433}, {-2.86154, -2.8903, -4.234, -40.040}, {-2.56677, -1.5384, -2.809, 0}},
    {{-3.89644, -10.9519, -33.527, 0}, {-3.33613, -6.1101, -6.823, 0}, {-3.04445, -4.2412, -2.720, 0}},
    {{-4.29374, -14.4354, -33.195, 47.433}, {-3.74066, -8.5632, -10.852, 27.982}, {-3.45218, -6.2143, -3.718, 0}},
    {{-4.64332, -18.1031, -37.972, 0}, {-4.09600, -11.2349, -11.175, 0}, {-3.81020, -8.3931, -4.137, 0}},
    {{-4.95756, -21.8883, -45.142, 0}, {-4.41519, -14.0405, -12.575, 0}, {-4.13157, -10.7417, -3.784, 0}},
    {{-5.24568, -25.6688, -57.737, 88.639},
     {-4.70693, -16.9178, -17.492, 60.007},
     {-4.42501, -13.1875, -5.104, 27.877}}};

static const Surface with_trend[MACKINNON_MOST] = {
    {{-3.95877, -9.0531, -28.428, -134.155},
     {-3.41049, -4.3904, -9.036, -45.374},
     {-3.12705, -2.5856, -3.925, -22.380}},
    {{-4.32762, -15.4387, -35.679, 0}, {-3.78057, -9.5106, -12.074, 0}, {-3.49631, -7.0815, -7.538, 21.892}},
    {{-4.66305, -18.7688, -49.793, 104.244},
     {-4.11890, -11.8922, -19.031, 77.332},
     {-3.83511, -9.0723, -8.504, 35.403}},
    {{-4.96940, -22.4694, -52.599, 51.314},
     {-4.42871, -14.5876, -18.228, 39.647},
     {-4.14633, -11.2500, -9.873, 54.109}},
    {{-5.25276, -26.2183, -59.631, 50.646},
     {-4.71537, -17.3569, -22.660, 91.359},
     {-4.43422, -13.6078, -10.238, 76.781}},
    {{-5.51727, -29.9760, -75.222, 202.253},
     {-4.98228, -20.3050, -25.224, 132.03},
     {-4.70233, -16.1253, -9.836, 94.272}}};

void
mackinnon_critical(gsize variables, DickeyFullerTerms terms, gsize n, double critical[N_CRITICAL])
{
  const Surface *surface = terms == DF_NONE       ? &alone
                           : terms == DF_CONSTANT ? &with_constant[variables - 1]
                                                  : &with_trend[variables - 1];
  const double inverse = 1 / (double)n;

  for (int level = 0; level < N_CRITICAL; level++) {
    const double *b = (*surface)[level];
    critical[level] = b[0] + inverse * (b[1] + inverse * (b[2] + inverse * b[3]));
  }
}

/* The normal quantile of p as a polynomial of tau: of order 2 up to `turn`, of order 3 above it; p is 1 above `most` and 0 below
 * `least`, where the polynomials turn back. */
typedef struct {
  double least, turn, most;
  double low[3], high[4];
} Polynomials;

static const Polynomials p_constant[MACKINNON_MOST - 1] = {
    {-18.86, -2.62, 0.92, {2.92, 1.5012, 0.039796}, {2.1945, 0.64695, -0.29198, -0.042377}},
    {-23.48, -3.13, 0.55, {3.4699, 1.4856, 0.03164}, {2.5893, 0.45168, -0.36529, -0.050074}},
    {-28.07, -3.47, 0.61, {3.9673, 1.4777, 0.026315}, {3.0387, 0.45452, -0.33666, -0.041921}},
    {-25.96, -3.78, 0.79, {4.5509, 1.5338, 0.029545}, {3.5049, 0.52098, -0.29158, -0.033468}},
    {-23.27, -3.93, 1.00, {5.1399, 1.6036, 0.034445}, {3.9489, 0.58933, -0.25359, -0.02721}}};

static const Polynomials p_trend[MACKINNON_MOST - 1] = {
    {-21.15, -3.19, 0.63, {3.6646, 1.5419, 0.036448}, {2.85, 0.5272, -0.36622, -0.051695}},
    {-25.37, -3.50, 0.71, {4.0983, 1.5173, 0.029898}, {3.221, 0.5255, -0.32685, -0.041501}},
    {-26.63, -3.65, 0.93, {4.5844, 1.5338, 0.028796}, {3.652, 0.59758, -0.27483, -0.032081}},
    {-26.53, -3.80, 1.19, {5.0722, 1.5634, 0.029472}, {4.0712, 0.66428, -0.23464, -0.02546}},
    {-26.18, -4.36, 1.42, {5.53, 1.5914, 0.030392}, {4.4735, 0.71757, -0.20681, -0.021196}}};

double
mackinnon_p(gsize variables, DickeyFullerTerms terms, double statistic)
{
  const Polynomials *p = terms == DF_TREND ? &p_trend[variables - 2] : &p_constant[variables - 2];
  const double tau = statistic;

  if (isnan(tau))
    return NAN;
  if (tau < p->least || tau > p->most)
    return tau > p->most ? 1 : 0;
  if (tau <= p->turn)
    return gsl_cdf_ugaussian_P(p->low[0] + tau * (p->low[1] + tau * p->low[2]));
  return gsl_cdf_ugaussian_P(p->high[0] + tau * (p->high[1] + tau * (p->high[2] + tau * p->high[3])));
}
