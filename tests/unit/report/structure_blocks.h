/* structure_blocks.h - the section and the JSON of a structure over tables written down in a test */
#pragma once

#include "../study/structure_case.h"
#include "blocks.h"

#include "report/analysis_reports.h"
#include "report/json_value.h"
#include "report/structure_section.h"

typedef struct {
  FolderStudy *study;
  Document *document;
} Shown;

/* One item of that text, named s. */
static inline Shown
show_structure(const char *t, const char *m, const char *p, const char *item)
{
  g_autofree char *items = g_strdup_printf("indicators:\n  - %s\n", item);
  Shown shown = {structure_case(t, m, p, items), document_new("t")};
  const Analysis *analysis = structure_analysis(shown.study, "s");
  analysis_report(analysis->kind)->section(shown.document, analysis);
  return shown;
}

static inline void
shown_clear(Shown *shown)
{
  document_free(shown->document);
  folder_study_free(shown->study);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Shown, shown_clear)

/* The last block, the only reading. */
static inline const char *
reading_of(const Shown *shown)
{
  const Block *last = g_ptr_array_index(shown->document->blocks, shown->document->blocks->len - 1);
  assert_int_equal(last->kind, BLOCK_READING);
  assert_int_equal(count_of(shown->document, BLOCK_READING), 1);
  return last->text;
}

static inline const char *
warning_of(const Shown *shown, guint i)
{
  const Block *block = block_of(shown->document, BLOCK_WARNING, i);
  return block ? block->text : NULL;
}

static inline char *
flat_json(const Shown *shown)
{
  cJSON *object = cJSON_CreateObject();
  json_structure(object, structure_analysis(shown->study, "s"));
  g_autofree char *text = json_print(object);
  g_autoptr(GRegex) blanks = g_regex_new("\\s+", 0, 0, NULL);
  return g_regex_replace_literal(blanks, text, -1, 0, "", 0, NULL);
}

#define assert_piece(text, piece)                                                                                      \
  do {                                                                                                                 \
    if (!strstr(text, piece))                                                                                          \
      fail_msg("'%s' is not in %.3000s", piece, text);                                                                 \
  } while (0)
