#include "convert.h"

#include <math.h>
#include <string.h>

#include "problems.h"

typedef struct {
  Period period;
  double sum, compensation, last;
  gsize n;
  gint32 days;
  const char *index;
  gboolean mixed; /* values of two published indices */
} Bin;

static const char *const rule_names[] = {"sum", "mean", "last"};

const char *
convert_rule_name(ConvertRule rule)
{
  return rule_names[rule];
}

gboolean
convert_rule_from_name(const char *name, ConvertRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS(rule_names); i++)
    if (g_str_equal(rule_names[i], name)) {
      *rule = (ConvertRule)i;
      return TRUE;
    }
  return FALSE;
}

/* Neumaier's sum: order of days must not show in the last digit. */
static void
bin_add(Bin *bin, const Observation *observation)
{
  const double sum = bin->sum + observation->value;
  bin->compensation += fabs(bin->sum) >= fabs(observation->value) ? (bin->sum - sum) + observation->value
                                                                  : (observation->value - sum) + bin->sum;
  bin->sum = sum;
  bin->last = observation->value;
  bin->mixed = bin->mixed || (bin->n && bin->index != observation->index);
  bin->index = observation->index;
  bin->n++;
  bin->days += period_days(observation->period);
}

static Observation
bin_close(const Bin *bin, ConvertRule rule, gboolean partial)
{
  const double sum = bin->sum + bin->compensation;
  const double value = rule == CONVERT_SUM ? sum : rule == CONVERT_MEAN ? sum / (double)bin->n : bin->last;
  const gboolean complete = bin->days == period_days(bin->period);
  Observation observation = bin->n && !bin->mixed && (complete || partial)
                                ? observation_exact(bin->period, value)
                                : observation_missing(bin->period, MISSING_INCOMPLETE);
  observation.days_present = bin->days;
  observation.index = bin->mixed ? NULL : bin->index;
  return observation;
}

static gboolean
refuse(const Series *series, const Observation *observation, Frequency frequency, GError **error)
{
  g_autofree char *span = period_print(observation->period);
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s: %s does not lie inside one %s period", series->name, span,
              frequency_name(frequency));
  return FALSE;
}

static void
close_bin(Series *result, const Bin *bin, ConvertRule rule, gboolean partial, GArray *incomplete)
{
  const Observation observation = bin_close(bin, rule, partial);
  series_add(result, observation);
  if (bin->days < period_days(bin->period))
    g_array_append_val(incomplete, bin->period);
}

static gboolean
fill_bins(const Series *series, Frequency frequency, ConvertRule rule, gboolean partial, Series *result,
          GArray *incomplete, GError **error)
{
  Bin bin = {0};
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *observation = series_at(series, i);
    const Period longer = period_containing(observation->period.first, frequency);
    if (!period_within(observation->period, longer))
      return refuse(series, observation, frequency, error);
    if (i == 0 || !period_equal(bin.period, longer)) {
      if (i > 0)
        close_bin(result, &bin, rule, partial, incomplete);
      bin = (Bin){.period = longer};
    }
    if (observation_is_exact(observation))
      bin_add(&bin, observation);
  }
  if (series_length(series))
    close_bin(result, &bin, rule, partial, incomplete);
  return TRUE;
}

Series *
series_convert(const Series *series, Frequency frequency, ConvertRule rule, gboolean partial, Ledger *ledger,
               GError **error)
{
  const Frequency own = series_frequency(series);
  if (own != FREQUENCY_IRREGULAR && own <= frequency) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s is %s already: only a shorter period is converted to a longer one", series->name,
                frequency_name(own));
    return NULL;
  }
  g_autoptr(Series) result = series_like(series);
  g_autoptr(GArray) incomplete = g_array_new(FALSE, FALSE, sizeof(Period));
  if (!fill_bins(series, frequency, rule, partial, result, incomplete, error))
    return NULL;
  g_autofree char *reason = g_strdup_printf("%s period incomplete: %s", frequency_name(frequency),
                                            partial ? "what is there was taken (partial)" : "missing");
  if (incomplete->len)
    ledger_add(ledger, series->name, reason, incomplete->len, (const Period *)(void *)incomplete->data,
               incomplete->len);
  return g_steal_pointer(&result);
}
