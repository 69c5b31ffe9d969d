#include <math.h>
#include <string.h>

#include "datasets/number.h"
#include "datasets/problems.h"
#include "outlook.h"

/* One "name = value". */
typedef struct {
  char *name, *value;
  gsize offset;
  gboolean used;
} Given;

typedef struct {
  GArray *given; /* Given */
  gsize offset;  /* of an error */
} Values;

static void
given_clear(gpointer data)
{
  Given *given = data;
  g_free(given->name);
  g_free(given->value);
}

/* Length of the piece up to the next comma outside brackets. */
static gsize
piece_length(const char *text)
{
  int depth = 0;
  gsize length = 0;
  for (; text[length] && !(depth == 0 && text[length] == ','); length++)
    depth += strchr("([", text[length]) ? 1 : strchr(")]", text[length]) ? -1 : 0;
  return length;
}

static char *
without_blanks(const char *text)
{
  GString *bare = g_string_new(NULL);
  for (; *text; text++)
    if (!g_ascii_isspace(*text))
      g_string_append_c(bare, *text);
  return g_string_free(bare, FALSE);
}

static gboolean
split(const char *at, Values *values, GError **error)
{
  for (gsize start = 0;;) {
    const gsize length = piece_length(at + start);
    g_autofree char *piece = g_strndup(at + start, length);
    char *sign = strrchr(piece, '=');
    values->offset = start;
    if (!sign || sign == piece || !sign[1]) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_SYNTAX, "expected values such as x=1, z=2");
      return FALSE;
    }
    *sign = '\0';
    Given given = {.name = without_blanks(piece), .value = g_strstrip(g_strdup(sign + 1)), .offset = start};
    g_array_append_val(values->given, given);
    if (!at[start + length])
      return TRUE;
    start += length + 1;
  }
}

static Given *
find(Values *values, const char *name)
{
  g_autofree char *bare = without_blanks(name);
  for (guint i = 0; i < values->given->len; i++) {
    Given *given = &g_array_index(values->given, Given, i);
    if (g_str_equal(given->name, bare)) {
      given->used = TRUE;
      return given;
    }
  }
  return NULL;
}

static gboolean
as_number(Values *values, const Given *given, double *number, GError **error)
{
  const NumberFormat format = {.decimal = '.'};
  const char *why = "a missing value";
  Number read;
  if (number_parse(given->value, strlen(given->value), &format, &read, &why) && !read.missing) {
    *number = read.value;
    return TRUE;
  }
  g_autofree char *shown = visible_text(given->value, strlen(given->value));
  values->offset = given->offset;
  g_set_error(error, DATA_ERROR, DATA_ERROR_NUMBER, "'%s' is not a number", shown);
  return FALSE;
}

/* One observation of the value given for a name; interned for the time of one evaluation. */
typedef struct {
  Values *values;
  GPtrArray *series;
} OneRow;

static const Series *
lookup_given(gpointer data, const char *name, GError **error)
{
  OneRow *row = data;
  Given *given = find(row->values, name);
  double number;
  if (!given) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no value is given for '%s'", name);
    return NULL;
  }
  if (!as_number(row->values, given, &number, error))
    return NULL;
  Series *series = series_new(name);
  series_add(series, observation_exact((Period){0}, number));
  g_ptr_array_add(row->series, series);
  return series;
}

/* A series among the terms: by its whole text, or from the values of the names in it. */
static gboolean
series_value(Values *values, const Base *base, double *value, GError **error)
{
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func((GDestroyNotify)series_free);
  OneRow row = {.values = values, .series = made};
  const Scope scope = {.lookup = lookup_given, .data = &row, .cross_section = TRUE};
  gsize ignored = 0;
  g_autoptr(Expr) expr = expr_parse(base->source, &ignored, error);
  g_autoptr(GError) why = NULL;
  g_autoptr(Series) series = expr ? evaluate(&scope, base->source, expr, &ignored, &why) : NULL;
  if (series && series_length(series) && !isnan(series_at(series, 0)->value)) {
    *value = series_at(series, 0)->value;
    return TRUE;
  }
  const gboolean of_time = why && g_error_matches(why, DATA_ERROR, DATA_ERROR_ALIGN);
  if (why && !of_time)
    g_propagate_error(error, g_steal_pointer(&why));
  else if (expr)
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME,
                of_time ? "no value is given for '%s': name it whole" : "'%s' has no value there", base->source);
  return FALSE;
}

