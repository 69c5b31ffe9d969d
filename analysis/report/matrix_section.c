#include "matrix_section.h"

#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "json_value.h"
#include "study/model.h"
#include "warnings.h"

/* More rows than these are no longer read: the rest stands in JSON. */
#define PAIRS_SHOWN 66 /* of twelve series */

/* Pairs that a reading names. */
#define PAIRS_NAMED 5

const char *
correction_name(Correction correction)
{
  return correction == CORRECTION_HOLM ? "Holm" : "Benjamini and Hochberg";
}

static char *
pair_name(const MatrixStudy *study, const MatrixPair *pair)
{
  return g_strdup_printf("%s – %s", study->labels[pair->column], study->labels[pair->row]);
}

typedef struct {
  char *cells[4]; /* n, r, p, adjusted p; NULL: missing */
} Cells;

static Cells
cells_of(const MatrixPair *pair)
{
  Cells c = {{NULL, NULL, NULL, NULL}};
  if (pair->why)
    return c;
  c.cells[0] = g_strdup_printf("%" G_GSIZE_FORMAT, pair->n);
  c.cells[1] = r_words(pair->correlation.r);
  c.cells[2] = format_p(pair->p);
  c.cells[3] = pair->adjusted < TOLD_P ? NULL : format_p(pair->adjusted);
  if (!c.cells[3]) {
    g_autofree char *p = format_p(pair->adjusted);
    c.cells[3] = g_strconcat(p, "*", NULL);
  }
  return c;
}

static void
cells_clear(Cells *c)
{
  for (guint i = 0; i < G_N_ELEMENTS(c->cells); i++)
    g_free(c->cells[i]);
}

static void
add_row(const MatrixStudy *study, Block *table, gsize i)
{
  const MatrixPair *levels = &study->on[ON_LEVELS].pairs[i];
  Cells l = cells_of(levels), c = cells_of(&study->on[ON_CHANGES].pairs[i]);
  g_autofree char *plain = pair_name(study, levels), *name = g_strconcat(plain, levels->expected ? " †" : "", NULL);
  if (study->cross_section)
    table_row(table, name, l.cells[0], l.cells[1], l.cells[2], l.cells[3], NULL);
  else
    table_row(table, name, l.cells[0], l.cells[1], l.cells[2], l.cells[3], c.cells[0], c.cells[1], c.cells[2],
              c.cells[3], NULL);
  cells_clear(&l);
  cells_clear(&c);
}

static void
add_table(Document *document, const MatrixStudy *study)
{
  Block *table = study->cross_section ? document_table(document, NULL, "<Pair", "n", "r", "p", "p adj.", NULL)
                                      : document_table(document, NULL, "<Pair", "n", "r", "p", "p adj.", "Changes: n",
                                                       "r", "p", "p adj.", NULL);
  for (gsize i = 0; i < MIN(study->n_pairs, PAIRS_SHOWN); i++)
    add_row(study, table, i);
  if (study->n_pairs > PAIRS_SHOWN)
    document_say(document, BLOCK_PARAGRAPH,
                 "The table shows the first %d of %" G_GSIZE_FORMAT " pairs; report.json holds them all.", PAIRS_SHOWN,
                 study->n_pairs);
}

/* "12", or "11 to 29". */
static char *
sizes_words(const MatrixStudy *study)
{
  return study->fewest == study->most
             ? g_strdup_printf("%" G_GSIZE_FORMAT, study->most)
             : g_strdup_printf("%" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT, study->fewest, study->most);
}

