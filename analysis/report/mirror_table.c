#include <math.h>

#include "mirror_section.h"
#include "output.h"
#include "result_item.h"

static void
add_row(GString *out, const char *period, const char *partner, double reported, double mirrored)
{
  const double numbers[] = {reported, mirrored, mirror_quotient(reported, mirrored)};
  csv_append_text(out, period);
  g_string_append_c(out, ',');
  csv_append_text(out, partner);
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    g_string_append_c(out, ',');
    csv_append_number(out, numbers[i]);
  }
  g_string_append_c(out, '\n');
}

char *
mirror_csv(Results *results, const TableDef *table, GError **error)
{
  const Analysis *analysis = result_item(results, table, "mirror", error);
  if (!analysis)
    return NULL;
  const MirrorStudy *study = analysis->result;
  GString *out = g_string_new("period,partner,reported,mirrored,ratio\n");
  for (gsize t = 0; t < study->n; t++) {
    g_autofree char *period = period_print(study->periods[t]);
    for (gsize i = 0; i < study->k; i++) {
      const gsize at = mirror_place(study, t, i);
      if (!isnan(study->x[at]) || !isnan(study->y[at]))
        add_row(out, period, study->partners[i].code, study->x[at], study->y[at]);
    }
    add_row(out, period, study->sum_code, study->totals[t].all_x, study->totals[t].all_y);
  }
  return g_string_free(out, FALSE);
}
