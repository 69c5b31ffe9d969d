#include "contributions_section.h"

#include <math.h>

#include "contributions_words.h"
#include "format.h"

/* With more steps the table would be wider than a page. */
#define STEPS_SHOWN 8

/* What the shares are taken of, and that the rows add up to it. */
static char *
total_words(const ContributionsStudy *study)
{
  const Breakdown *breakdown = study->breakdown;
  if (study->change.stated)
    return g_strdup_printf("the stated total (%s); what the parts leave of it is a row of its own",
                           breakdown->total_code);
  g_autofree char *sum = breakdown->k == 1 ? g_strdup("that of the one part there is")
                                           : g_strdup_printf("the sum of the %" G_GSIZE_FORMAT " parts", breakdown->k);
  return g_strdup_printf("%s%s", sum, breakdown->stated ? ", since the stated one is missing in either period" : "");
}

static void
say_method(Document *document, const ContributionsStudy *study)
{
  const Breakdown *breakdown = study->breakdown;
  g_autofree char *first = contributions_period(study, study->change.from),
                  *last = contributions_period(study, study->change.to), *total = total_words(study),
                  *by = breakdown->label ? g_strdup("") : g_strdup_printf(" by %s", breakdown->by),
                  *unit = breakdown->unit ? g_strdup_printf(", in %s", breakdown->unit) : g_strdup(""),
                  *composition =
                      breakdown->composition ? g_strdup_printf(" %s.", breakdown->composition) : g_strdup("");
  document_say(document, BLOCK_METHOD,
               "Contributions to the change of %s%s from %s to %s%s: the change of each part over the total of %s, in "
               "percentage points of its growth (as in IMF, Quarterly National Accounts Manual, 2017, ch. 8), and over "
               "the change of the total. The total is %s: the rows add up to it.%s The parts are all there are, and no "
               "sample: they have no interval.",
               breakdown_title(breakdown), by, first, last, unit, first, total, composition);
}

static void
add_table(Document *document, const ContributionsStudy *study, const GArray *rows)
{
  const Contribution *whole = &study->change.all->whole;
  const int decimals = amount_decimals(fmax(fabs(whole->from), fabs(whole->to))),
            points = contributions_point_decimals(study);
  g_autofree char *first = contributions_period(study, study->change.from),
                  *last = contributions_period(study, study->change.to),
                  *caption = g_strdup_printf("Contributions, %s–%s", first, last);
  Block *table = document_table(document, caption, "<Part", first, last, "Change", "Points", "Share of change", NULL);
  const gboolean told = contributions_shares_told(study);
  for (guint i = 0; i < rows->len; i++) {
    const ContributionRow *row = &g_array_index(rows, ContributionRow, i);
    const Contribution *figures = contribution_of(&study->change, row);
    g_autofree char *name = contributions_row_name(study, row), *from = plain_decimals(figures->from, decimals),
                    *to = plain_decimals(figures->to, decimals), *change = signed_decimals(figures->change, decimals),
                    *growth = isnan(figures->points) ? NULL : signed_decimals(figures->points, points),
                    *share = told && !isnan(figures->share) ? format_percent(figures->share, 1) : NULL;
    table_row(table, name, from, to, change, growth, share, NULL);
  }
}

/* A number as it is shown, in units of its last digit. */
static double
shown(double value, int decimals)
{
  g_autofree char *text = format_decimals(fabs(value), decimals);
  return copysign(nearbyint(g_ascii_strtod(text, NULL) * pow(10, decimals)), value);
}

/* Rows are rounded each by itself: says so where it shows. */
static void
say_rounding(Document *document, const ContributionsStudy *study, const GArray *rows)
{
  const int decimals = contributions_point_decimals(study);
  double sum = 0;
  if (decimals == DECIMALS_SMALL)
    return;
  for (guint i = 0; i + 1 < rows->len; i++)
    sum += shown(contribution_of(&study->change, &g_array_index(rows, ContributionRow, i))->points, decimals);
  const double whole = shown(study->change.all->whole.points, decimals);
  if (isnan(whole) || sum == whole)
    return;
  g_autofree char *added = signed_decimals(sum / pow(10, decimals), decimals),
                  *total = signed_decimals(whole / pow(10, decimals), decimals);
  document_say(document, BLOCK_PARAGRAPH,
               "Points are rounded each by itself: those shown add up to %s, the total is %s. With all digits (in the "
               "JSON) they add up to it.",
               added, total);
}

