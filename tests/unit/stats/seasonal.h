/* seasonal.h - two seasonal series that R carries
 *
 * tests/data/reference/co2.csv: datasets::co2, atmospheric carbon dioxide at Mauna Loa, ppm by volume, its first ten years 1959-1968
 * (Keeling and Whorf, Scripps Institution of Oceanography); ukgas.csv: datasets::UKgas, quarterly gas consumption of the United Kingdom
 * 1960-1986, million therms (Durbin and Koopman 2001). */
#pragma once

#include "reference.h"

#define CO2   120
#define UKGAS 108

static inline void
read_co2(double *values)
{
  double all[REFERENCE_MOST];
  assert_int_equal(reference_column("co2.csv", 1, all), CO2);
  memcpy(values, all, CO2 * sizeof *values);
}

static inline void
read_ukgas(double *values)
{
  double all[REFERENCE_MOST];
  assert_int_equal(reference_column("ukgas.csv", 1, all), UKGAS);
  memcpy(values, all, UKGAS * sizeof *values);
}
