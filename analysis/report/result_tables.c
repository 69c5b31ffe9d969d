#include "result_tables.h"

#include "agreement_section.h"
#include "claims_section.h"
#include "composition_section.h"
#include "contributions_section.h"
#include "enlargement_section.h"
#include "event_study_section.h"
#include "index_tables.h"
#include "mirror_section.h"
#include "panel_section.h"
#include "structure_section.h"

static char *
write_claims(Results *results, const TableDef *table, GError **error)
{
  (void)table;
  const GPtrArray *claims = results_claims(results, error);
  return claims ? claims_csv((const Claim *const *)claims->pdata, claims->len) : NULL;
}

static gboolean
show_claims(Document *document, Results *results, const TableDef *table, GError **error)
{
  const GPtrArray *claims = results_claims(results, error);
  if (claims)
    section_claims(document, (const Claim *const *)claims->pdata, claims->len, table->name);
  return claims != NULL;
}

const ResultTable result_tables[] = {{"claims", write_claims, show_claims},
                                     {"index", index_csv, NULL},
                                     {"index-published", index_published_csv, NULL},
                                     {"agreement", agreement_csv, section_agreement_table},
                                     {"event-studies", event_studies_csv, NULL},
                                     {"composition", composition_csv, NULL},
                                     {"mirror", mirror_csv, NULL},
                                     {"structure", structure_csv, NULL},
                                     {"members", members_csv, NULL},
                                     {"contributions", contributions_csv, NULL},
                                     {"enlargement", enlargement_csv, NULL},
                                     {"panel", panel_csv, NULL},
                                     {NULL, NULL, NULL}};

const ResultTable *
result_table(const TableKind *kind)
{
  const ResultTable *row = result_tables;
  while (row->word && !g_str_equal(row->word, kind->word))
    row++;
  return row->word ? row : NULL;
}
