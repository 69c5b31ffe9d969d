#include <math.h>

#include "contributions_section.h"
#include "contributions_words.h"
#include "json_value.h"
#include "output.h"

static const char *
row_code(const ContributionsStudy *study, const ContributionRow *row)
{
  static const char *const codes[] = {
      [ROW_OTHERS] = "others", [ROW_UNSPECIFIED] = "unspecified", [ROW_TOTAL] = "total"};
  return row->kind == ROW_PART ? breakdown_part(study->breakdown, row->place)->code : codes[row->kind];
}

char *
contributions_csv(Results *results, const TableDef *table, GError **error)
{
  const Analysis *analysis = result_item(results, table, "contributions", error);
  if (!analysis)
    return NULL;
  const ContributionsStudy *study = analysis->result;
  g_autoptr(GArray) rows = contributions_rows(study, FALSE);
  GString *out = g_string_new("part,name,from,to,change,points,share_of_change\n");
  for (guint i = 0; i < rows->len; i++) {
    const ContributionRow *row = &g_array_index(rows, ContributionRow, i);
    const Contribution *figures = contribution_of(&study->change, row);
    const double numbers[] = {figures->from, figures->to, figures->change, figures->points, figures->share};
    g_autofree char *name = contributions_row_name(study, row);
    csv_append_text(out, row_code(study, row));
    g_string_append_c(out, ',');
    csv_append_text(out, name);
    for (gsize j = 0; j < G_N_ELEMENTS(numbers); j++) {
      g_string_append_c(out, ',');
      csv_append_number(out, numbers[j]);
    }
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

static void
put_figures(cJSON *item, const Contribution *figures)
{
  json_number(item, "from", figures->from);
  json_number(item, "to", figures->to);
  json_number(item, "change", figures->change);
  json_number(item, "points", figures->points);
  json_number(item, "share_of_change", figures->share);
}

/* All parts, named or not, the largest change first among either; a value that is not there is null and counts as zero in the change. */
static void
put_parts(cJSON *object, const ContributionsStudy *study)
{
  const ContributionStep *step = &study->change;
  cJSON *parts = json_array(object, "parts");
  for (gsize i = 0; i < study->breakdown->k; i++) {
    const gsize place = study->order[i];
    const BreakdownPart *part = breakdown_part(study->breakdown, place);
    Contribution figures = step->all->parts[place];
    cJSON *item = json_item(parts);
    figures.from = breakdown_value(study->breakdown, step->from, place);
    figures.to = breakdown_value(study->breakdown, step->to, place);
    json_text(item, "part", part->code);
    json_text(item, "name", part->label);
    cJSON_AddBoolToObject(item, "named", i < study->named);
    put_figures(item, &figures);
  }
  put_figures(cJSON_AddObjectToObject(object, "others"), &step->others);
  put_figures(cJSON_AddObjectToObject(object, "unspecified"), &step->all->rest);
  put_figures(cJSON_AddObjectToObject(object, "total"), &step->all->whole);
}

static void
put_step(cJSON *steps, const ContributionsStudy *study, const ContributionStep *step)
{
  cJSON *item = json_item(steps);
  json_period(item, "from", study->breakdown->periods[step->from]);
  json_period(item, "to", study->breakdown->periods[step->to]);
  json_text(item, "total_of", step->stated ? study->breakdown->total_code : NULL);
  json_number(item, "growth", step->all->whole.points);
  cJSON *points = cJSON_AddObjectToObject(item, "points");
  for (gsize i = 0; i < study->named; i++)
    json_number(points, breakdown_part(study->breakdown, study->order[i])->code,
                step->all->parts[study->order[i]].points);
  json_number(item, "others", step->others.points);
  json_number(item, "unspecified", step->all->rest.points);
}

void
json_contributions(cJSON *object, const Analysis *analysis)
{
  const ContributionsStudy *study = analysis->result;
  const Breakdown *breakdown = study->breakdown;
  json_text(object, "of", breakdown->name);
  json_text(object, "by", breakdown->by);
  json_text(object, "unit", breakdown->unit);
  json_text(object, "composition", breakdown->composition);
  json_period(object, "from", breakdown->periods[study->change.from]);
  json_period(object, "to", breakdown->periods[study->change.to]);
  json_text(object, "total_of", study->change.stated ? breakdown->total_code : NULL);
  json_count(object, "named", study->named);
  put_parts(object, study);
  cJSON *steps = json_array(object, "steps");
  for (gsize i = 0; i < study->n_steps; i++)
    put_step(steps, study, &study->steps[i]);
}
