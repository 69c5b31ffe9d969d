#include "structure_section.h"

#include <math.h>

#include "format.h"
#include "regression_words.h"
#include "structure_parts.h"

/* Longer tables of periods are thinned out. */
#define PERIODS_SHOWN 12
/* Gaps against the stated total are warned of from this share on. */
#define GAP_TOLD 0.01

static const char *
rows_frequency(const StructureStudy *study)
{
  return frequency_name(study->by_year ? FREQUENCY_YEAR : study->breakdown->frequency);
}

/* "exports, yearly, 1992–2020, 29 periods, USD million, FOB" */
static char *
sample_text(const StructureStudy *study)
{
  const Breakdown *breakdown = study->breakdown;
  g_autofree char *first = period_print(study->periods[0]), *last = period_print(study->periods[study->n - 1]);
  return g_strdup_printf("%s, %s, %s–%s, %" G_GSIZE_FORMAT " period%s%s%s%s%s", structure_label(study),
                         rows_frequency(study), first, last, study->n, study->n == 1 ? "" : "s",
                         breakdown->unit ? ", " : "", breakdown->unit ? breakdown->unit : "",
                         breakdown->valuation ? ", " : "", breakdown->valuation ? breakdown->valuation : "");
}

/* Of a confidence interval: what it is, or why there is none. */
static char *
interval_text(const StructureStudy *study)
{
  const Frequency frequency = study->breakdown->frequency;
  const char *shorter = period_word(frequency, 2);
  if (study->by_year)
    return g_strdup_printf("Resampled: the middle 95 %% of a year, whose %s are added up, over %" G_GSIZE_FORMAT
                           " stationary block resamples of these %s (Politis and Romano 1994; mean block "
                           "%" G_GSIZE_FORMAT
                           ", seed %lu); it says how much the index hangs on single %s. Of a dozen of "
                           "them it is too narrow for a confidence interval, and where two years lie apart nothing is "
                           "tested.",
                           shorter, study->resamples, shorter, study->block, study->seed, shorter);
  if (frequency == FREQUENCY_YEAR)
    return g_strdup("Annual data get none.");
  return g_strdup("None is given, as it takes the months of a whole year; each period stands by itself.");
}

static void
say_method(Document *document, const StructureStudy *study)
{
  const char *total = study->breakdown->total_code;
  g_autofree char *sample = sample_text(study), *interval = interval_text(study),
                  *gap = total ? g_strdup_printf(" Unspecified: what of the stated total ‘%s’ no part has.", total)
                               : g_strdup(""),
                  *mirror = study->mirror
                                ? g_strdup_printf(" Mirror: H of %s, in the sum of its own parts.",
                                                  study->mirror->label ? study->mirror->label : study->mirror->name)
                                : g_strdup("");
  document_say(document, BLOCK_METHOD,
               "Structure of %s, parts by %s. H = Σ s², s a part’s share of the sum of the parts, not of a stated "
               "total: Herfindahl–Hirschman index (Hirschman 1964). Normalised: (H − 1/N) / (1 − 1/N), N the parts "
               "above zero; effective number: 1/H (Adelman 1969); entropy: −Σ s ln s (Shannon 1948); four largest: "
               "their share of the sum. Range: the smallest and largest H with each part left out in turn; the parts "
               "are the population and no sample, so that it is no confidence interval. %s%s%s",
               sample, study->breakdown->by, interval, gap, mirror);
}

static char *
range_text(double low, double high)
{
  g_autofree char *from = index_text(low), *to = index_text(high);
  return isnan(low) ? NULL : g_strdup_printf("%s to %s", from, to);
}

static char *
percent_or_none(double share)
{
  return isnan(share) ? NULL : format_percent(share, 1);
}

#define MOST_COLUMNS 11

/* What a table of periods holds beside the figures that are always there. */
static gboolean
has_stated(const StructureStudy *study)
{
  return study->breakdown->stated != NULL;
}

static void
period_row(Block *table, const StructureStudy *study, gsize i)
{
  const StructureRow *row = &study->rows[i];
  char *cells[MOST_COLUMNS];
  gsize n = 0;
  cells[n++] = period_print(study->periods[i]);
  cells[n++] = g_strdup_printf("%" G_GSIZE_FORMAT, row->parts);
  cells[n++] = index_text(row->hhi);
  cells[n++] = range_text(row->low, row->high);
  if (study->by_year)
    cells[n++] = range_text(row->lower, row->upper);
  cells[n++] = index_text(row->normalised);
  cells[n++] = format_decimals(row->effective, 2);
  cells[n++] = format_decimals(row->entropy, 3);
  cells[n++] = percent_or_none(row->ratio);
  if (has_stated(study))
    cells[n++] = percent_or_none(row->gap);
  if (study->mirror)
    cells[n++] = isnan(row->mirror) || row->uncovered >= UNCOVERED_TOLD ? NULL : index_text(row->mirror);
  table_row_take(table, cells, n);
}

