/* intra_industry_reading.h - what can be doubted in indices of two-way trade */
#pragma once

#include "document.h"
#include "study/intra_industry_study.h"

/* With fewer parts much of what counts as two-way is trade in different products (categorical aggregation). */
#define FEW_PRODUCTS 50

/* Warnings: few parts, values that one side has not, unlike valuations. */
void warn_intra_industry(Document *document, const IntraIndustryStudy *study);
