#include <math.h>

#include "contributions_words.h"
#include "format.h"

/* Parts that are named in a sentence. */
#define LEADERS 3u

/* A study as it is read. */
typedef struct {
  const ContributionsStudy *study;
  const Contribution *whole;
  int decimals;     /* of points, */
  int amounts;      /* and of amounts */
  gboolean shares;  /* shares of the change are told */
  const char *noun; /* "fall", "rise", "change" */
} Reader;

static gboolean
goes_along(const Reader *reader, const Contribution *part)
{
  return part->change != 0 && (part->change < 0) == (reader->whole->change < 0);
}

/* "−12.6 points", or the change itself where the total has no growth. */
static char *
amount(const Reader *reader, const Contribution *part)
{
  return isnan(part->points) ? signed_decimals(part->change, reader->amounts)
                             : signed_decimals(part->points, reader->decimals);
}

/* "Germany −12.0 (26 %)" */
static char *
part_words(const Reader *reader, const char *name, const Contribution *part)
{
  g_autofree char *points = amount(reader, part), *share = reader->shares ? format_percent(part->share, 0) : NULL;
  return share ? g_strdup_printf("%s %s (%s)", name, points, share) : g_strdup_printf("%s %s", name, points);
}

static const char *
label_of(const Reader *reader, gsize i)
{
  return breakdown_part(reader->study->breakdown, reader->study->order[i])->label;
}

static const Contribution *
named_part(const Reader *reader, gsize i)
{
  return &reader->study->change.all->parts[reader->study->order[i]];
}

static void
append_total(GString *text, const Reader *reader)
{
  const ContributionsStudy *study = reader->study;
  const Contribution *whole = reader->whole;
  const char *unit = study->breakdown->unit;
  g_autofree char *first = contributions_period(study, study->change.from),
                  *last = contributions_period(study, study->change.to),
                  *from = plain_decimals(whole->from, reader->amounts),
                  *to = plain_decimals(whole->to, reader->amounts);
  if (whole->change == 0) {
    g_string_append_printf(text, "%s: the total is the same in %s and %s (%s%s%s).", breakdown_title(study->breakdown),
                           first, last, to, unit ? " " : "", unit ? unit : "");
    return;
  }
  g_string_append_printf(text, "%s: the total %s from %s to %s%s%s between %s and %s",
                         breakdown_title(study->breakdown), whole->change < 0 ? "fell" : "rose", from, to,
                         unit ? " " : "", unit ? unit : "", first, last);
  if (!isnan(whole->points)) {
    g_autofree char *percent = plain_decimals(fabs(whole->points), reader->decimals);
    g_string_append_printf(text, ", by %s\u00a0%%", percent);
  }
  g_string_append_c(text, '.');
}

/* Of the parts by name those that go the total's way, the largest first: three, and the sum of the rest of them. */
static void
append_leaders(GString *text, const Reader *reader)
{
  g_autofree gsize *rest = g_new(gsize, MAX(reader->study->named, 1));
  gsize shown = 0, n_rest = 0;
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  for (gsize i = 0; i < reader->study->named; i++) {
    if (!goes_along(reader, named_part(reader, i)))
      continue;
    if (shown++ < LEADERS)
      g_ptr_array_add(words, part_words(reader, label_of(reader, i), named_part(reader, i)));
    else
      rest[n_rest++] = reader->study->order[i];
  }
  if (n_rest) {
    const Contribution sum = contributions_sum(reader->study->change.all, rest, n_rest);
    g_autofree char *name = n_rest == 1 ? g_strdup("one more of those named")
                                        : g_strdup_printf("%" G_GSIZE_FORMAT " more of those named", n_rest);
    g_ptr_array_add(words, part_words(reader, name, &sum));
  }
  if (words->len == 0)
    return;
  g_ptr_array_add(words, NULL);
  g_autofree char *list = g_strjoinv(", ", (char **)words->pdata);
  g_autofree char *total = amount(reader, reader->whole);
  g_string_append_printf(text, " Of the %s%s: %s.", total, isnan(reader->whole->points) ? "" : " percentage points",
                         list);
}

