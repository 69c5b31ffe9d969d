/* agreement_section.h - kind "agreement": section, JSON and the table of all items */
#pragma once

#include "analysis_reports.h"
#include "study/agreement_study.h"
#include "study/results.h"

void section_agreement(Document *document, const Analysis *analysis);
void json_agreement(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_agreement(const AgreementStudy *study);

/* A table of the study of kind "agreement", { name: agreement, kind: agreement }:
 * name,x,y,periods,same,opposite,undecided,share_same,spearman,n_exact,worst_period,note: a row an item of `agreement`, in the order of the
 * study; note says why a figure is not there (transfer full). Errors: those of results_analysis. */
char *agreement_csv(Results *results, const TableDef *table, GError **error);
/* The same in a report, with what the notes say under it. */
gboolean section_agreement_table(Document *document, Results *results, const TableDef *table, GError **error);
