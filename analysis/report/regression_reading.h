/* regression_reading.h - what a regression says, in one paragraph made from its numbers by fixed rules
 *
 * In this order: the size of each term with its interval, how much the terms account for, what the errors allow for, what the
 * tests warn of, the smallest effect that so few observations would show, what one observation changes or whether it is an outlier, and what the result
 * does not show. */
#pragma once

#include "study/model.h"

char *read_regression(const Regression *regression); /* (transfer full) */
