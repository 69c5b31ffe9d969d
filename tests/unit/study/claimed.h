/* claimed.h - claims about a small study, in a folder of its own (folder_enter, folder_leave) */
#pragma once

#include "../datasets/folder.h"

#include "datasets/problems.h"
#include "study/claims.h"

#define CLAIM_HEAD "id,statement,expr,at,relation,value,tolerance,unit,source\n"

#define CLAIM_PACKAGE                                                                                                  \
  "{\"name\": \"p\", \"resources\": ["                                                                                 \
  "{\"name\": \"trade\", \"path\": \"trade.csv\", \"unit\": \"USD million\", \"sources\": [{\"title\": \"Customs\"}]," \
  " \"schema\": {\"fields\": [{\"name\": \"year\", \"type\": \"year\", \"role\": \"period\"},"                         \
  " {\"name\": \"value\", \"type\": \"number\", \"role\": \"measure\"}]}},"                                            \
  "{\"name\": \"months\", \"path\": \"months.csv\", \"schema\": {\"fields\": ["                                        \
  "{\"name\": \"month\", \"type\": \"period\", \"role\": \"period\"},"                                                 \
  " {\"name\": \"value\", \"type\": \"number\", \"role\": \"measure\"}]}},"                                            \
  "{\"name\": \"index\", \"path\": \"index.csv\", \"unit\": \"points\", \"sources\": [{\"title\": \"Bulletin\"}],"     \
  " \"schema\": {\"fields\": [{\"name\": \"start\", \"type\": \"period\", \"role\": \"start\"},"                       \
  " {\"name\": \"end\", \"type\": \"period\", \"role\": \"end\"},"                                                     \
  " {\"name\": \"value\", \"type\": \"number\", \"role\": \"measure\"},"                                               \
  " {\"name\": \"lower\", \"type\": \"number\", \"role\": \"lower\"},"                                                 \
  " {\"name\": \"upper\", \"type\": \"number\", \"role\": \"upper\"},"                                                 \
  " {\"name\": \"strict\", \"type\": \"string\", \"role\": \"strict\"},"                                               \
  " {\"name\": \"source\", \"type\": \"string\", \"role\": \"source\"}]}},"                                            \
  "{\"name\": \"claims\", \"path\": \"claims.csv\"}]}"

#define CLAIM_STUDY                                                                                                    \
  "data: package.json\n"                                                                                               \
  "title: Small\n"                                                                                                     \
  "claims: claims\n"                                                                                                   \
  "series:\n"                                                                                                          \
  "  - { name: trade, from: trade }\n"                                                                                 \
  "  - { name: index, from: index }\n"                                                                                 \
  "  - { name: months, from: months }\n"                                                                               \
  "  - { name: yearly, expr: \"annual(months, sum, partial)\" }\n"

/* 2003 has no value, 2005 no row. */
#define CLAIM_TRADE "year,value\n2000,100\n2001,110\n2002,121\n2003,\n2004,90\n2006,80\n"

/* Two months each, in 2011: below 0; at most 0; 5; above 0 and 7 by Smith; between -3 and 4. */
#define CLAIM_INDEX                                                                                                    \
  "start,end,value,lower,upper,strict,source\n"                                                                        \
  "2011-01,2011-02,,,0,strict,Bulletin 1\n"                                                                            \
  "2011-03,2011-04,,,0,,Bulletin 1\n"                                                                                  \
  "2011-05,2011-06,5,,,,Bulletin 2\n"                                                                                  \
  "2011-07,2011-08,,0,,strict,Smith 2020 (page 3)\n"                                                                   \
  "2011-09,2011-10,,-3,4,,Bulletin 2\n"                                                                                \
  "2011-11,2011-12,7,,,,\"Smith, A. (2020)\"\n"

/* 2001 lacks December. */
#define CLAIM_MONTHS                                                                                                   \
  "month,value\n2001-01,1\n2001-02,1\n2001-03,1\n2001-04,1\n2001-05,1\n2001-06,1\n2001-07,1\n2001-08,1\n2001-09,1\n"   \
  "2001-10,1\n2001-11,1\n"

typedef struct {
  Study *study;
  Results *results;
  const GPtrArray *claims; /* NULL: error says why */
  GError *error;
} Claimed;

static inline void
claimed_clear(Claimed *claimed)
{
  results_free(claimed->results);
  study_free(claimed->study);
  g_clear_error(&claimed->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Claimed, claimed_clear)

/* The claims of a whole file; more: further lines of the study. */
static inline Claimed
claimed_file(const char *file, const char *more)
{
  Claimed claimed = {0};
  g_autofree char *study = g_strconcat(CLAIM_STUDY, more, NULL);
  write_file("package.json", CLAIM_PACKAGE);
  write_file("trade.csv", CLAIM_TRADE);
  write_file("index.csv", CLAIM_INDEX);
  write_file("months.csv", CLAIM_MONTHS);
  write_file("claims.csv", file);
  write_file("study.yaml", study);
  claimed.study = study_read("study.yaml", &claimed.error);
  claimed.results = claimed.study ? results_new(claimed.study) : NULL;
  claimed.claims = claimed.results ? results_claims(claimed.results, &claimed.error) : NULL;
  return claimed;
}

/* Those of some rows, which must go through. */
static inline Claimed
claimed_rows(const char *rows)
{
  g_autofree char *file = g_strconcat(CLAIM_HEAD, rows, NULL);
  Claimed claimed = claimed_file(file, "");
  assert_no_error(claimed.error);
  return claimed;
}

static inline const Claim *
claim_at(const Claimed *claimed, guint i)
{
  assert_true(i < claimed->claims->len);
  return g_ptr_array_index(claimed->claims, i);
}

/* A file that must fail so. */
#define assert_claims_error(file, code, message)                                                                       \
  do {                                                                                                                 \
    g_auto(Claimed) claimed_ = claimed_file(file, "");                                                                 \
    assert_null(claimed_.claims);                                                                                      \
    assert_error(claimed_.error, DATA_ERROR, code, message);                                                           \
  } while (0)
#define assert_row_error(row, code, message) assert_claims_error(CLAIM_HEAD row "\n", code, message)