static void
add_periods(Document *document, const StructureStudy *study)
{
  const char *heads[MOST_COLUMNS] = {"<Period", "Parts", "H", "Range"};
  const gsize shown = MIN(study->n, PERIODS_SHOWN);
  gsize n = 4;
  if (study->by_year)
    heads[n++] = "Resampled";
  heads[n++] = "Normalised";
  heads[n++] = "Effective number";
  heads[n++] = "Entropy";
  heads[n++] = "Four largest";
  if (has_stated(study))
    heads[n++] = "Unspecified";
  if (study->mirror)
    heads[n++] = "H in the mirror";
  Block *table = document_table_v(document, "Concentration by period", heads, n);
  for (gsize i = 0; i < shown; i++) /* the first, the last, and evenly between them */
    period_row(table, study, shown < 2 ? 0 : (i * (study->n - 1) + (shown - 1) / 2) / (shown - 1));
  if (shown < study->n)
    document_say(document, BLOCK_PARAGRAPH,
                 "The table shows %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT
                 " periods, the first, the last and an even choice between them; all stand in the JSON.",
                 shown, study->n);
}

/* Four digits of the largest value, and none behind the point where all are whole numbers. */
static int
value_decimals(const StructureStudy *study, gsize last, const StructurePart *parts)
{
  const double stated = study->rows[last].stated;
  gboolean whole = isnan(stated) || stated == floor(stated);
  for (gsize i = 0; i < study->breakdown->k && !isnan(parts[i].value); i++)
    whole = whole && parts[i].value == floor(parts[i].value);
  return whole ? 0 : (int)fmin(fmax(3 - floor(log10(parts[0].value)), 0), 15);
}

static void
part_row(Block *table, const StructureStudy *study, const StructurePart *part, int decimals)
{
  g_autofree char *value = format_decimals(part->value, decimals), *share = percent_or_none(part->share),
                  *low = percent_or_none(part->low), *high = percent_or_none(part->high),
                  *without = index_text(part->without), *mirror = percent_or_none(part->mirror);
  g_autofree char *range = low && high ? g_strdup_printf("%s to %s", low, high) : NULL;
  const char *const label = structure_part_label(study, part);
  if (study->mirror)
    table_row(table, label, value, share, range, mirror, without, NULL);
  else
    table_row(table, label, value, share, range, without, NULL);
}

static void
rest_row(Block *table, const char *label, double value, double whole, int decimals)
{
  g_autofree char *text = format_decimals(value, decimals), *share = percent_or_none(value / whole);
  char *cells[6] = {g_strdup(label), g_steal_pointer(&text), g_steal_pointer(&share)};
  table_row_take(table, cells, table->columns->len);
}

static Block *
parts_table(Document *document, const StructureStudy *study, gsize last)
{
  const char *unit = study->breakdown->unit;
  g_autofree char *period = period_print(study->periods[last]),
                  *caption = g_strdup_printf("The largest parts in %s; shares of the %s", period,
                                             isnan(study->rows[last].stated) ? "sum" : "stated total"),
                  *by = g_strdup_printf("<%s", study->breakdown->by),
                  *value = g_strconcat("Value", unit ? ", " : "", unit, NULL);
  by[1] = g_ascii_toupper(by[1]);
  if (study->mirror)
    return document_table(document, caption, by, value, "Share", "Share, any other left out", "Share in the mirror",
                          "H without it", NULL);
  return document_table(document, caption, by, value, "Share", "Share, any other left out", "H without it", NULL);
}

static void
add_parts(Document *document, const StructureStudy *study, gsize last, const StructurePart *parts)
{
  const StructureRow *row = &study->rows[last];
  const gsize named = MIN(study->top, row->parts);
  const int decimals = value_decimals(study, last, parts);
  double rest = 0;
  Block *table = parts_table(document, study, last);
  for (gsize i = 0; i < named; i++)
    part_row(table, study, &parts[i], decimals);
  for (gsize i = named; i < row->parts; i++)
    rest += parts[i].value;
  if (named < row->parts) {
    g_autofree char *others = g_strdup_printf("others (%" G_GSIZE_FORMAT ")", row->parts - named);
    rest_row(table, others, rest, structure_whole(study, last), decimals);
  }
  if (!isnan(row->stated))
    rest_row(table, "unspecified", row->gap * row->stated, row->stated, decimals);
}

