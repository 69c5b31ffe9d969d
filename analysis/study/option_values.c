#include "option_values.h"

#include <string.h>

#include "datasets/number.h"
#include "datasets/problems.h"

/* More than any series has periods, or any patience resamples. */
#define LARGEST_COUNT 1000000 /* in the message too */

gboolean
option_refuse(GError **error, const char *wanted, const char *value)
{
  g_autofree char *shown = visible_text(value, strlen(value));
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s, not '%s'", wanted, shown);
  return FALSE;
}

gboolean
option_choose(const char *const *words, const char *value, guint *choice, GError **error)
{
  for (*choice = 0; words[*choice]; (*choice)++)
    if (g_str_equal(words[*choice], value))
      return TRUE;
  g_autoptr(GString) wanted = g_string_new("is one of ");
  for (guint i = 0; words[i]; i++)
    g_string_append_printf(wanted, "%s%s", i == 0 ? "" : words[i + 1] ? ", " : " or ", words[i]);
  return option_refuse(error, wanted->str, value);
}

gboolean
option_switch(gboolean *target, const char *value, GError **error)
{
  static const char *const words[] = {"no", "yes", "false", "true", NULL};
  guint choice;
  for (choice = 0; words[choice] && !g_str_equal(words[choice], value); choice++)
    ;
  if (!words[choice])
    return option_refuse(error, "is yes or no", value);
  *target = choice % 2 == 1;
  return TRUE;
}

gboolean
option_count(const char *value, guint64 least, guint64 *count, GError **error)
{
  if (g_ascii_string_to_unsigned(value, 10, least, LARGEST_COUNT, count, NULL))
    return TRUE;
  const gboolean too_many = g_ascii_string_to_unsigned(value, 10, 0, G_MAXUINT64, count, NULL) && *count >= least;
  g_autofree char *wanted =
      g_strdup_printf("is a whole number, %" G_GUINT64_FORMAT " or more%s", least, too_many ? ", at most 1000000" : "");
  return option_refuse(error, wanted, value);
}

gboolean
option_seed(const char *value, gulong *seed, GError **error)
{
  guint64 number;
  if (!g_ascii_string_to_unsigned(value, 10, 1, G_MAXUINT32, &number, NULL))
    return option_refuse(error, "is a whole number from 1 to 4294967295", value);
  *seed = (gulong)number;
  return TRUE;
}

gboolean
option_number(const char *value, double *number)
{
  const NumberFormat format = {.decimal = '.'};
  const char *why;
  Number read;
  if (!number_parse(value, strlen(value), &format, &read, &why) || read.missing)
    return FALSE;
  *number = read.value;
  return TRUE;
}
