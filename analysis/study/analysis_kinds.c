#include "analysis.h"

const AnalysisKind analysis_kinds[] = {
    {.key = NULL},
};
