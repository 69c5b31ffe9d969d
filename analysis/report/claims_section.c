#include "claims_section.h"

#include "claims_words.h"

static void
claims_table(Document *document, const Claim *const *claims, gsize n, const char *name)
{
  Block *table = document_table(document, NULL, "<Claim", "<Statement (source)", "<Stated", "<Found", "Difference",
                                "<Verdict", NULL);
  table->name = g_strdup(name);
  for (gsize i = 0; i < n; i++) {
    const Claim *claim = claims[i];
    g_autofree char *stated = claim_stated(claim, TRUE), *found = claim_found(claim, FALSE),
                    *difference = claim_difference(claim);
    g_autofree char *statement =
        claim->source ? g_strdup_printf("%s (%s)", claim->statement, claim->source) : g_strdup(claim->statement);
    g_autofree char *asked = g_strdup_printf("%s in %s", stated, claim->at);
    table_row(table, claim->id, statement, asked, found, difference, claim_verdict_text(claim->verdict), NULL);
  }
}

/* Why those came out so that do not simply hold. */
static void
list_reasons(Document *document, const Claim *const *claims, gsize n)
{
  Block *list = NULL;
  for (gsize i = 0; i < n; i++) {
    if (claims[i]->verdict == CLAIM_HOLDS)
      continue;
    g_autofree char *reason = claim_reason(claims[i]);
    list = list ? list : document_list(document);
    list_item(list, "%s %s: %s.", claims[i]->id,
              claims[i]->verdict == CLAIM_FAILS ? "does not hold" : "stays undecided", reason);
  }
}

/* Texts of all claims, each once, joined by "; "; NULL where none has one. */
static char *
join_once(const Claim *const *claims, gsize n, const char *(*text_of)(const Claim *))
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  for (gsize i = 0; i < n; i++) {
    g_auto(GStrv) parts = g_strsplit(text_of(claims[i]) ? text_of(claims[i]) : "", "; ", -1);
    for (char **part = parts; *part; part++)
      if (!g_ptr_array_find_with_equal_func(texts, *part, g_str_equal, NULL))
        g_ptr_array_add(texts, g_strdup(*part));
  }
  if (texts->len == 0)
    return NULL;
  g_ptr_array_add(texts, NULL);
  return g_strjoinv("; ", (char **)texts->pdata);
}

static const char *
data_source(const Claim *claim)
{
  return claim->data_source;
}

static const char *
composition(const Claim *claim)
{
  return claim->composition;
}

static void
say_data(Document *document, const Claim *const *claims, gsize n)
{
  g_autofree char *sources = join_once(claims, n, data_source), *compositions = join_once(claims, n, composition);
  if (sources)
    document_say(document, BLOCK_PARAGRAPH, "Found in: %s.", sources);
  if (compositions)
    document_say(document, BLOCK_PARAGRAPH, "Composition: %s. Another composition gives other figures.", compositions);
}

static gsize
count_own_source(const Claim *const *claims, gsize n)
{
  gsize count = 0;
  for (gsize i = 0; i < n; i++)
    count += claims[i]->doubts[DOUBT_OWN_SOURCE]->len > 0;
  return count;
}

void
section_claims(Document *document, const Claim *const *claims, gsize n, const char *name)
{
  document_say(
      document, BLOCK_METHOD,
      "Each statement is an expression over the study's series, asked at its period: over a range it must hold in "
      "every period. A figure agrees within its tolerance; limits decide only as a whole; what the source of a "
      "statement says itself never decides it. Millions and billions are rescaled, currencies never converted.");
  claims_table(document, claims, n, name);
  list_reasons(document, claims, n);
  say_data(document, claims, n);
  const gsize own = count_own_source(claims, n);
  if (own)
    document_say(document, BLOCK_WARNING,
                 "For %" G_GSIZE_FORMAT
                 " statement%s some periods are known from the statement's own source alone, which "
                 "is no test of it.",
                 own, own == 1 ? "" : "s");
  g_autofree char *reading = read_claims(claims, n);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
append_counts(GString *text, const Claim *const *claims, gsize n)
{
  const gsize holding = claims_count(claims, n, CLAIM_HOLDS), failing = claims_count(claims, n, CLAIM_FAILS),
              open = claims_count(claims, n, CLAIM_UNDECIDED);
  if (n == 1) {
    g_string_append_printf(text, "The statement %s.",
                           claims[0]->verdict == CLAIM_UNDECIDED ? "stays undecided"
                                                                 : claim_verdict_text(claims[0]->verdict));
    return;
  }
  g_string_append_printf(text,
                         "Of %" G_GSIZE_FORMAT " statements %" G_GSIZE_FORMAT " hold%s, %" G_GSIZE_FORMAT
                         " do%s not, %" G_GSIZE_FORMAT " stay%s undecided.",
                         n, holding, holding == 1 ? "s" : "", failing, failing == 1 ? "es" : "", open,
                         open == 1 ? "s" : "");
}

/* A figure with another sign, or one beyond its tolerance. */
static void
append_failing(GString *text, const Claim *claim)
{
  g_autofree char *found = claim_found(claim, TRUE), *stated = claim_stated(claim, TRUE);
  const double value = claim->decisive.value;
  g_string_append_printf(text, " %s: %s is stated, the data give %s%s.", claim->id, stated, found,
                         value * claim->value < 0 ? ", of the opposite sign" : "");
}

char *
read_claims(const Claim *const *claims, gsize n)
{
  GString *text = g_string_new(NULL);
  append_counts(text, claims, n);
  for (gsize i = 0; i < n; i++)
    if (claims[i]->verdict == CLAIM_FAILS)
      append_failing(text, claims[i]);
  if (claims_count(claims, n, CLAIM_FAILS))
    g_string_append(text,
                    " Whether the statement rests on other figures (another vintage, composition or source) or is "
                    "mistaken, the data do not tell.");
  if (claims_count(claims, n, CLAIM_UNDECIDED))
    g_string_append(text, " What stays undecided is neither confirmed nor refuted.");
  g_string_append(text,
                  " A statement that holds agrees with these figures in its period; that shows neither why trade or "
                  "relations moved nor that one moved the other.");
  return g_string_free(text, FALSE);
}
