#include "unit.h"

#include <string.h>

static const struct {
  const char *word;
  double factor;
} scales[] = {{" thousand", 1e3}, {" million", 1e6}, {" billion", 1e9}};

static gboolean
is_plain(const char *unit)
{
  return !unit || !*unit;
}

gboolean
unit_equal(const char *a, const char *b)
{
  return is_plain(a) ? is_plain(b) : g_strcmp0(a, b) == 0;
}

char *
unit_product(const char *a, const char *b)
{
  if (is_plain(a))
    return is_plain(b) ? NULL : g_strdup(b);
  return is_plain(b) ? g_strdup(a) : g_strdup_printf("%s × %s", a, b);
}

char *
unit_ratio(const char *a, const char *b)
{
  if (unit_equal(a, b))
    return NULL;
  return is_plain(b) ? g_strdup(a) : g_strdup_printf("%s per %s", is_plain(a) ? "1" : a, b);
}

/* The unit without its scale word. */
static char *
split_scale(const char *unit, double *factor)
{
  *factor = 1.0;
  for (gsize i = 0; i < G_N_ELEMENTS(scales); i++)
    if (g_str_has_suffix(unit, scales[i].word)) {
      *factor = scales[i].factor;
      return g_strndup(unit, strlen(unit) - strlen(scales[i].word));
    }
  return g_strdup(unit);
}

gboolean
unit_rescale(const char *from, const char *to, double *factor)
{
  double from_scale, to_scale;
  g_autofree char *from_base = split_scale(from ? from : "", &from_scale);
  g_autofree char *to_base = split_scale(to ? to : "", &to_scale);
  *factor = from_scale / to_scale;
  return g_str_equal(from_base, to_base);
}
