#include "market_share_section.h"

#include <math.h>

#include "comparative_words.h"
#include "format.h"
#include "json_value.h"
#include "reading_parts.h"
#include "study/reference_check.h"

#define VALUE_DIGITS     4
#define PERCENT_DECIMALS 1
#define COLUMNS          8 /* of the table by part, at most */

/* A term below that share of the first period's sum is rounding. */
#define ROUNDING 1e-12

static double
settled(const MarketShareStudy *study, double term)
{
  return fabs(term) < ROUNDING * study->result.base ? 0 : term;
}

/* "Commodity composition", "Market distribution"; of another column "Composition by section" (transfer full). */
static char *
term_name(const char *column)
{
  if (g_str_equal(column, "product"))
    return g_strdup("Commodity composition");
  return g_str_equal(column, "partner") ? g_strdup("Market distribution")
                                        : g_strdup_printf("Composition by %s", column);
}

static void
say_method(Document *document, const MarketShareStudy *study)
{
  g_autofree char *from = period_print(study->from.period), *to = period_print(study->to.period),
                  *first = term_name(study->by[0]), *second = study->by[1] ? term_name(study->by[1]) : NULL;
  g_autofree char *inner =
      second ? g_strdup_printf("; %s: cells that grow faster in it than their %s, added up", second, study->by[0])
             : g_strdup("");
  document_say(
      document, BLOCK_METHOD,
      "Constant-market-share decomposition of %s against %s, %s to %s (Leamer and Stern 1970, Richardson 1971), "
      "weights of %s. World growth: as much as the reference grew in all. %s: each %s by how much faster it grew "
      "in the reference than the whole%s. Competitiveness: the rest, shares won or lost, in which the products "
      "of both changes are too. The terms add up to the change. All sums are of parts, on both sides.",
      breakdown_words(study->parts->x), breakdown_words(study->parts->y), from, to, from, first, study->by[0], inner);
}

static void
term_row(Block *table, const MarketShareStudy *study, const char *name, double term)
{
  const double value = settled(study, term);
  g_autofree char *amount = signed_number(value), *share = signed_percent(value / study->result.base, PERCENT_DECIMALS);
  table_row(table, name, amount, share, NULL);
}

static void
add_terms(Document *document, const MarketShareStudy *study)
{
  const MarketShares *result = &study->result;
  g_autofree char *unit = unit_words(study->parts->x), *from = period_print(study->from.period),
                  *first = term_name(study->by[0]), *second = study->by[1] ? term_name(study->by[1]) : NULL;
  g_autofree char *share = g_strdup_printf("Of the sum of %s", from);
  Block *table = document_table(document, "Terms of the change", "<Term", unit, share, NULL);
  term_row(table, study, "World growth", result->world);
  term_row(table, study, first, result->structure);
  if (second)
    term_row(table, study, second, result->distribution);
  term_row(table, study, "Competitiveness", result->competitiveness);
  term_row(table, study, "Change", result->final - result->base);
}

static void
add_part(Block *table, const MarketShareStudy *study, gsize place)
{
  const ShareCell *row = market_share_row(study, place);
  char *cells[COLUMNS];
  gsize n = 0;
  cells[n++] = g_strdup(market_share_label(study, place));
  cells[n++] = format_significant(row->base, VALUE_DIGITS);
  cells[n++] = format_significant(row->final, VALUE_DIGITS);
  cells[n++] = row->base > 0 ? signed_percent((row->final - row->base) / row->base, PERCENT_DECIMALS) : NULL;
  cells[n++] = row->rate == RATE_OWN ? signed_percent(row->growth, PERCENT_DECIMALS) : NULL;
  cells[n++] = signed_number(settled(study, row->structure));
  if (study->by[1])
    cells[n++] = signed_number(settled(study, row->distribution));
  cells[n++] = signed_number(settled(study, row->competitiveness));
  table_row_take(table, cells, n);
}

