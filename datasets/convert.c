#include "convert.h"

#include <math.h>
#include <string.h>

#include "problems.h"

typedef struct {
  Period period;
  double sum, compensation, last;
  gsize n;           /* exact values */
  gint32 days;       /* covered by exact values */
  const char *index; /* of the observations */
  gboolean claimed;  /* some observation said which, or a value that it is none */
  gboolean mixed;    /* they belong to two published indices */
} Bin;

/* Where a conversion stands: its periods that are less than whole, by what became of them. */
typedef struct {
  ConvertRule rule;
  gboolean partial;
  Series *result;
  GArray *taken, *missing, *mixed; /* Period */
} Conversion;

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
bin_add_value(Bin *bin, double value)
{
  const double sum = bin->sum + value;
  bin->compensation += fabs(bin->sum) >= fabs(value) ? (bin->sum - sum) + value : (value - sum) + bin->sum;
  bin->sum = sum;
  bin->last = value;
  bin->n++;
}

/* What a converted observation lacked is lacking here too: converted twice is converted once. */
static void
bin_add(Bin *bin, const Observation *observation)
{
  const gboolean exact = observation_is_exact(observation);
  if (exact || observation->index) {
    bin->mixed = bin->mixed || (bin->claimed && bin->index != observation->index);
    bin->index = observation->index;
    bin->claimed = TRUE;
  }
  if (!exact)
    return;
  bin_add_value(bin, observation->value);
  bin->days += observation->days_present >= 0 ? observation->days_present : period_days(observation->period);
}

static Observation
bin_value(const Bin *bin, ConvertRule rule)
{
  const double sum = bin->sum + bin->compensation;
  const double value = rule == CONVERT_SUM ? sum : rule == CONVERT_MEAN ? sum / (double)bin->n : bin->last;
  return isfinite(value) ? observation_exact(bin->period, value) : observation_missing(bin->period, MISSING_UNDEFINED);
}

static void
close_bin(Conversion *conversion, const Bin *bin)
{
  const gboolean complete = bin->days == period_days(bin->period);
  const gboolean whole = !bin->mixed && bin->n > 0 && (complete || conversion->partial);
  Observation observation =
      whole ? bin_value(bin, conversion->rule) : observation_missing(bin->period, MISSING_INCOMPLETE);
  observation.days_present = bin->days;
  observation.index = bin->mixed ? NULL : bin->index;
  series_add(conversion->result, observation);
  if (bin->mixed)
    g_array_append_val(conversion->mixed, bin->period);
  else if (!complete)
    g_array_append_val(whole ? conversion->taken : conversion->missing, bin->period);
}

static gboolean
refuse(const Series *series, const Observation *observation, Frequency frequency, GError **error)
{
  g_autofree char *span = period_print(observation->period);
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s: %s does not lie inside one %s period", series->name, span,
              frequency_name(frequency));
  return FALSE;
}

static gboolean
check_span(const Series *series, gsize i, Period longer, Frequency frequency, GError **error)
{
  const Observation *observation = series_at(series, i);
  if (!period_within(observation->period, longer))
    return refuse(series, observation, frequency, error);
  if (i == 0 || series_at(series, i - 1)->period.last < observation->period.first)
    return TRUE;
  g_autofree char *one = period_print(series_at(series, i - 1)->period), *other = period_print(observation->period);
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s: %s and %s overlap, so they cannot be converted together",
              series->name, one, other);
  return FALSE;
}

static gboolean
fill_bins(const Series *series, Frequency frequency, Conversion *conversion, GError **error)
{
  Bin bin = {0};
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *observation = series_at(series, i);
    const Period longer = period_containing(observation->period.first, frequency);
    if (!check_span(series, i, longer, frequency, error))
      return FALSE;
    if (i > 0 && !period_equal(bin.period, longer))
      close_bin(conversion, &bin);
    if (i == 0 || !period_equal(bin.period, longer))
      bin = (Bin){.period = longer};
    bin_add(&bin, observation);
  }
  if (series_length(series))
    close_bin(conversion, &bin);
  return TRUE;
}

static void
enter(Ledger *ledger, const Series *series, Frequency frequency, const char *what, const GArray *periods)
{
  g_autofree char *reason = g_strdup_printf("%s period %s", frequency_name(frequency), what);
  if (periods->len)
    ledger_add(ledger, series->name, reason, periods->len, (const Period *)(void *)periods->data, periods->len);
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
  g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(Period));
  g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(Period));
  g_autoptr(GArray) mixed = g_array_new(FALSE, FALSE, sizeof(Period));
  Conversion conversion = {
      .rule = rule, .partial = partial, .result = result, .taken = taken, .missing = missing, .mixed = mixed};
  if (!fill_bins(series, frequency, &conversion, error))
    return NULL;
  enter(ledger, series, frequency, "incomplete: what is there was taken (partial)", taken);
  enter(ledger, series, frequency, "incomplete: missing", missing);
  enter(ledger, series, frequency, "with two published indices: missing", mixed);
  return g_steal_pointer(&result);
}
