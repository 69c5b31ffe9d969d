/* deaths.h - monthly deaths from lung diseases in the United Kingdom, 1974-1979, of men and of women
 *
 * tests/data/reference/deaths.csv: R's datasets::mdeaths and fdeaths (Diggle, P. J. 1990, Time Series: A Biostatistical Introduction,
 * table A.3). */
#pragma once

#include "reference.h"

#define DEATHS 72

static inline void
read_deaths(double *men, double *women)
{
  double values[REFERENCE_MOST];

  assert_int_equal(reference_column("deaths.csv", 1, values), DEATHS);
  memcpy(men, values, DEATHS * sizeof *values);
  assert_int_equal(reference_column("deaths.csv", 2, values), DEATHS);
  memcpy(women, values, DEATHS * sizeof *values);
}