static void
say_method(Document *document, const MatrixStudy *study)
{
  g_autofree char *sizes = sizes_words(study);
  const MatrixTable *levels = &study->on[ON_LEVELS], *changes = &study->on[ON_CHANGES];
  if (study->cross_section)
    document_say(document, BLOCK_METHOD,
                 "%s correlations of %" G_GSIZE_FORMAT
                 " columns, n = %s. p takes the rows to be independent; p adj. by %s over %" G_GSIZE_FORMAT
                 " tests. Null: no association. * p adj. below 0.05.",
                 correlation_name(study->method), study->k, sizes, correction_name(study->correction), levels->tests);
  else
    document_say(
        document, BLOCK_METHOD,
        "%s correlations of %" G_GSIZE_FORMAT
        " series, %s, each pair over the periods that both have (n = %s). p allows for autocorrelation (effective "
        "n, Pyper and Peterman 1998); p adj. by %s over %" G_GSIZE_FORMAT " tests of levels and %" G_GSIZE_FORMAT
        " of changes, each apart. Null: no association. * p adj. below 0.05.%s",
        correlation_name(study->method), study->k, frequency_name(study->frequency), sizes,
        correction_name(study->correction), levels->tests, changes->tests,
        study->gaps ? " Some pairs have gaps among their periods: effective n takes those beside a gap as adjoining."
                    : "");
}

static gsize
count_expected(const MatrixStudy *study)
{
  gsize count = 0;
  for (gsize i = 0; i < study->n_pairs; i++)
    count += study->on[ON_LEVELS].pairs[i].expected ? 1 : 0;
  return count;
}

static GPtrArray *
warn(const MatrixStudy *study)
{
  const gsize expected = count_expected(study);
  char *levels = expected ? g_strdup_printf("In %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT
                                            " pairs, marked †, both series trend or look integrated: correlation of "
                                            "levels is expected here; see changes, in the same row.",
                                            expected, study->n_pairs)
                          : NULL;
  return warnings_of(
      levels, study->most ? warn_few_pairs(study->fewest, NAN,
                                           study->fewest < study->most ? " where series share the fewest periods" : "")
                          : NULL);
}

/* Not computed, each with its reason. */
static void
say_missing(Document *document, const MatrixStudy *study)
{
  Block *list = NULL;
  for (gsize i = 0; i < study->n_pairs; i++) {
    const MatrixPair *pair = &study->on[ON_LEVELS].pairs[i];
    g_autofree char *name = pair_name(study, pair);
    if (!pair->why)
      continue;
    if (!list)
      list = document_list(document);
    list_item(list, "%s: %s", name, pair->why);
  }
}

static gint
by_adjusted(gconstpointer a, gconstpointer b)
{
  const MatrixPair *one = *(const MatrixPair *const *)a, *other = *(const MatrixPair *const *)b;
  if (one->adjusted != other->adjusted)
    return one->adjusted < other->adjusted ? -1 : 1;
  return fabs(one->correlation.r) > fabs(other->correlation.r) ? -1 : 1;
}

/* The pairs that are told, the surest first. */
static void
append_told(GString *text, const MatrixStudy *study, const MatrixTable *table)
{
  g_autoptr(GPtrArray) told = g_ptr_array_new();
  for (gsize i = 0; i < study->n_pairs; i++)
    if (table->pairs[i].adjusted < TOLD_P)
      g_ptr_array_add(told, (gpointer)&table->pairs[i]);
  g_ptr_array_sort(told, by_adjusted);
  for (guint i = 0; i < MIN(told->len, PAIRS_NAMED); i++) {
    const MatrixPair *pair = g_ptr_array_index(told, i);
    g_autofree char *name = pair_name(study, pair), *r = r_words(pair->correlation.r);
    g_string_append_printf(text, "%s%s (r = %s, n = %" G_GSIZE_FORMAT ")", i ? ", " : ": ", name, r, pair->n);
  }
  if (told->len > PAIRS_NAMED)
    g_string_append_printf(text, " and %u more", told->len - PAIRS_NAMED);
}