/* What the index would be if the part of the total that is unspecified went to many small parts, or to the largest one. */
static void
warn_gap(Document *document, const StructureStudy *study, gsize last, const StructurePart *parts)
{
  const StructureRow *row = &study->rows[last];
  gsize widest = last;
  for (gsize i = 0; i < study->n; i++)
    if (study->rows[i].gap > study->rows[widest].gap || isnan(study->rows[widest].gap))
      widest = i;
  if (!(study->rows[widest].gap >= GAP_TOLD))
    return;
  g_autofree char *most = format_percent(study->rows[widest].gap, 1), *when = period_print(study->periods[widest]);
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "The parts fall short of the stated total ‘%s’, most in %s (%s).",
                         study->breakdown->total_code, when, most);
  if (row->gap >= GAP_TOLD) {
    const double kept = 1 - row->gap, first = parts[0].value / row->sum, thin = kept * kept * row->hhi,
                 thick = thin - pow(kept * first, 2) + pow(kept * first + row->gap, 2);
    g_autofree char *gap = format_percent(row->gap, 1), *period = period_print(study->periods[last]),
                    *low = index_text(thin), *high = index_text(thick);
    g_string_append_printf(text,
                           " What is unspecified in %s (%s) is in no index: spread over many small parts it would make "
                           "H %s, given to the largest part %s.",
                           period, gap, low, high);
  }
  document_say(document, BLOCK_WARNING, "%s", text->str);
  g_string_free(text, TRUE);
}

/* Normalised index and entropy depend on how many small parts a table lists. */
static void
warn_number(Document *document, const StructureStudy *study)
{
  gsize few = structure_last(study), many = few;
  for (gsize i = 0; i < study->n; i++) {
    if (isnan(study->rows[i].hhi))
      continue;
    few = study->rows[i].parts < study->rows[few].parts ? i : few;
    many = study->rows[i].parts > study->rows[many].parts ? i : many;
  }
  if (2 * study->rows[few].parts >= study->rows[many].parts)
    return;
  g_autofree char *from = period_print(study->periods[few]), *to = period_print(study->periods[many]);
  document_say(document, BLOCK_WARNING,
               "The parts number from %" G_GSIZE_FORMAT " (%s) to %" G_GSIZE_FORMAT
               " (%s). Small ones hardly move H, but the normalised index and the entropy depend on their number.",
               study->rows[few].parts, from, study->rows[many].parts, to);
}

static void
warn_mirror(Document *document, const StructureStudy *study)
{
  g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize i = 0; i < study->n; i++)
    if (study->rows[i].uncovered >= UNCOVERED_TOLD)
      g_array_append_val(periods, study->periods[i]);
  if (periods->len == 0)
    return;
  g_autofree char *when = periods_print((const Period *)(void *)periods->data, periods->len),
                  *share = format_percent(UNCOVERED_TOLD, 0);
  document_say(document, BLOCK_WARNING,
               "The mirror data lack parts with %s of the sum or more in %s: their index there would be that of the "
               "others, and is "
               "not shown.",
               share, when);
}

static void
warn_partial(Document *document, const StructureStudy *study)
{
  if (study->partial)
    document_say(document, BLOCK_WARNING,
                 "%" G_GSIZE_FORMAT " yearly value%s on fewer than %" G_GSIZE_FORMAT
                 " %s: what is absent counts for nothing.",
                 study->partial, study->partial == 1 ? " rests" : "s rest", study->per_row,
                 period_word(study->breakdown->frequency, study->per_row));
}

void
section_structure(Document *document, const Analysis *analysis)
{
  const StructureStudy *study = analysis->result;
  const gsize last = structure_last(study);
  g_autofree StructurePart *parts = structure_parts(study, last);
  g_autofree char *reading = read_structure(study);
  say_method(document, study);
  add_periods(document, study);
  add_parts(document, study, last, parts);
  warn_gap(document, study, last, parts);
  warn_number(document, study);
  warn_mirror(document, study);
  warn_partial(document, study);
  document_say(document, BLOCK_READING, "%s", reading);
}
