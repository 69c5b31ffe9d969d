#include "bai_perron.h"

#include <math.h>

#include "auxiliary.h"
#include "recursion.h"

#define LWZ_FACTOR 0.299
#define LWZ_POWER  2.1

void
bai_perron_free(BaiPerron *result)
{
  if (!result)
    return;
  for (gsize m = 0; m < result->count; m++)
    g_free(result->partitions[m].at);
  g_free(result->partitions);
  g_free(result);
}

gsize
bai_perron_default(gsize n, gsize segment)
{
  const gsize fitting = (n + segment - 1) / segment;

  return MAX(fitting, 3) - 2;
}

/* Cell (m, j): the least sum of squares of the first j observations with m breaks, and where the last of these breaks is. */
typedef struct {
  gsize n, most;
  double *rss;
  gsize *last;
} Table;

static void
table_free(Table *table)
{
  g_free(table->rss);
  g_free(table->last);
  g_free(table);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)

static Table *
table_new(gsize n, gsize most)
{
  Table *table = g_new0(Table, 1);
  const gsize cells = (most + 1) * (n + 1);

  table->n = n;
  table->most = most;
  table->rss = g_new(double, cells);
  table->last = g_new0(gsize, cells);
  for (gsize i = 0; i < cells; i++)
    table->rss[i] = INFINITY;
  return table;
}

/* A segment of observations start + 1 to end: the best partition that ends with it, for each number of breaks. */
static void
relax(Table *table, gsize start, gsize end, double ssr)
{
  const gsize width = table->n + 1;

  if (start == 0) {
    table->rss[end] = ssr;
    return;
  }
  for (gsize m = 1; m <= table->most; m++) {
    const double rss = table->rss[(m - 1) * width + start] + ssr;
    if (rss < table->rss[m * width + end]) {
      table->rss[m * width + end] = rss;
      table->last[m * width + end] = start;
    }
  }
}

/* Whatever ends at start is final when the segments from there are taken, so that none of them needs to be kept. */
static Table *
fill_table(const Fit *fit, gsize segment, gsize most)
{
  Table *table = table_new(fit->n, most);
  g_autoptr(Recursion) recursion = recursion_new(fit);

  for (gsize start = 0; start + segment <= fit->n; start++) {
    if (start > 0 && start < segment)
      continue;
    recursion_restart(recursion);
    for (gsize i = start; i < fit->n; i++) {
      recursion_add(recursion, i);
      if (recursion->n >= segment && recursion->rank == recursion->k)
        relax(table, start, i + 1, recursion->ssr);
    }
  }
  return table;
}

static void
set_criteria(const Fit *fit, Partition *partition)
{
  const double n = (double)fit->n, regimes = (double)(partition->breaks + 1), k = (double)fit->k;
  const double parameters = regimes * k + regimes - 1;

  partition->bic = n * (log(partition->rss / n) + 1 + log(2 * M_PI)) + log(n) * (k + 1) * regimes;
  partition->lwz = log(partition->rss / (n - parameters)) + parameters / n * LWZ_FACTOR * pow(log(n), LWZ_POWER);
}

static void
take_partition(const Fit *fit, const Table *table, gsize breaks, double rounding, Partition *partition)
{
  const gsize width = table->n + 1;

  partition->breaks = breaks;
  partition->at = g_new(gsize, breaks + 1);
  for (gsize m = breaks, end = table->n; m > 0; m--)
    end = partition->at[m - 1] = table->last[m * width + end];
  partition->rss = breaks ? table->rss[breaks * width + table->n] : fit->ssr;
  if (partition->rss <= rounding)
    partition->rss = 0;
  set_criteria(fit, partition);
}

static void
take_all(const Fit *fit, const Table *table, BaiPerron *result)
{
  const double rounding = recursion_rounding(fit);

  result->partitions = g_new0(Partition, table->most + 1);
  for (gsize m = 0; m <= table->most && isfinite(table->rss[m * (table->n + 1) + table->n]); m++) {
    Partition *partition = &result->partitions[m];
    take_partition(fit, table, m, rounding, partition);
    result->count++;
    if (partition->bic < result->partitions[result->by_bic].bic)
      result->by_bic = m;
    if (partition->lwz < result->partitions[result->by_lwz].lwz)
      result->by_lwz = m;
    if (partition->rss == 0)
      break;
  }
}

static gboolean
check_input(const Fit *fit, gsize segment, gsize most, GError **error)
{
  const gsize n = fit->n;

  if (!segment_check(n, fit->k, segment, error))
    return FALSE;
  if (most == 0 || most >= n / segment)
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "%zu breaks of %zu observations with at least %zu in a regime: from 1 to %zu can be looked for", most,
                n, segment, n / segment - 1);
  else if (n > BREAKS_MOST_OBSERVATIONS || n * fit->k > BREAKS_MOST_WORK)
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "%zu observations and %zu coefficient%s are too many for several breaks: at most %d observations, and "
                "observations times "
                "coefficients of at most %d",
                n, fit->k, fit->k == 1 ? "" : "s", BREAKS_MOST_OBSERVATIONS, BREAKS_MOST_WORK);
  else
    return auxiliary_check_residuals(fit, error);
  return FALSE;
}

BaiPerron *
bai_perron(const Fit *fit, gsize segment, gsize most, GError **error)
{
  if (!check_input(fit, segment, most, error))
    return NULL;
  g_autoptr(Table) table = fill_table(fit, segment, most);
  g_autoptr(BaiPerron) result = g_new0(BaiPerron, 1);

  result->n = fit->n;
  result->k = fit->k;
  result->segment = segment;
  take_all(fit, table, result);
  return g_steal_pointer(&result);
}
