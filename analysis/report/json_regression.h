/* json_regression.h - a regression as JSON: estimates, errors, sizes, tests, influence, predictions */
#pragma once

#include <cJSON.h>

#include "study/model.h"

/* Fills an empty object. */
void json_regression(cJSON *item, const Regression *regression);
