#include "contributions_words.h"

#include <math.h>
#include <string.h>

#include "format.h"

#define DIGITS        4
#define POINT_DIGITS  3
#define MOST_DECIMALS 8

const char *
breakdown_title(const Breakdown *breakdown)
{
  return breakdown->label ? breakdown->label : breakdown->name;
}

char *
contributions_row_name(const ContributionsStudy *study, const ContributionRow *row)
{
  if (row->kind == ROW_PART)
    return g_strdup(breakdown_part(study->breakdown, row->place)->label);
  if (row->kind == ROW_OTHERS)
    return g_strdup_printf("Others (%" G_GSIZE_FORMAT ")", contributions_others(study));
  return g_strdup(row->kind == ROW_TOTAL ? "Total" : "Unspecified");
}

char *
contributions_period(const ContributionsStudy *study, gsize place)
{
  return period_print(study->breakdown->periods[place]);
}

/* So many that the largest number has these significant digits. */
static int
decimals_of(double largest, int digits)
{
  const double size = fabs(largest);
  const int decimals = size > 0 && isfinite(size) ? MAX(digits - 1 - (int)floor(log10(size)), 0) : 0;
  return decimals > MOST_DECIMALS ? DECIMALS_SMALL : decimals;
}

int
amount_decimals(double largest)
{
  return decimals_of(largest, DIGITS);
}

char *
plain_decimals(double value, int decimals)
{
  return decimals == DECIMALS_SMALL ? format_significant(value, DIGITS) : format_decimals(value, decimals);
}

char *
signed_decimals(double value, int decimals)
{
  g_autofree char *number = plain_decimals(value, decimals);
  return g_strconcat(value > 0 && strpbrk(number, "123456789") ? "+" : "", number, NULL);
}

int
contributions_point_decimals(const ContributionsStudy *study)
{
  const Contributions *all = study->change.all;
  return all->whole.from > 0 ? decimals_of(100 * (all->gross / all->whole.from), POINT_DIGITS) : 1;
}

gboolean
contributions_offset(const ContributionsStudy *study)
{
  const Contributions *all = study->change.all;
  return all->gross > 0 && fabs(all->whole.change) < CONTRIBUTIONS_OFFSET * all->gross;
}

gboolean
contributions_shares_told(const ContributionsStudy *study)
{
  return study->change.all->whole.change != 0 && !contributions_offset(study);
}
