#include "absent.h"

#include <string.h>

/* More combinations of codes than this are looked at column by column instead. */
#define COMBINATIONS 5000

/* One code that the rows of a period should hold, as a member of a bloc or as the study listed it. */
typedef struct {
  const char *code, *name;
  const Bloc *bloc;
} Element;

/* A column, or the two of a pair, by which rows were chosen. */
typedef struct {
  const Column *columns[2];
  guint n_columns;
  GArray *elements; /* Element */
  gboolean bloc;
} Dimension;

static void
dimension_clear(gpointer data)
{
  g_array_unref(((Dimension *)data)->elements);
}

static gboolean
has_element(const GArray *elements, const char *code)
{
  for (guint i = 0; i < elements->len; i++)
    if (g_str_equal(g_array_index(elements, Element, i).code, code))
      return TRUE;
  return FALSE;
}

static void
add_element(GArray *elements, const char *code, const char *name, const Bloc *bloc)
{
  const Element element = {.code = code, .name = name, .bloc = bloc};
  if (!has_element(elements, code))
    g_array_append_val(elements, element);
}

/* Listed codes come first, so that a member that is listed too counts as listed. */
static Dimension
dimension_of(const GArray *choices, const Column *column, const Column *second)
{
  Dimension dimension = {.columns = {column, second}, .n_columns = second ? 2 : 1};
  dimension.elements = g_array_new(FALSE, FALSE, sizeof(Element));
  for (guint i = 0; i < choices->len; i++)
    if (g_array_index(choices, Choice, i).code)
      add_element(dimension.elements, g_array_index(choices, Choice, i).code, NULL, NULL);
  for (guint i = 0; i < choices->len; i++) {
    const Bloc *bloc = g_array_index(choices, Choice, i).bloc;
    dimension.bloc = dimension.bloc || bloc;
    for (guint j = 0; bloc && j < bloc->members->len; j++) {
      const Member *member = &g_array_index(bloc->members, Member, j);
      add_element(dimension.elements, member->code, member->name, bloc);
    }
  }
  return dimension;
}

/* The dimensions that hold more than one code: of `where`, or of `pair`. */
static GArray *
dimensions_of(const Selection *selection, gboolean pair)
{
  GArray *dimensions = g_array_new(FALSE, FALSE, sizeof(Dimension));
  g_array_set_clear_func(dimensions, dimension_clear);
  for (guint i = 0; i < (pair ? 2 : selection->selectors->len); i++) {
    const Selector *selector = pair ? NULL : &g_array_index(selection->selectors, Selector, i);
    if (pair && !selection->actors[i])
      continue;
    Dimension dimension = pair ? dimension_of(selection->actors[i], selection->columns[0], selection->columns[1])
                               : dimension_of(selector->choices, selector->column, NULL);
    if (dimension.bloc || dimension.elements->len > 1)
      g_array_append_val(dimensions, dimension);
    else
      dimension_clear(&dimension);
  }
  return dimensions;
}

typedef struct {
  const Selection *selection;
  Series *series;
  const Dimension *const *dimensions;
  guint n;
  GHashTable *present; /* places of combinations that have a row: see place_of */
  guint *at;           /* n: the element of each dimension that is looked at */
  GArray *absent;      /* Period: in which any combination had no row */
} Search;

static const Element *
element_at(const Search *search, guint i)
{
  return &g_array_index(search->dimensions[i]->elements, Element, search->at[i]);
}

/* The combination looked at and the i-th observation as one number, from 1. */
static gpointer
place_of(const Search *search, gsize i)
{
  gsize place = i;
  for (guint j = 0; j < search->n; j++)
    place = place * search->dimensions[j]->elements->len + search->at[j];
  return GSIZE_TO_POINTER(place + 1);
}

#define NO_ELEMENT G_MAXUINT