/* 1 for the value of a factor that was given, 0 for another of its values. */
static gboolean
level_value(const Regression *regression, Values *values, const Base *base, double *value, GError **error)
{
  const Given *given = find(values, base->source);
  if (!given) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no value is given for '%s'", base->source);
    return FALSE;
  }
  gboolean known = g_strcmp0(base->first, given->value) == 0;
  for (guint i = 0; !known && i < regression->bases->len; i++) {
    const Base *other = &g_array_index(regression->bases, Base, i);
    known = other->kind == BASE_LEVEL && g_str_equal(other->source, base->source) &&
            g_str_equal(other->level, given->value);
  }
  *value = g_str_equal(base->level, given->value) ? 1 : 0;
  values->offset = given->offset;
  g_autofree char *shown = visible_text(given->value, strlen(given->value));
  if (!known)
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "'%s' was never '%s'", base->source, shown);
  return known;
}

static gboolean
base_value(const Regression *regression, Values *values, const Base *base, double *value, GError **error)
{
  const Given *whole = find(values, base->name);
  if (whole)
    return as_number(values, whole, value, error);
  if (base->kind == BASE_LEVEL)
    return level_value(regression, values, base, value, error);
  if (base->kind == BASE_SERIES)
    return series_value(values, base, value, error);
  const Given *season = base->kind == BASE_SEASON ? find(values, "season") : NULL;
  if (season && as_number(values, season, value, error)) {
    *value = *value == (double)base->season + 1 ? 1 : 0;
    return TRUE;
  }
  if (!season)
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no value is given for '%s'",
                base->kind == BASE_SEASON ? "season" : base->name);
  return FALSE;
}

static gboolean
all_used(Values *values, GError **error)
{
  for (guint i = 0; i < values->given->len; i++) {
    const Given *given = &g_array_index(values->given, Given, i);
    if (given->used)
      continue;
    g_autofree char *shown = visible_text(given->name, strlen(given->name));
    values->offset = given->offset;
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "'%s' is no variable of the formula", shown);
    return FALSE;
  }
  return TRUE;
}

static gboolean
fill_bases(const Regression *regression, const char *at, Values *values, double *bases, GError **error)
{
  if (!split(at, values, error))
    return FALSE;
  values->offset = 0;
  for (guint i = 0; i < regression->bases->len; i++)
    if (!base_value(regression, values, &g_array_index(regression->bases, Base, i), &bases[i], error))
      return FALSE;
  return all_used(values, error);
}

gboolean
regression_predict(Regression *regression, const char *at, gsize *offset, GError **error)
{
  g_autofree double *bases = g_new0(double, regression->bases->len + 1), *row = g_new(double, regression->k);
  g_autoptr(GArray) given = g_array_new(FALSE, FALSE, sizeof(Given));
  g_array_set_clear_func(given, given_clear);
  Values values = {.given = given};
  *offset = 0;
  if (regression->estimator != ESTIMATOR_OLS) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, "a prediction belongs to least squares");
    return FALSE;
  }
  const gboolean filled = fill_bases(regression, at, &values, bases, error);
  *offset = values.offset;
  if (!filled)
    return FALSE;
  PredictedPoint *point = g_new0(PredictedPoint, 1);
  point->at = g_strdup(at);
  g_ptr_array_add(regression->predictions, point);
  model_matrix_row(regression->fit->model, bases, row);
  return predict_row(regression->fit, row, CONFIDENCE_LEVEL, &point->prediction, error);
}
