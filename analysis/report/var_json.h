/* var_json.h - a vector autoregression as members of a JSON object */
#pragma once

#include <cJSON.h>

#include "study/var_study.h"

void json_var_result(cJSON *object, const VectorAutoregression *v);