/* The element of each code of a column, by number; NO_ELEMENT for other codes (transfer full). */
static guint *
elements_of_codes(const Dimension *dimension, const Codes *codes)
{
  guint *elements = g_new(guint, MAX(codes->texts->len, 1));
  for (guint i = 0; i < codes->texts->len; i++)
    elements[i] = NO_ELEMENT;
  for (guint i = 0; i < dimension->elements->len; i++) {
    const guint32 number = codes_number(codes, g_array_index(dimension->elements, Element, i).code);
    if (number != NO_CODE)
      elements[number] = i;
  }
  return elements;
}

/* Marks the combinations that rows have in one column of each dimension. */
static void
add_present(Search *search, const GArray *rows, guint column)
{
  const Selection *selection = search->selection;
  g_autofree const Codes **codes = g_new(const Codes *, search->n);
  g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < search->n; i++) {
    codes[i] = selection_codes(selection, search->dimensions[i]->columns[column]);
    g_ptr_array_add(elements, elements_of_codes(search->dimensions[i], codes[i]));
  }
  for (guint i = 0; i < rows->len; i++) {
    const gsize row = g_array_index(rows, gsize, i);
    const Observation *here = series_find(search->series, selection->table->spans[row]);
    gboolean wanted = here != NULL;
    for (guint j = 0; wanted && j < search->n; j++) {
      search->at[j] = ((const guint *)elements->pdata[j])[codes[j]->of_row[row]];
      wanted = search->at[j] != NO_ELEMENT;
    }
    if (wanted)
      g_hash_table_add(search->present, place_of(search, (gsize)(here - series_at(search->series, 0))));
  }
}

/* Whether the combination belongs to the sum at all in a period. */
static gboolean
is_wanted(const Search *search, Period span)
{
  for (guint i = 0; i < search->n; i++) {
    const Element *element = element_at(search, i);
    if (element->bloc && !bloc_has(element->bloc, element->code, span))
      return FALSE;
  }
  return TRUE;
}

static void
enter(const Search *search, gboolean listed, const GArray *absent)
{
  g_autoptr(GString) reason = g_string_new(NULL);
  for (guint i = 0; i < search->n; i++) {
    const Element *element = element_at(search, i);
    g_string_append_printf(reason, "%s%s%s", i ? ", " : "", element->bloc ? "member " : "", element->code);
    if (element->name)
      g_string_append_printf(reason, " (%s)", element->name);
  }
  g_string_append(reason, listed ? " has no row, so the sum is missing" : " has no row");
  ledger_add(search->selection->data->ledger, search->selection->definition->name, reason->str, absent->len,
             (const Period *)(void *)absent->data, absent->len);
}

/* One combination of codes over all periods. */
static void
look(const Search *search, gboolean listed)
{
  g_autoptr(GArray) absent = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize i = 0; i < series_length(search->series); i++) {
    const Observation *here = series_at(search->series, i);
    if (here->missing == MISSING_NO_ROW || !is_wanted(search, here->period) ||
        g_hash_table_contains(search->present, place_of(search, i)))
      continue;
    g_array_append_val(absent, here->period);
  }
  if (absent->len)
    enter(search, listed, absent);
  g_array_append_vals(search->absent, absent->data, absent->len);
}

static void
make_missing(Series *series, const GArray *periods)
{
  for (guint i = 0; i < periods->len; i++)
    for (gsize j = 0; j < series_length(series); j++) {
      Observation *here = &g_array_index(series->observations, Observation, j);
      if (period_equal(here->period, g_array_index(periods, Period, i)))
        *here = observation_missing(here->period, MISSING_NO_ROW);
    }
}

/* Moves on to the next combination; FALSE after the last. */
static gboolean
next_combination(Search *search)
{
  for (guint i = search->n; i > 0; i--) {
    if (++search->at[i - 1] < search->dimensions[i - 1]->elements->len)
      return TRUE;
    search->at[i - 1] = 0;
  }
  return FALSE;
}

