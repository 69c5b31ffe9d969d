/* analysis_blocks.h - what the section and the JSON of an analysis hold */
#pragma once

#include "../study/analysed.h"
#undef NILE /* blocks.h has a file of that name */
#include "blocks.h"
#include "report/analysis_reports.h"
#include "report/json_value.h"

static inline Document *
section_of(const Analysis *analysis)
{
  Document *document = document_new("test");
  analysis_report(analysis->kind)->section(document, analysis);
  return document;
}

/* Printed without blanks at the beginnings of lines and line ends, so that pieces of it can be looked for (transfer full). */
static inline char *
json_of(const Analysis *analysis)
{
  cJSON *object = cJSON_CreateObject();
  json_analysis(object, analysis);
  g_autofree char *text = json_print(object);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++)
    g_strstrip(*line);
  return g_strjoinv("", lines);
}

#define assert_holds(text, piece)                                                                                      \
  do {                                                                                                                 \
    if (!strstr(text, piece))                                                                                          \
      fail_msg("'%s' is not in:\n%.3000s", piece, text);                                                               \
  } while (0)

/* The last block, which is the only reading. */
#define assert_reading(document, want)                                                                                 \
  do {                                                                                                                 \
    const Block *last_ = g_ptr_array_index((document)->blocks, (document)->blocks->len - 1);                           \
    assert_int_equal(last_->kind, BLOCK_READING);                                                                      \
    assert_int_equal(count_of((document), BLOCK_READING), 1);                                                          \
    assert_text(last_->text, want);                                                                                    \
  } while (0)

#define assert_block(document, kind, i, want)                                                                          \
  do {                                                                                                                 \
    const Block *block_ = block_of((document), kind, i);                                                               \
    assert_non_null(block_);                                                                                           \
    assert_text(block_->text, want);                                                                                   \
  } while (0)