static void
add_parts(Document *document, const MarketShareStudy *study)
{
  const gsize all = market_share_rows(study), shown = MIN(all, study->top);
  g_autofree char *from = period_print(study->from.period), *to = period_print(study->to.period),
                  *first = term_name(study->by[0]), *second = study->by[1] ? term_name(study->by[1]) : NULL;
  g_autofree char *head = g_strdup_printf("<%c%s", g_ascii_toupper(study->by[0][0]), study->by[0] + 1),
                  *unit = unit_words(study->parts->x);
  g_autofree char *caption = g_strdup_printf("The terms by %s, %s", study->by[0], unit);
  const char *heads[COLUMNS] = {head, from, to, "Growth", "Growth of the reference", first};
  gsize n = 6;
  if (second)
    heads[n++] = second;
  heads[n++] = "Competitiveness";
  Block *table = document_table_v(document, caption, heads, n);
  for (gsize place = 0; place < shown; place++)
    add_part(table, study, place);
  if (shown < all)
    document_say(document, BLOCK_PARAGRAPH,
                 "The table shows the %" G_GSIZE_FORMAT " with the largest terms of %" G_GSIZE_FORMAT
                 "; all stand in the JSON.",
                 shown, all);
}

static void
warn_reference(Document *document, const MarketShareStudy *study)
{
  const double scale = reference_scale(study->parts->x, study->parts->y);
  const double weight = study->result.base * scale / study->result.reference_base;
  if (!(weight > REFERENCE_DOMINATED))
    return;
  g_autofree char *share = format_percent(weight, 0), *from = period_print(study->from.period);
  document_say(document, BLOCK_WARNING,
               "%s was %s of %s in %s: its own growth is a large part of the reference’s, and of what is called world "
               "growth.",
               breakdown_words(study->parts->x), share, breakdown_words(study->parts->y), from);
}

/* "2 parts have exports in the last period alone and 1 in the first alone" */
static char *
moves_words(gsize came, gsize left)
{
  const gsize first = came ? came : left;
  g_autofree char *also =
      came && left ? g_strdup_printf(" and %" G_GSIZE_FORMAT " in the first alone", left) : g_strdup("");
  return g_strdup_printf("%" G_GSIZE_FORMAT " %s exports in the %s period alone%s", first,
                         first == 1 ? "part has" : "parts have", came ? "last" : "first", also);
}

static void
add_warnings(Document *document, const MarketShareStudy *study)
{
  const MarketShares *result = &study->result;
  warn_reference(document, study);
  if (result->without_rate)
    document_say(document, BLOCK_WARNING,
                 "%" G_GSIZE_FORMAT
                 " of the parts with exports in the first period grew in the reference by an unknown "
                 "rate and %s given that of %s: what %s did otherwise is in competitiveness.",
                 result->without_rate, result->without_rate == 1 ? "was" : "were",
                 study->by[1] ? "their group or of the whole" : "the whole", result->without_rate == 1 ? "it" : "they");
  if (study->unmatched)
    document_say(document, BLOCK_WARNING,
                 "%" G_GSIZE_FORMAT " of the reference’s parts %s a value in one of the two periods alone, so that its "
                 "growth is not of the same parts throughout.",
                 study->unmatched, study->unmatched == 1 ? "has" : "have");
  g_autofree char *moves = moves_words(result->came, result->left);
  if (result->came + result->left)
    document_say(document, BLOCK_WARNING, "%s: a part without a row counts as nothing here, which need not be so.",
                 moves);
}

/* "commodity composition gave 120" */
static void
read_term(GString *text, const MarketShareStudy *study, const char *name, double term)
{
  const double value = settled(study, term);
  g_autofree char *amount = format_significant(fabs(value), VALUE_DIGITS), *lower = g_strdup(name);
  lower[0] = g_ascii_tolower(lower[0]);
  if (value == 0)
    g_string_append_printf(text, "%s nothing", lower);
  else
    g_string_append_printf(text, "%s %s %s", lower, value > 0 ? "added" : "took", amount);
}

static void
read_terms(GString *text, const MarketShareStudy *study)
{
  const MarketShares *result = &study->result;
  g_autofree char *first = term_name(study->by[0]), *second = study->by[1] ? term_name(study->by[1]) : NULL,
                  *growth = signed_percent(result->growth, PERCENT_DECIMALS), *unit = unit_words(study->parts->x);
  g_string_append_printf(text, " In %s: ", unit);
  g_autofree char *world = g_strdup_printf("growth at the rate of the reference (%s) alone", growth);
  read_term(text, study, world, result->world);
  g_string_append(text, ", ");
  read_term(text, study, first, result->structure);
  if (second) {
    g_string_append(text, ", ");
    read_term(text, study, second, result->distribution);
  }
  const double rest = settled(study, result->competitiveness);
  g_autofree char *amount = format_significant(fabs(rest), VALUE_DIGITS);
  if (rest == 0)
    g_string_append(text, ", and nothing is left.");
  else
    g_string_append_printf(text, ", and what is left, %s%s, stands for shares %s.", rest < 0 ? "−" : "+", amount,
                           rest < 0 ? "lost" : "won");
}

