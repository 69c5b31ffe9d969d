/* market_share_section.h - kind "constant-market-share": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/market_share_study.h"

void section_market_share(Document *document, const Analysis *analysis);
void json_market_share(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_market_share(const MarketShareStudy *study);
