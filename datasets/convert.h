/* convert.h - series of one frequency as series of a longer one: the sole bridge between frequencies */
#pragma once

#include "series.h"

typedef enum { CONVERT_SUM, CONVERT_MEAN, CONVERT_LAST } ConvertRule;

/* "sum", "mean", "last" (transfer none); the inverse is FALSE for any other word. */
const char *convert_rule_name(ConvertRule rule);
gboolean convert_rule_from_name(const char *name, ConvertRule *rule);

/* Sum, mean or last value over each longer period that holds an observation (transfer full). Each observation must lie
 * wholly inside one longer period, and none over another. A longer period of which a day is not covered by a value is
 * missing (incomplete), unless partial is TRUE: then it takes what is there, and days_present tells the coverage; what was
 * partial before stays so. A mean weighs each observation once. Intervals are not converted: they count as missing. A
 * published index is never joined with another. A result beyond doubles is undefined. What is incomplete is entered in
 * the ledger under the series' name, by what became of it. Errors: DATA_ERROR_ALIGN (already that long, a span across the
 * edge of a longer period, or overlapping ones). */
Series *series_convert(const Series *series, Frequency frequency, ConvertRule rule, gboolean partial, Ledger *ledger,
                       GError **error);