char *
read_market_share(const MarketShareStudy *study)
{
  GString *text = g_string_new(NULL);
  const MarketShares *result = &study->result;
  g_autofree char *from = period_print(study->from.period), *to = period_print(study->to.period),
                  *unit = unit_words(study->parts->x), *base = format_significant(result->base, VALUE_DIGITS),
                  *final = format_significant(result->final, VALUE_DIGITS),
                  *change = signed_percent((result->final - result->base) / result->base, PERCENT_DECIMALS);
  g_string_append_printf(text, "%s went from %s (%s) to %s (%s), %s, by %s.", breakdown_words(study->parts->x), base,
                         from, final, to, unit, change);
  read_terms(text, study);
  g_string_append_printf(text,
                         " The sizes hang on the weights (here of %s)%s how finely parts are told apart. What is left "
                         "over bears the name competitiveness in the literature, and holds prices, policy, sanctions, "
                         "transit and errors of the data alike; it shows no cause.",
                         from, study->by[1] ? ", on the order of the terms and on" : " and on");
  return g_string_free(text, FALSE);
}

void
section_market_share(Document *document, const Analysis *analysis)
{
  const MarketShareStudy *study = analysis->result;
  g_autofree char *reading = read_market_share(study);
  say_method(document, study);
  add_terms(document, study);
  add_parts(document, study);
  add_warnings(document, study);
  document_say(document, BLOCK_READING, "%s", reading);
}

static const char *
rate_word(GrowthRate rate)
{
  return rate == RATE_OWN ? "own" : rate == RATE_OF_GROUP ? "group" : "whole";
}

static void
json_terms(cJSON *item, const ShareCell *cell, gboolean nested)
{
  json_number(item, "base", cell->base);
  json_number(item, "final", cell->final);
  json_number(item, "reference_growth", cell->growth);
  json_text(item, "growth_of", rate_word(cell->rate));
  json_number(item, "world_growth", cell->world);
  json_number(item, "composition", cell->structure);
  json_number(item, "distribution", nested ? cell->distribution : NAN);
  json_number(item, "competitiveness", cell->competitiveness);
}

static void
json_result(cJSON *object, const MarketShareStudy *study)
{
  const MarketShares *result = &study->result;
  json_number(object, "base", result->base);
  json_number(object, "final", result->final);
  json_number(object, "change", result->final - result->base);
  json_number(object, "reference_base", result->reference_base);
  json_number(object, "reference_final", result->reference_final);
  json_number(object, "reference_growth", result->growth);
  json_number(object, "world_growth", result->world);
  json_number(object, "composition", result->structure);
  json_number(object, "distribution", study->by[1] ? result->distribution : NAN);
  json_number(object, "competitiveness", result->competitiveness);
  json_count(object, "without_growth_of_their_own", result->without_rate);
  json_count(object, "in_the_last_period_alone", result->came);
  json_count(object, "in_the_first_period_alone", result->left);
  json_count(object, "reference_in_one_period_alone", study->unmatched);
}

void
json_market_share(cJSON *object, const Analysis *analysis)
{
  const MarketShareStudy *study = analysis->result;
  json_text(object, "own", study->parts->x->name);
  json_text(object, "reference", study->parts->y->name);
  json_text(object, "composition_by", study->by[0]);
  json_text(object, "distribution_by", study->by[1]);
  json_text(object, "unit", study->parts->x->unit);
  json_text(object, "reference_unit", study->parts->y->unit);
  json_text(object, "weights", "first period");
  json_period(object, "from", study->from.period);
  json_period(object, "to", study->to.period);
  json_result(object, study);
  cJSON *groups = json_array(object, "groups");
  for (gsize g = 0; g < study->n_groups; g++) {
    cJSON *item = json_item(groups);
    json_text(item, "code", study->codes[g]);
    json_text(item, "label", study->labels[g]);
    json_terms(item, &study->groups[g], TRUE);
  }
  cJSON *parts = json_array(object, "parts");
  for (gsize i = 0; i < study->parts->k; i++) {
    cJSON *item = json_item(parts);
    json_text(item, "code", paired_part(study->parts, i)->code);
    json_text(item, "label", paired_part(study->parts, i)->label);
    json_terms(item, &study->cells[i], study->by[1] != NULL);
  }
}