static void
search_all(const Selection *selection, const GArray *rows, Series *series, const Dimension *const *dimensions, guint n,
           gboolean listed)
{
  g_autoptr(GHashTable) present = g_hash_table_new(NULL, NULL);
  g_autofree guint *at = g_new0(guint, MAX(n, 1));
  g_autoptr(GArray) absent = g_array_new(FALSE, FALSE, sizeof(Period));
  Search search = {.selection = selection,
                   .series = series,
                   .dimensions = dimensions,
                   .n = n,
                   .present = present,
                   .at = at,
                   .absent = absent};
  for (guint column = 0; column < dimensions[0]->n_columns; column++)
    add_present(&search, rows, column);
  memset(at, 0, MAX(n, 1) * sizeof *at);
  do
    look(&search, listed);
  while (next_combination(&search));
  if (listed)
    make_missing(series, absent);
}

static gboolean
too_many(const GPtrArray *dimensions)
{
  gsize product = 1;
  for (guint i = 0; i < dimensions->len; i++) {
    product *= MAX(((const Dimension *)g_ptr_array_index(dimensions, i))->elements->len, 1);
    if (product > COMBINATIONS)
      return TRUE;
  }
  return FALSE;
}

/* All dimensions together, or each by itself. */
static void
search_dimensions(const Selection *selection, const GArray *rows, Series *series, const GPtrArray *dimensions,
                  gboolean together, gboolean listed)
{
  const Dimension *const *list = (const Dimension *const *)dimensions->pdata;
  if (dimensions->len && together && !too_many(dimensions))
    search_all(selection, rows, series, list, dimensions->len, listed);
  for (guint i = 0; (!together || too_many(dimensions)) && i < dimensions->len; i++)
    search_all(selection, rows, series, list + i, 1, listed);
}

static void
enter_missing(const Selection *selection, const GArray *rows, Series *series, gboolean pair)
{
  g_autoptr(GArray) dimensions = dimensions_of(selection, pair);
  g_autoptr(GPtrArray) lists = g_ptr_array_new(), all = g_ptr_array_new();
  for (guint i = 0; i < dimensions->len; i++) {
    Dimension *dimension = &g_array_index(dimensions, Dimension, i);
    if (!dimension->bloc)
      g_ptr_array_add(lists, dimension);
    g_ptr_array_add(all, dimension);
  }
  search_dimensions(selection, rows, series, lists, !pair, TRUE);
  if (lists->len < all->len)
    search_dimensions(selection, rows, series, all, !pair, FALSE);
}

/* Where no row means zero, a member that the table never names may be a misspelling of it, or truly without events. */
static void
enter_never_named(const Selection *selection, const Series *series, gboolean pair)
{
  g_autoptr(GArray) dimensions = dimensions_of(selection, pair);
  for (guint i = 0; i < dimensions->len; i++) {
    const Dimension *dimension = &g_array_index(dimensions, Dimension, i);
    for (guint j = 0; j < dimension->elements->len; j++) {
      const Element *element = &g_array_index(dimension->elements, Element, j);
      gboolean named = !element->bloc, member = FALSE;
      for (guint k = 0; k < dimension->n_columns && !named; k++)
        named = codes_number(selection_codes(selection, dimension->columns[k]), element->code) != NO_CODE;
      for (gsize k = 0; k < series_length(series) && !named && !member; k++)
        member = bloc_has(element->bloc, element->code, series_at(series, k)->period);
      g_autofree char *reason =
          g_strdup_printf("member %s (%s) is not in the table at all", element->code, element->name);
      if (!named && member)
        ledger_add(selection->data->ledger, selection->definition->name, reason, 1, NULL, 0);
    }
  }
}

void
enter_absent(const Selection *selection, const GArray *rows, Series *series)
{
  for (guint pair = 0; pair < 2; pair++)
    if (selection->table->resource->absent_zero)
      enter_never_named(selection, series, pair == 1);
    else
      enter_missing(selection, rows, series, pair == 1);
}
