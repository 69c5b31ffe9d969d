#include "table_kinds.h"

const TableKind table_kinds[] = {{"claims", {NULL}},    {"index", {"partners"}},   {"index-published", {"partners"}},
                                 {"agreement", {NULL}}, {"event-studies", {NULL}}, {NULL, {NULL}}};