static void
add_steps(Document *document, const ContributionsStudy *study)
{
  g_autoptr(GArray) rows = contributions_rows(study, TRUE);
  const int decimals = contributions_point_decimals(study);
  if (study->n_steps < 2)
    return;
  if (study->n_steps > STEPS_SHOWN) {
    document_say(document, BLOCK_PARAGRAPH,
                 "Points of the growth of each of the %" G_GSIZE_FORMAT " periods stand in the JSON.", study->n_steps);
    return;
  }
  const char *heads[STEPS_SHOWN + 1] = {"<Part"};
  g_autoptr(GPtrArray) periods = g_ptr_array_new_with_free_func(g_free);
  for (gsize s = 0; s < study->n_steps; s++) {
    g_ptr_array_add(periods, contributions_period(study, study->steps[s].to));
    heads[s + 1] = g_ptr_array_index(periods, s);
  }
  Block *table = document_table_v(document, "Points of the growth on the period before", heads, study->n_steps + 1);
  for (guint i = 0; i < rows->len; i++) {
    const ContributionRow *row = &g_array_index(rows, ContributionRow, i);
    char *cells[STEPS_SHOWN + 1] = {contributions_row_name(study, row)};
    for (gsize s = 0; s < study->n_steps; s++) {
      const double points = contribution_of(&study->steps[s], row)->points;
      cells[s + 1] = isnan(points) ? NULL : signed_decimals(points, decimals);
    }
    table_row_take(table, cells, study->n_steps + 1);
  }
  document_say(document, BLOCK_PARAGRAPH,
               "Points of single periods do not add up to those of the range: each is of its own first total.");
}

/* "Malta, 3 of the others", or NULL: parts by name without a value in a period, and others that have one in the other period. */
static char *
absent_in(const ContributionsStudy *study, gsize here, gsize there)
{
  GString *names = g_string_new(NULL);
  gsize unnamed = 0;
  for (gsize i = 0; i < study->breakdown->k; i++) {
    const gsize part = study->order[i];
    const gboolean absent = isnan(breakdown_value(study->breakdown, here, part));
    if (!absent || (i >= study->named && isnan(breakdown_value(study->breakdown, there, part))))
      continue;
    if (i < study->named)
      g_string_append_printf(names, "%s%s", names->len ? ", " : "", breakdown_part(study->breakdown, part)->label);
    else
      unnamed++;
  }
  if (unnamed)
    g_string_append_printf(names, "%s%" G_GSIZE_FORMAT " of the others", names->len ? ", " : "", unnamed);
  return g_string_free(names, names->len == 0);
}

static void
warn_absent(Document *document, const ContributionsStudy *study)
{
  const gsize ends[] = {study->change.from, study->change.to};
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    g_autofree char *names = absent_in(study, ends[i], ends[1 - i]), *period = contributions_period(study, ends[i]);
    if (names)
      g_string_append_printf(text, "%sin %s %s", text->len ? "; " : "", period, names);
  }
  if (text->len)
    document_say(document, BLOCK_WARNING, "Where the breakdown has no value zero is counted: %s.", text->str);
}

void
section_contributions(Document *document, const Analysis *analysis)
{
  const ContributionsStudy *study = analysis->result;
  g_autoptr(GArray) rows = contributions_rows(study, FALSE);
  g_autofree char *reading = read_contributions(study);
  say_method(document, study);
  add_table(document, study, rows);
  say_rounding(document, study, rows);
  add_steps(document, study);
  warn_absent(document, study);
  if (isnan(study->change.all->whole.points))
    document_say(document, BLOCK_WARNING,
                 "The total does not begin above zero: it has no growth, and no part has points.");
  document_say(document, BLOCK_READING, "%s", reading);
}
