/* sections_of.h - an analysis of a small table as a document and as JSON */
#pragma once

#include <cJSON.h>

#include "../study/asked.h"
#include "blocks.h"
#include "report/analysis_reports.h"

static inline Document *
section_of(const Asked *asked)
{
  Document *document = document_new("T");
  assert_no_error(asked->error);
  analysis_report(asked->analysis->kind)->section(document, asked->analysis);
  return document;
}

/* Parsed from what is printed, so that numbers are numbers (transfer full: cJSON_Delete). */
static inline cJSON *
json_of(const Asked *asked)
{
  cJSON *object = cJSON_CreateObject();
  assert_no_error(asked->error);
  analysis_report(asked->analysis->kind)->json(object, asked->analysis);
  char *text = cJSON_Print(object);
  cJSON *parsed = cJSON_Parse(text);
  cJSON_free(text);
  cJSON_Delete(object);
  assert_non_null(parsed);
  return parsed;
}

/* A member that must be there. */
static inline const cJSON *
json_at(const cJSON *object, const char *key)
{
  const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, key);
  if (!found)
    fail_msg("there is no '%s'", key);
  return found;
}

static inline double
json_number_at(const cJSON *object, const char *key)
{
  const cJSON *found = json_at(object, key);
  if (!cJSON_IsNumber(found))
    fail_msg("'%s' is no number", key);
  return found->valuedouble;
}

#define assert_json_text(object, key, want) assert_text(json_at(object, key)->valuestring, want)
#define assert_json_null(object, key)       assert_true(cJSON_IsNull(json_at(object, key)))
