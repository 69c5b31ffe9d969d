#include "table_kinds.h"

const TableKind table_kinds[] = {{"claims", {NULL}},
                                 {"index", {"partners"}},
                                 {"index-published", {"partners"}},
                                 {"agreement", {NULL}},
                                 {"event-studies", {NULL}},
                                 {"composition", {"of"}},
                                 {"mirror", {"of"}},
                                 {"structure", {"of"}},
                                 {"members", {"of"}},
                                 {"contributions", {"of"}},
                                 {"enlargement", {"of"}},
                                 {"panel", {"of"}},
                                 {NULL, {NULL}}};
