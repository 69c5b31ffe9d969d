#include "mirror_words.h"

#include <math.h>
#include <string.h>

#include "comparative_words.h"
#include "format.h"
#include "stats/order.h"

#define SMALL_RATIO 0.1 /* below it three significant digits say more than two decimals */

const char *
mirror_label(const Breakdown *breakdown)
{
  return breakdown->label ? breakdown->label : breakdown->name;
}

/* Whether parts are pairs, which bear no word of their own here. */
static gboolean
by_pairs(const MirrorStudy *study)
{
  return strstr(study->reported->by, " and ") != NULL;
}

char *
mirror_parts(const MirrorStudy *study)
{
  return by_pairs(study) ? g_strdup("parts") : plural_of(study->reported->by);
}

char *
mirror_count(const MirrorStudy *study, gsize n)
{
  return by_pairs(study) ? g_strdup_printf("%" G_GSIZE_FORMAT " part%s", n, n == 1 ? "" : "s")
                         : count_parts(study->reported, n);
}

char *
mirror_span(const MirrorStudy *study)
{
  g_autofree char *first = period_print(study->periods[0]), *last = period_print(study->periods[study->n - 1]);
  return study->n == 1 ? g_steal_pointer(&first) : g_strdup_printf("%s–%s", first, last);
}

char *
mirror_amount(double amount)
{
  return format_significant(amount, 3);
}

char *
mirror_ratio_words(double ratio)
{
  return ratio < SMALL_RATIO ? format_significant(ratio, 3) : format_decimals(ratio, 2);
}

char *
mirror_unit(const MirrorStudy *study)
{
  const char *unit = study->reported->unit;
  return unit ? g_strdup_printf(" %s", unit) : g_strdup("");
}

gsize *
mirror_order_in(const MirrorStudy *study, gsize period, gsize *n)
{
  g_autofree double *sizes = g_new(double, MAX(study->k, 1));
  for (gsize i = 0; i < study->k; i++)
    sizes[i] = fabs(mirror_excess(study, mirror_place(study, period, i)));
  return places_by_size(sizes, study->k, n);
}
