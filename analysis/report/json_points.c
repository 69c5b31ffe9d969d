#include "json_points.h"

#include <cJSON.h>
#include <math.h>
#include <string.h>

#include "format.h"

#define LINE        "\n\t\t\t\t"
#define FIRST(key)  LINE "\t\"" key "\":\t"
#define MEMBER(key) "," FIRST(key)

#define BYTES_OF_A_POINT 64 /* about; to make room at once */

/* member is MEMBER("..."), here and below. */
static void
add_number(GString *text, const char *member, double value)
{
  g_string_append(text, member);
  if (isfinite(value))
    format_append_shortest(text, value);
  else
    g_string_append(text, "null");
}

static void
add_truth(GString *text, const char *member, gboolean value)
{
  g_string_append(text, member);
  g_string_append(text, value ? "true" : "false");
}

static void
add_count(GString *text, const char *member, gint32 value)
{
  g_string_append(text, member);
  g_string_append_printf(text, "%" G_GINT32_FORMAT, value);
}

/* cJSON knows what must be escaped. */
static void
add_text(GString *text, const char *member, const char *value)
{
  cJSON *string = cJSON_CreateString(value);
  char *quoted = cJSON_PrintUnformatted(string);
  g_string_append(text, member);
  g_string_append(text, quoted);
  cJSON_free(quoted);
  cJSON_Delete(string);
}

static void
add_point(GString *text, const Observation *observation, gboolean has_range)
{
  g_string_append(text, "{" FIRST("period") "\"");
  period_append(text, observation->period);
  g_string_append_c(text, '"');
  add_number(text, MEMBER("value"), observation->value);
  if (observation_is_range(observation)) {
    add_number(text, MEMBER("lower"), observation->lower);
    add_number(text, MEMBER("upper"), observation->upper);
    add_truth(text, MEMBER("lower_open"), observation->lower_open);
    add_truth(text, MEMBER("upper_open"), observation->upper_open);
  } else if (observation->missing) {
    add_text(text, MEMBER("missing"), missing_text(observation->missing));
  }
  if (has_range) {
    add_number(text, MEMBER("low"), observation->low);
    add_number(text, MEMBER("high"), observation->high);
  }
  if (observation->days_present >= 0) {
    add_count(text, MEMBER("days_present"), observation->days_present);
    add_count(text, MEMBER("days"), period_days(observation->period));
  }
  if (observation->index)
    add_text(text, MEMBER("index"), observation->index);
  if (observation->source)
    add_text(text, MEMBER("source"), observation->source);
  g_string_append(text, LINE "}");
}

char *
json_points(const Series *series)
{
  const gsize n = series_length(series);
  GString *text = g_string_sized_new(n * BYTES_OF_A_POINT + 1);
  g_string_append_c(text, '[');
  for (gsize i = 0; i < n; i++) {
    if (i > 0)
      g_string_append(text, ", ");
    add_point(text, series_at(series, i), series->range != NULL);
  }
  g_string_append_c(text, ']');
  return g_string_free(text, FALSE);
}