static void
append_table(GString *text, const MatrixStudy *study, CorrelatedOn on)
{
  const MatrixTable *table = &study->on[on];
  const char *of = study->cross_section ? "" : on == ON_LEVELS ? " of levels" : " of changes";
  g_autofree char *told = table->told ? g_strdup_printf("%" G_GSIZE_FORMAT, table->told) : g_strdup("none");
  if (table->tests == 0)
    return;
  g_string_append_printf(text,
                         "%sOf %" G_GSIZE_FORMAT
                         " correlation%s%s %s %s apart from zero at 5 %% once p is adjusted for "
                         "their number (%" G_GSIZE_FORMAT " without that)",
                         text->len ? " " : "", table->tests, table->tests == 1 ? "" : "s", of, told,
                         table->told > 1 ? "stay" : "stays", table->told_alone);
  append_told(text, study, table);
  g_string_append_c(text, '.');
}

char *
read_matrix(const MatrixStudy *study)
{
  const gsize expected = count_expected(study);
  GString *text = g_string_new(NULL);
  append_table(text, study, ON_LEVELS);
  append_table(text, study, ON_CHANGES);
  if (expected)
    g_string_append_printf(text,
                           " Those of levels are to be expected in %" G_GSIZE_FORMAT
                           " pairs, whose series both drift; the changes say more.",
                           expected);
  g_string_append(text,
                  " What is not told apart from zero is not shown to be zero, and a correlation says neither which "
                  "moves first nor that one causes the other.");
  return g_string_free(text, FALSE);
}

void
section_matrix(Document *document, const Analysis *analysis)
{
  const MatrixStudy *study = analysis->result;
  g_autofree char *reading = read_matrix(study);
  g_autoptr(GPtrArray) warnings = warn(study);
  say_method(document, study);
  add_table(document, study);
  say_missing(document, study);
  say_warnings(document, warnings);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_pair(cJSON *list, const MatrixStudy *study, CorrelatedOn on, const MatrixPair *pair)
{
  const Correlation *c = &pair->correlation;
  const gboolean known = pair->why == NULL, time = known && !study->cross_section;
  cJSON *item = json_item(list);
  json_text(item, "on", on == ON_LEVELS ? "levels" : "changes");
  json_text(item, "x", study->labels[pair->column]);
  json_text(item, "y", study->labels[pair->row]);
  json_count(item, "n", pair->n);
  json_number(item, "r", known ? c->r : NAN);
  json_number(item, "n_effective", time ? c->n_effective : NAN);
  json_number(item, "ci_low_effective", time ? c->lower_effective : NAN);
  json_number(item, "ci_high_effective", time ? c->upper_effective : NAN);
  json_number(item, "p", pair->p);
  json_number(item, "p_adjusted", pair->adjusted);
  cJSON_AddBoolToObject(item, "expected", pair->expected);
  json_text(item, "why", pair->why);
}

void
json_matrix(cJSON *object, const Analysis *analysis)
{
  const MatrixStudy *study = analysis->result;
  g_autoptr(GPtrArray) warnings = warn(study);
  cJSON *series = json_array(object, "series");
  for (gsize i = 0; i < study->k; i++)
    cJSON_AddItemToArray(series, cJSON_CreateString(study->labels[i]));
  json_text(object, "method", study->method == CORRELATION_PEARSON ? "pearson" : "spearman");
  json_text(object, "correction", study->correction == CORRECTION_HOLM ? "holm" : "bh");
  json_text(object, "p_of", study->cross_section ? "independent rows" : "effective n");
  json_text(object, "null", "no association");
  json_count(object, "tests_levels", study->on[ON_LEVELS].tests);
  json_count(object, "tests_changes", study->on[ON_CHANGES].tests);
  cJSON *pairs = json_array(object, "pairs");
  for (CorrelatedOn on = ON_LEVELS; on < (study->cross_section ? ON_CHANGES : N_ON); on++)
    for (gsize i = 0; i < study->n_pairs; i++)
      json_pair(pairs, study, on, &study->on[on].pairs[i]);
  json_warnings(object, warnings);
}