/* The named parts that go the other way. */
static void
append_opponents(GString *text, const Reader *reader)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  gsize n = 0;
  for (gsize i = 0; i < reader->study->named; i++) {
    const Contribution *part = named_part(reader, i);
    if (part->change == 0 || goes_along(reader, part) || n++ >= LEADERS)
      continue;
    g_autofree char *points = amount(reader, part);
    g_ptr_array_add(words, g_strdup_printf("%s %s", label_of(reader, i), points));
  }
  if (n == 0)
    return;
  g_ptr_array_add(words, NULL);
  g_autofree char *list = g_strjoinv(", ", (char **)words->pdata);
  g_string_append_printf(text, " Against the %s went %s", reader->noun, list);
  if (n > LEADERS)
    g_string_append_printf(text, " and %" G_GSIZE_FORMAT " more", n - LEADERS);
  g_string_append_c(text, '.');
}

/* What bears no name. */
static void
append_others(GString *text, const Reader *reader)
{
  g_autoptr(GArray) rows = contributions_rows(reader->study, FALSE);
  const gsize others = contributions_others(reader->study);
  for (guint i = 0; i < rows->len; i++) {
    const ContributionRow *row = &g_array_index(rows, ContributionRow, i);
    const Contribution *figures = contribution_of(&reader->study->change, row);
    g_autofree char *name = row->kind == ROW_UNSPECIFIED ? g_strdup(" What the total leaves to no part:")
                            : others == 1                ? g_strdup(" The one other part:")
                                          : g_strdup_printf(" The %" G_GSIZE_FORMAT " other parts together:", others);
    if (row->kind != ROW_OTHERS && row->kind != ROW_UNSPECIFIED)
      continue;
    g_autofree char *words = part_words(reader, name, figures);
    g_string_append_printf(text, "%s.", words);
  }
}

/* Parts chosen by hand may be smaller than some that were not: the largest of those. */
static void
append_overlooked(GString *text, const Reader *reader)
{
  const ContributionsStudy *study = reader->study;
  const Contribution *parts = study->change.all->parts;
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  double least = INFINITY;
  const char *smallest = NULL;
  for (gsize i = 0; i < study->named; i++) {
    const double size = fabs(named_part(reader, i)->change);
    smallest = size < least ? label_of(reader, i) : smallest;
    least = fmin(least, size);
  }
  for (gsize i = study->named; smallest && i < study->change.all->k && words->len < LEADERS; i++)
    if (fabs(parts[study->order[i]].change) > least)
      g_ptr_array_add(words, part_words(reader, label_of(reader, i), &parts[study->order[i]]));
  if (words->len == 0)
    return;
  g_ptr_array_add(words, NULL);
  g_autofree char *list = g_strjoinv(", ", (char **)words->pdata);
  g_string_append_printf(text, " The names were asked for; of the others these changed by more than %s: %s.", smallest,
                         list);
}

char *
read_contributions(const ContributionsStudy *study)
{
  const Contribution *whole = &study->change.all->whole;
  const Reader reader = {.study = study,
                         .whole = whole,
                         .decimals = contributions_point_decimals(study),
                         .amounts = amount_decimals(fmax(fabs(whole->from), fabs(whole->to))),
                         .shares = contributions_shares_told(study),
                         .noun = whole->change < 0 ? "fall" : "rise"};
  GString *text = g_string_new(NULL);
  append_total(text, &reader);
  if (whole->change != 0) {
    append_leaders(text, &reader);
    append_opponents(text, &reader);
    append_others(text, &reader);
    append_overlooked(text, &reader);
  }
  if (contributions_offset(study))
    g_string_append(text, " Rises and falls nearly cancel each other, so that no share of the change is told.");
  g_string_append(text, " This is where the change is booked, not why it came; over another range the parts may stand "
                        "in another order.");
  return g_string_free(text, FALSE);
}
