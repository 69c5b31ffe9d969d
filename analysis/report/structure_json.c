#include <math.h>

#include "json_value.h"
#include "structure_parts.h"
#include "structure_section.h"

static void
add_period(cJSON *periods, Period period, const StructureRow *row)
{
  cJSON *item = json_item(periods);
  json_period(item, "period", period);
  json_count(item, "parts", row->parts);
  json_number(item, "sum", row->sum);
  json_number(item, "stated", row->stated);
  json_number(item, "unspecified", row->gap);
  json_number(item, "hhi", row->hhi);
  json_number(item, "low", row->low);
  json_number(item, "high", row->high);
  json_number(item, "interval_lower", row->lower);
  json_number(item, "interval_upper", row->upper);
  json_number(item, "normalised", row->normalised);
  json_number(item, "effective_number", row->effective);
  json_number(item, "entropy", row->entropy);
  json_number(item, "cr4", row->ratio);
  json_number(item, "mirror_hhi", row->mirror);
  json_number(item, "mirror_uncovered", row->uncovered);
}

static void
add_part(cJSON *list, const StructureStudy *study, const StructurePart *part, gsize rank)
{
  cJSON *item = json_item(list);
  json_count(item, "rank", rank);
  json_text(item, "code", breakdown_part(study->breakdown, part->part)->code);
  json_text(item, "name", structure_part_label(study, part));
  json_number(item, "value", part->value);
  json_number(item, "share", part->share);
  json_number(item, "low", part->low);
  json_number(item, "high", part->high);
  json_number(item, "hhi_without", part->without);
  json_number(item, "share_mirror", part->mirror);
}

static void
add_last(cJSON *object, const StructureStudy *study)
{
  const gsize last = structure_last(study);
  g_autofree StructurePart *parts = structure_parts(study, last);
  cJSON *members = cJSON_AddObjectToObject(object, "last");
  json_period(members, "period", study->periods[last]);
  json_text(members, "share_of", isnan(study->rows[last].stated) ? "sum of the parts" : "stated total");
  cJSON *list = json_array(members, "parts");
  for (gsize i = 0; i < study->breakdown->k && !isnan(parts[i].value); i++)
    add_part(list, study, &parts[i], i + 1);
}

void
json_structure(cJSON *object, const Analysis *analysis)
{
  const StructureStudy *study = analysis->result;
  const Breakdown *breakdown = study->breakdown;
  json_text(object, "of", breakdown->name);
  json_text(object, "label", breakdown->label);
  json_text(object, "by", breakdown->by);
  json_text(object, "unit", breakdown->unit);
  json_text(object, "valuation", breakdown->valuation);
  json_text(object, "composition", breakdown->composition);
  json_text(object, "total", breakdown->total_code);
  json_text(object, "mirror", study->mirror ? study->mirror->name : NULL);
  json_text(object, "denominator", "sum of the parts");
  json_text(object, "range", "low and high: each part left out in turn");
  json_number(object, "level", study->by_year ? CONFIDENCE_LEVEL : NAN);
  json_number(object, "block", study->by_year ? (double)study->block : NAN);
  json_number(object, "resamples", study->by_year ? (double)study->resamples : NAN);
  json_number(object, "seed", study->by_year ? (double)study->seed : NAN);
  json_count(object, "partial", study->partial);
  cJSON *periods = json_array(object, "periods");
  for (gsize i = 0; i < study->n; i++)
    add_period(periods, study->periods[i], &study->rows[i]);
  add_last(object, study);
}
