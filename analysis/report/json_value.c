#include "json_value.h"

#include <math.h>

#include "format.h"

static void
add_raw(cJSON *object, const char *key, const char *digits)
{
  cJSON_AddItemToObject(object, key, cJSON_CreateRaw(digits));
}

void
json_number(cJSON *object, const char *key, double value)
{
  if (!isfinite(value)) {
    cJSON_AddNullToObject(object, key);
    return;
  }
  g_autofree char *digits = format_shortest(value);
  add_raw(object, key, digits);
}

void
json_count(cJSON *object, const char *key, gsize value)
{
  g_autofree char *digits = g_strdup_printf("%" G_GSIZE_FORMAT, value);
  add_raw(object, key, digits);
}

void
json_text(cJSON *object, const char *key, const char *text)
{
  if (text)
    cJSON_AddStringToObject(object, key, text);
  else
    cJSON_AddNullToObject(object, key);
}

void
json_period(cJSON *object, const char *key, Period period)
{
  g_autofree char *text = period_print(period);
  json_text(object, key, text);
}

void
json_day(cJSON *object, const char *key, gint32 day)
{
  json_period(object, key, (Period){.first = day, .last = day});
}

cJSON *
json_array(cJSON *object, const char *key)
{
  return cJSON_AddArrayToObject(object, key);
}

cJSON *
json_item(cJSON *array)
{
  cJSON *item = cJSON_CreateObject();
  cJSON_AddItemToArray(array, item);
  return item;
}

char *
json_print(cJSON *value)
{
  char *text = cJSON_Print(value);
  char *with_newline = g_strconcat(text, "\n", NULL);
  cJSON_free(text);
  cJSON_Delete(value);
  return with_newline;
}
