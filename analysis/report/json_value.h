/* json_value.h - cJSON with numbers passed in as text by the one formatter */
#pragma once

#include <cJSON.h>
#include <glib.h>

#include "datasets/period.h"

void json_number(cJSON *object, const char *key, double value); /* null for NaN and infinity */
void json_count(cJSON *object, const char *key, gsize value);
void json_text(cJSON *object, const char *key, const char *text); /* null for NULL */
void json_period(cJSON *object, const char *key, Period period);
void json_day(cJSON *object, const char *key, gint32 day); /* "2018-01-31" */
cJSON *json_array(cJSON *object, const char *key);
cJSON *json_item(cJSON *array); /* a new object at the end */

/* Printed with indents and a newline at the end; frees the value (transfer full). */
char *json_print(cJSON *value);
