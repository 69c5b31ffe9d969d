/* mirror_case.h - two sides of a flow, six years and four partners, and mirror statistics of them */
#pragma once

#include "folder_study.h"

#include <gsl/gsl_errno.h>

#include "study/mirror_study.h"

#define MIRROR_PACKAGE                                                                                                 \
  "resources:\n"                                                                                                       \
  "  - name: own\n    path: own.csv\n    unit: USD million\n"                                                          \
  "    valuation: { by: flow, export: FOB, import: CIF }\n    sources: [{title: Customs}]\n"                           \
  "    schema: {fields: [{name: year, type: year, role: period}, {name: flow, role: key},\n"                           \
  "      {name: partner, role: key}, {name: value, type: number}]}\n"                                                  \
  "  - name: theirs\n    path: theirs.csv\n    unit: USD million\n"                                                    \
  "    valuation: { by: flow, export: FOB, import: CIF }\n    sources: [{title: Partners}]\n"                          \
  "    schema: {fields: [{name: year, type: year, role: period}, {name: flow, role: key},\n"                           \
  "      {name: reporter, role: key}, {name: value, type: number}]}\n"                                                 \
  "  - name: euros\n    path: euros.csv\n    unit: EUR\n    sources: [{title: Eurostat}]\n"                            \
  "    schema: {fields: [{name: year, type: year, role: period}, {name: reporter, role: key},\n"                       \
  "      {name: value, type: number}]}\n"                                                                              \
  "  - name: index\n    path: index.csv\n    sources: [{title: Index}]\n"                                              \
  "    schema: {fields: [{name: year, type: year, role: period}, {name: value, type: number}]}\n"                      \
  "  - name: members\n    path: members.csv\n"                                                                         \
  "    schema: {fields: [{name: code, role: key}, {name: name, type: string, role: label},\n"                          \
  "      {name: joined, type: date, role: start}]}\n"

/* Germany is even, the Netherlands are reported ever more, Latvia has no report of 2003, Russia only its own; 2000 and 2007 stand on one
 * side alone. In 2002 Germany's report is the IMF's estimate of the other. */
#define MIRROR_OWN                                                                                                     \
  "year,flow,partner,value\n"                                                                                          \
  "2000,export,DEU,90\n2001,export,DEU,100\n2002,export,DEU,100\n2003,export,DEU,120\n2004,export,DEU,130\n"           \
  "2005,export,DEU,125\n2006,export,DEU,140\n"                                                                         \
  "2001,export,NLD,20\n2002,export,NLD,40\n2003,export,NLD,90\n2004,export,NLD,300\n2005,export,NLD,200\n"             \
  "2006,export,NLD,100\n"                                                                                              \
  "2001,export,LVA,10\n2002,export,LVA,0\n2004,export,LVA,15\n2005,export,LVA,20\n2006,export,LVA,30\n"                \
  "2001,import,DEU,150\n2002,import,DEU,160\n2001,import,NLD,-5\n"
#define MIRROR_THEIRS                                                                                                  \
  "year,flow,reporter,value\n"                                                                                         \
  "2001,import,DEU,109\n2002,import,DEU,110\n2003,import,DEU,128\n2004,import,DEU,140\n2005,import,DEU,141\n"          \
  "2006,import,DEU,150\n2007,import,DEU,155\n"                                                                         \
  "2001,import,NLD,20\n2002,import,NLD,21\n2003,import,NLD,25\n2004,import,NLD,24\n2005,import,NLD,26\n"               \
  "2006,import,NLD,30\n"                                                                                               \
  "2001,import,LVA,22\n2002,import,LVA,20\n2003,import,LVA,18\n2004,import,LVA,30\n2005,import,LVA,35\n"               \
  "2006,import,LVA,40\n2002,import,RUS,40\n"                                                                           \
  "2001,export,DEU,140\n2002,export,DEU,150\n2009,export,NLD,7\n"

#define MIRROR_FILES                                                                                                   \
  (const char *const[])                                                                                                \
  {                                                                                                                    \
    "datapackage.json", MIRROR_PACKAGE, "own.csv", MIRROR_OWN, "theirs.csv", MIRROR_THEIRS, "euros.csv",               \
        "year,reporter,value\n2001,DEU,100000000\n", "index.csv",                                                      \
        "year,value\n2001,0.5\n2002,0.4\n2003,0.1\n2004,-0.4\n2005,-0.1\n2006,0.3\n2007,0.2\n", "members.csv",         \
        "code,name,joined\nDEU,Germany,1958-01-01\nNLD,Netherlands,1958-01-01\nLVA,Latvia,2004-05-01\n", NULL          \
  }

#define MIRROR_BREAKDOWNS                                                                                              \
  "blocs:\n  EU: { members: members, as-of: 2002 }\n"                                                                  \
  "breakdowns:\n"                                                                                                      \
  "  - { name: exports, label: Exports, from: own, where: { flow: export }, by: partner }\n"                           \
  "  - { name: mirror, label: Imports of partners, from: theirs, where: { flow: import }, by: reporter }\n"            \
  "  - { name: members, from: theirs, where: { flow: import }, by: reporter, without: [ RUS ] }\n"                     \
  "  - { name: imports, from: own, where: { flow: import }, by: partner, without: [ NLD ] }\n"                         \
  "  - { name: negative, from: own, where: { flow: import }, by: partner }\n"                                          \
  "  - { name: their_exports, from: theirs, where: { flow: export }, by: reporter }\n"                                 \
  "  - { name: latvia, from: theirs, where: { flow: import, reporter: LVA }, by: reporter }\n"                         \
  "  - { name: germany, from: own, where: { flow: export, partner: DEU }, by: partner }\n"                             \
  "  - { name: late, from: theirs, where: { flow: export, reporter: NLD }, by: reporter }\n"                           \
  "  - { name: euro_imports, from: euros, by: reporter }\n"                                                            \
  "series:\n  - { name: index, label: Index, from: index }\n"

/* keys: of the one item, as "of: exports, mirror: mirror". more: further lists. */
static inline FolderStudy *
mirror_case(const char *keys, const char *more)
{
  g_autofree char *text =
      g_strdup_printf(MIRROR_BREAKDOWNS "indicators:\n  - { name: m, kind: mirror, %s }\n%s", keys, more);
  gsl_set_error_handler_off();
  return folder_study_new(MIRROR_FILES, text);
}

/* The item, which must go through. */
static inline const Analysis *
mirror_analysis(FolderStudy *one)
{
  GError *error = NULL;
  assert_no_error(one->error);
  const Analysis *analysis = results_analysis(one->results, "m", &error);
  assert_no_error(error);
  return analysis;
}

static inline const MirrorStudy *
mirror_of(FolderStudy *one)
{
  return mirror_analysis(one)->result;
}

/* The item fails, or the study does, with that message on the first line; below it stands the source. */
#define assert_mirror_error(keys, message)                                                                             \
  do {                                                                                                                 \
    g_autoptr(FolderStudy) case_ = mirror_case(keys, "");                                                              \
    g_autoptr(GError) error_ = NULL;                                                                                   \
    if (!case_->error)                                                                                                 \
      results_analysis(case_->results, "m", &error_);                                                                  \
    g_autofree char *got_ = folder_study_message(case_, case_->error ? case_->error : error_);                         \
    if (strchr(got_, '\n'))                                                                                            \
      *strchr(got_, '\n') = '\0';                                                                                      \
    assert_string_equal(got_, message);                                                                                \
  } while (0)
