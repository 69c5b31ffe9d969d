#include <math.h>

#include "enlargement_section.h"
#include "json_value.h"
#include "output.h"

static char *
codes_of(const EnlargementStep *step, gboolean joined)
{
  GString *codes = g_string_new(NULL);
  for (guint i = 0; i < step->moves->len; i++) {
    const MemberMove *move = &g_array_index(step->moves, MemberMove, i);
    if (move->joined == joined)
      g_string_append_printf(codes, "%s%s", codes->len ? "; " : "", move->code);
  }
  return g_string_free(codes, FALSE);
}

static void
append_row(GString *out, const EnlargementStudy *study, gsize from, gsize to, const Enlargement *split,
           const char *joined, const char *left)
{
  const double numbers[] = {split->before, split->after, split->change, split->within, split->composition};
  g_autofree char *first = period_print(study->breakdown->periods[from]),
                  *last = period_print(study->breakdown->periods[to]);
  csv_append_text(out, first);
  g_string_append_c(out, ',');
  csv_append_text(out, last);
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    g_string_append_c(out, ',');
    csv_append_number(out, numbers[i]);
  }
  g_string_append_c(out, ',');
  csv_append_text(out, joined);
  g_string_append_c(out, ',');
  csv_append_text(out, left);
  g_string_append_c(out, '\n');
}

char *
enlargement_csv(Results *results, const TableDef *table, GError **error)
{
  const Analysis *analysis = result_item(results, table, "enlargement", error);
  if (!analysis)
    return NULL;
  const EnlargementStudy *study = analysis->result;
  GString *out = g_string_new("from,to,before,after,change,within,composition,joined,left\n");
  for (gsize i = 0; i < study->n_steps; i++) {
    const EnlargementStep *step = &study->steps[i];
    g_autofree char *joined = codes_of(step, TRUE), *left = codes_of(step, FALSE);
    if (step->moves->len)
      append_row(out, study, step->from, step->to, &step->split, joined, left);
  }
  append_row(out, study, 0, study->breakdown->n - 1, &study->sums, NULL, NULL);
  return g_string_free(out, FALSE);
}

static void
put_split(cJSON *item, const Enlargement *split)
{
  json_number(item, "before", split->before);
  json_number(item, "after", split->after);
  json_number(item, "change", split->change);
  json_number(item, "within", split->within);
  json_number(item, "composition", split->composition);
  json_number(item, "within_old_members", split->within_old);
  json_number(item, "composition_second_period", split->composition_second);
  json_number(item, "within_new_members", split->within_new);
  json_number(item, "composition_first_period", split->composition_first);
}

static void
put_moves(cJSON *item, const char *key, const EnlargementStep *step, gboolean joined)
{
  cJSON *list = json_array(item, key);
  for (guint i = 0; i < step->moves->len; i++) {
    const MemberMove *move = &g_array_index(step->moves, MemberMove, i);
    if (move->joined != joined)
      continue;
    cJSON *one = json_item(list);
    json_text(one, "code", move->code);
    json_text(one, "name", move->name);
    json_number(one, "from", move->from);
    json_number(one, "to", move->to);
  }
}

static void
put_silent(cJSON *object, const EnlargementStudy *study)
{
  cJSON *list = json_array(object, "without_value");
  for (guint i = 0; i < study->silent->len; i++) {
    const SilentMember *member = &g_array_index(study->silent, SilentMember, i);
    cJSON *item = json_item(list);
    json_text(item, "code", member->code);
    cJSON *periods = json_array(item, "periods");
    for (guint j = 0; j < member->periods->len; j++) {
      g_autofree char *period = period_print(g_array_index(member->periods, Period, j));
      cJSON_AddItemToArray(periods, cJSON_CreateString(period));
    }
  }
}

void
json_enlargement(cJSON *object, const Analysis *analysis)
{
  const EnlargementStudy *study = analysis->result;
  const Period *periods = study->breakdown->periods;
  json_text(object, "of", study->breakdown->name);
  json_text(object, "unit", study->breakdown->unit);
  json_text(object, "bloc", study->bloc);
  json_period(object, "from", periods[0]);
  json_period(object, "to", periods[study->breakdown->n - 1]);
  json_count(object, "composition_changes", study->changed);
  cJSON *steps = json_array(object, "steps");
  for (gsize i = 0; i < study->n_steps; i++) {
    const EnlargementStep *step = &study->steps[i];
    cJSON *item = json_item(steps);
    json_period(item, "from", periods[step->from]);
    json_period(item, "to", periods[step->to]);
    put_split(item, &step->split);
    put_moves(item, "joined", step, TRUE);
    put_moves(item, "left", step, FALSE);
  }
  put_split(cJSON_AddObjectToObject(object, "added_up"), &study->sums);
  put_split(cJSON_AddObjectToObject(object, "ends_alone"), &study->ends);
  put_silent(object, study);
}
