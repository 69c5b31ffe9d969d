#include "warnings.h"

#include "json_value.h"

GPtrArray *
warnings_of(char *first, char *second)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func(g_free);
  if (first)
    g_ptr_array_add(warnings, first);
  if (second)
    g_ptr_array_add(warnings, second);
  return warnings;
}

void
say_warnings(Document *document, const GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    document_say(document, BLOCK_WARNING, "%s", (const char *)g_ptr_array_index(warnings, i));
}

void
json_warnings(cJSON *object, const GPtrArray *warnings)
{
  cJSON *list = json_array(object, "warnings");
  for (guint i = 0; i < warnings->len; i++)
    cJSON_AddItemToArray(list, cJSON_CreateString(g_ptr_array_index(warnings, i)));
}
