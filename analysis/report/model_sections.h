/* model_sections.h - the blocks of one model each, without a heading, and the ledger */
#pragma once

#include "document.h"
#include "study/model.h"

void section_trend(Document *document, const Trend *trend);
void section_correlation(Document *document, const CorrelationReport *report);
/* Under a heading of its own; nothing when the ledger is empty. */
void section_ledger(Document *document, const Ledger *ledger);
