/* term_reading.h - one coefficient as a sentence: its size with unit and interval */
#pragma once

#include "study/model.h"

/* A trend is told a period, a step from its period on; where the response is a logarithm, in percent (transfer full). */
char *read_term(const Regression *regression, gsize i);
