/* comparison_case.h - small worlds whose exports are split by product and partner, and studies of them */
#pragma once

#include "folder_study.h"

/* A country and the world in two markets and two products, computed by hand in stats/test_market_shares.c, with imports as in
 * stats/test_intra_industry.c. In 2010 exports hold a product C that the world has not, and imports lack B of market Y. */
static const char comparison_flows[] =
    "year,reporter,partner,product,value\n"
    "2000,OWN,X,A,40\n2000,OWN,X,B,30\n2000,OWN,Y,A,20\n2000,OWN,Y,B,10\n"
    "2000,WLD,X,A,400\n2000,WLD,X,B,150\n2000,WLD,Y,A,400\n2000,WLD,Y,B,50\n"
    "2000,IMP,X,A,10\n2000,IMP,X,B,40\n2000,IMP,Y,A,60\n2000,IMP,Y,B,90\n"
    "2005,OWN,X,A,50\n2005,OWN,X,B,30\n2005,OWN,Y,A,25\n2005,OWN,Y,B,15\n"
    "2005,WLD,X,A,500\n2005,WLD,X,B,150\n2005,WLD,Y,A,450\n2005,WLD,Y,B,60\n"
    "2010,OWN,X,A,90\n2010,OWN,X,B,33\n2010,OWN,X,C,5\n2010,OWN,Y,A,30\n2010,OWN,Y,B,27\n"
    "2010,WLD,X,A,800\n2010,WLD,X,B,150\n2010,WLD,Y,A,600\n2010,WLD,Y,B,100\n"
    "2010,IMP,X,A,45\n2010,IMP,X,B,66\n2010,IMP,Y,A,10\n"
    "2011,NEG,X,A,-1\n2011,NEG,X,B,3\n2011,WLD,X,A,800\n2011,WLD,X,B,150\n2011,IMP,X,A,1\n2011,IMP,X,B,2\n"
    "2011,NIL,X,A,0\n2011,NIL,X,B,0\n"
    "2000,BIG,X,A,100\n2000,BIG,X,B,60\n2010,BIG,X,A,200\n2010,BIG,X,B,90\n";

#define COMPARISON_FIELDS                                                                                              \
  "\"schema\": {\"fields\": [{\"name\": \"year\", \"type\": \"year\", \"role\": \"period\"}, "                         \
  "{\"name\": \"reporter\", \"type\": \"string\", \"role\": \"key\"}, "                                                \
  "{\"name\": \"partner\", \"type\": \"string\", \"role\": \"key\"}, "                                                 \
  "{\"name\": \"product\", \"type\": \"string\", \"role\": \"key\", \"categories\": ["                                 \
  "{\"value\": \"A\", \"label\": \"Apples, fresh\"}, {\"value\": \"B\", \"label\": \"Bolts\"}, "                       \
  "{\"value\": \"C\", \"label\": \"Cloth\"}]}, {\"name\": \"value\", \"type\": \"number\"}]}"

static const char comparison_package[] =
    "{\"name\": \"small\", \"resources\": ["
    "{\"name\": \"flows\", \"path\": \"flows.csv\", \"unit\": \"USD million\", \"sources\": [{\"title\": "
    "\"Hand\"}], " COMPARISON_FIELDS "}, "
    "{\"name\": \"billions\", \"path\": \"flows.csv\", \"unit\": \"USD billion\", " COMPARISON_FIELDS "}, "
    "{\"name\": \"euros\", \"path\": \"flows.csv\", \"unit\": \"EUR million\", \"valuation\": "
    "\"CIF\", " COMPARISON_FIELDS "}, "
    "{\"name\": \"fob\", \"path\": \"flows.csv\", \"unit\": \"EUR million\", \"valuation\": "
    "\"FOB\", " COMPARISON_FIELDS "}]}";

#define COMPARISON_BREAKDOWNS                                                                                          \
  "breakdowns:\n"                                                                                                      \
  "  - { name: own, label: Exports, from: flows, where: { reporter: OWN, partner: X }, by: product }\n"                \
  "  - { name: world, label: World exports, from: flows, where: { reporter: WLD, partner: X }, by: product }\n"        \
  "  - { name: imports, label: Imports, from: flows, where: { reporter: IMP, partner: X }, by: product }\n"            \
  "  - { name: own_all, label: Exports, from: flows, where: { reporter: OWN }, by: [ product, partner ] }\n"           \
  "  - { name: world_all, label: World exports, from: flows, where: { reporter: WLD }, by: [ product, partner ] }\n"   \
  "  - { name: imports_all, label: Imports, from: flows, where: { reporter: IMP }, by: [ product, partner ] }\n"       \
  "  - { name: partners, from: flows, where: { reporter: OWN, product: B }, by: partner }\n"                           \
  "  - { name: world_partners, from: flows, where: { reporter: WLD, product: B }, by: partner }\n"                     \
  "  - { name: again, from: flows, where: { reporter: OWN, partner: X }, by: product }\n"                              \
  "  - { name: euros, label: Euros, from: euros, where: { reporter: WLD, partner: X }, by: product }\n"                \
  "  - { name: billions, from: billions, where: { reporter: WLD, partner: X }, by: product }\n"                        \
  "  - { name: negative, from: flows, where: { reporter: NEG, partner: X }, by: product }\n"                           \
  "  - { name: zeros, from: flows, where: { reporter: NIL, partner: X }, by: product }\n"                              \
  "  - { name: zeros_too, from: flows, where: { reporter: NIL, partner: X }, by: product }\n"                          \
  "  - { name: fob, from: fob, where: { reporter: BIG, partner: X }, by: product }\n"                                  \
  "  - { name: big, label: A bloc, from: flows, where: { reporter: BIG, partner: X }, by: product }\n"

static inline FolderStudy *
comparison_new(const char *text)
{
  const char *const files[] = {"flows.csv", comparison_flows, "datapackage.json", comparison_package, NULL};
  g_autofree char *whole = g_strconcat(COMPARISON_BREAKDOWNS, text, NULL);
  FolderStudy *one = folder_study_new(files, whole);
  assert_no_error(one->error);
  return one;
}

/* The item x of a study with that item alone: "kind: advantage, of: [ own, world ]". */
static inline const Analysis *
comparison_of(FolderStudy **one, const char *item)
{
  GError *error = NULL;
  g_autofree char *text = g_strdup_printf("indicators:\n  - { name: x, %s }\n", item);
  *one = comparison_new(text);
  const Analysis *analysis = results_analysis((*one)->results, "x", &error);
  assert_no_error(error);
  return analysis;
}

/* An item that fails so, behind study, place and name. */
#define assert_comparison_error(item, domain, code, message)                                                           \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    g_autofree char *text_ = g_strdup_printf("indicators:\n  - { name: x, %s }\n", item);                              \
    g_autoptr(FolderStudy) one_ = comparison_new(text_);                                                               \
    assert_null(results_analysis(one_->results, "x", &error_));                                                        \
    g_autofree char *got_ = folder_study_message(one_, error_);                                                        \
    char *end_ = strchr(got_, '\n');                                                                                   \
    if (end_)                                                                                                          \
      *end_ = '\0';                                                                                                    \
    assert_string_equal(got_, "study.yaml:20:5: x: " message);                                                         \
    assert_true(g_error_matches(error_, domain, code));                                                                \
    g_clear_error(&error_);                                                                                            \
  } while (0)
