/* hansen_tables.h - the coefficients of hansen.h */
#pragma once

#include "hansen.h"

#define HANSEN_SUP_ROW  3 /* c0, c1, eta */
#define HANSEN_LONG_ROW 5 /* c0, c1, c2, c3, eta */

/* Row (k - 1) * HANSEN_TRIMMINGS + t for k parameters and the t-th trimming, from 0. */
extern const double hansen_sup[HANSEN_MOST * HANSEN_TRIMMINGS * HANSEN_SUP_ROW];
extern const double hansen_ave[HANSEN_MOST * HANSEN_TRIMMINGS * HANSEN_LONG_ROW];
extern const double hansen_exp[HANSEN_MOST * HANSEN_TRIMMINGS * HANSEN_LONG_ROW];
