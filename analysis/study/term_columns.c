#include "term_columns.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "evaluator.h"
#include "term_power.h"

/* Powers behind which a double has no range left for trade figures. */
#define HIGHEST_DEGREE 20
#define MOST_LAGS      100

void
column_multiply(PlannedColumn *column, BasePower power)
{
  for (guint i = 0; i < column->powers->len; i++) {
    BasePower *known = &g_array_index(column->powers, BasePower, i);
    if (known->base == power.base) {
      known->power += power.power;
      return;
    }
  }
  g_array_append_val(column->powers, power);
}

PlannedColumn *
planned_column_copy(const PlannedColumn *column)
{
  PlannedColumn *copy = g_new0(PlannedColumn, 1);
  copy->name = g_strdup(column->name);
  copy->powers = g_array_copy(column->powers);
  return copy;
}

static gboolean
is_known(const Planner *planner, const char *name)
{
  return planner->scope->lookup(planner->scope->data, name, NULL) != NULL;
}

static gboolean
is_word(const Planner *planner, const Expr *expr, const char *word)
{
  return expr->kind == EXPR_NAME && g_str_equal(expr->name, word) && !is_known(planner, word);
}

static gboolean
is_call(const Expr *expr, const char *name)
{
  return expr->kind == EXPR_CALL && g_str_equal(expr->name, name);
}

gboolean
is_categorical(const Planner *planner, const Expr *factor)
{
  return is_call(factor, "factor") || is_word(planner, factor, "season");
}

gboolean
planner_refuse(Planner *planner, const Expr *at, GError **error, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *why = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  planner->offset = at->offset;
  g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, why);
  return FALSE;
}

static gboolean
needs_periods(Planner *planner, const Expr *term, GError **error)
{
  if (!planner->scope->cross_section)
    return TRUE;
  planner->offset = term->offset;
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s needs periods, and this table has none", term->name);
  return FALSE;
}

/* The place of a base, which is added when its name is new; takes its texts over. */
static gsize
add_base(Planner *planner, Base base)
{
  for (guint i = 0; i < planner->bases->len; i++)
    if (g_str_equal(g_array_index(planner->bases, Base, i).name, base.name)) {
      g_free(base.name);
      g_free(base.source);
      g_free(base.level);
      g_free(base.first);
      return i;
    }
  g_array_append_val(planner->bases, base);
  return planner->bases->len - 1;
}

static void
add_column(GPtrArray *columns, const char *name, gsize base, guint power)
{
  PlannedColumn *column = g_new0(PlannedColumn, 1);
  column->name = g_strdup(name);
  column->powers = g_array_new(FALSE, FALSE, sizeof(BasePower));
  column_multiply(column, (BasePower){.base = base, .power = power});
  g_ptr_array_add(columns, column);
}

static const struct {
  const char *name;
  BaseKind kind;
} dummies[] = {{"step", BASE_STEP}, {"pulse", BASE_PULSE}, {"ramp", BASE_RAMP}};

static gboolean
find_dummy(const Expr *expr, BaseKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS(dummies); i++)
    if (is_call(expr, dummies[i].name)) {
      *kind = dummies[i].kind;
      return TRUE;
    }
  return FALSE;
}

gboolean
planner_base(Planner *planner, const Expr *expr, gsize *place, GError **error)
{
  g_autofree char *source = expr_source(planner->text, expr);
  Base base = {.kind = BASE_SERIES};
  const gboolean trend = is_word(planner, expr, "trend"), dummy = find_dummy(expr, &base.kind);
  if ((trend || dummy) && !needs_periods(planner, expr, error))
    return FALSE;
  if (dummy && expr_n_arguments(expr) != 1)
    return planner_refuse(planner, expr, error, "step, pulse and ramp take one period");
  if (dummy)
    base.at = expr_argument(expr, 0)->period;
  if (trend)
    base.kind = BASE_TREND;
  if (!trend && !dummy && !planner_series(planner, source, expr, &base.place, error))
    return FALSE;
  base.name = g_strdup(source);
  base.source = g_steal_pointer(&source);
  *place = add_base(planner, base);
  return TRUE;
}

static gboolean
plain_column(Planner *planner, const Expr *expr, const char *name, GPtrArray *columns, GError **error)
{
  gsize base;
  if (!planner_base(planner, expr, &base, error))
    return FALSE;
  add_column(columns, name, base, 1);
  return TRUE;
}

static gboolean
same_text(const char *a, const char *b)
{
  for (;; a++, b++) {
    while (g_ascii_isspace(*a))
      a++;
    while (g_ascii_isspace(*b))
      b++;
    if (*a != *b || !*a)
      return *a == *b;
  }
}

/* Notes a lag of the response: tests of autocorrelation ask for it. */
static void
note_lag(Planner *planner, const Expr *lag)
{
  g_autofree char *of = expr_n_arguments(lag) ? expr_source(planner->text, expr_argument(lag, 0)) : NULL;
  if (of && same_text(of, g_ptr_array_index(planner->sources, 0)))
    planner->lagged_response = TRUE;
}

/* lag(x, k) written out of lag(x, a:b). Its text is its own, so its errors stand at the call. */
static gboolean
one_lag(Planner *planner, const Expr *call, const char *source, GPtrArray *columns, GError **error)
{
  gsize ignored = 0;
  g_autoptr(Expr) lag = expr_parse(source, &ignored, error);
  Base base = {.kind = BASE_SERIES};
  const char *text = planner->text;
  planner->text = source;
  const gboolean fine = lag && planner_series(planner, source, lag, &base.place, error);
  planner->text = text;
  if (!fine) {
    planner->offset = call->offset;
    return FALSE;
  }
  base.name = g_strdup(source);
  base.source = g_strdup(source);
  add_column(columns, source, add_base(planner, base), 1);
  return TRUE;
}

/* lag(x, a:b) as the calls lag(x, a) to lag(x, b). */
static gboolean
lag_columns(Planner *planner, const Expr *call, GPtrArray *columns, GError **error)
{
  const Expr *range = expr_argument(call, 1);
  Evaluator evaluator = {.scope = planner->scope, .text = planner->text};
  int from, to;
  if (!evaluate_whole(&evaluator, expr_argument(range, 0), &from) ||
      !evaluate_whole(&evaluator, expr_argument(range, 1), &to)) {
    planner->offset = evaluator.error_at;
    g_propagate_error(error, evaluator.error);
    return FALSE;
  }
  if (from > to || to - from > MOST_LAGS)
    return planner_refuse(planner, range, error, "a range of lags runs upwards, by at most %d", MOST_LAGS);
  g_autofree char *inner = expr_source(planner->text, expr_argument(call, 0));
  for (int k = from; k <= to; k++) {
    g_autofree char *source = g_strdup_printf("lag(%s, %d)", inner, k);
    if (!one_lag(planner, call, source, columns, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_used(const Frame *frame, guint place, double value)
{
  for (gsize row = 0; row < frame->n; row++)
    if (frame->columns[place][row] == value)
      return TRUE;
  return FALSE;
}

static gboolean
factor_columns(Planner *planner, const Expr *call, gboolean full, GPtrArray *columns, GError **error)
{
  if (expr_n_arguments(call) != 1 || expr_argument(call, 0)->kind != EXPR_NAME)
    return planner_refuse(planner, call, error, "factor() takes the name of a column");
  planner->offset = expr_argument(call, 0)->offset;
  const FactorColumn *factor = planner_factor(planner, expr_argument(call, 0)->name, "factor()", error);
  if (!factor || !planner->frame)
    return factor != NULL;
  const char *first = NULL;
  for (guint i = 0; factor->levels[i]; i++) {
    const double value = g_array_index(factor->values, double, i);
    if (!is_used(planner->frame, factor->place, value))
      continue;
    if (full || first) {
      Base base = {.kind = BASE_LEVEL, .place = factor->place, .value = value, .source = g_strdup(factor->column)};
      base.level = g_strdup(factor->levels[i]);
      base.first = g_strdup(first);
      base.name = g_strdup_printf("%s[%s]", factor->column, base.level);
      g_autofree char *name = g_strdup(base.name);
      add_column(columns, name, add_base(planner, base), 1);
    }
    if (!full && !first)
      first = factor->levels[i];
  }
  return columns->len > 0 || planner_refuse(planner, call, error, "factor(%s) has only one value", factor->column);
}

static gboolean
season_columns(Planner *planner, const Expr *term, gboolean full, GPtrArray *columns, GError **error)
{
  if (!needs_periods(planner, term, error))
    return FALSE;
  if (!planner->frame)
    return TRUE;
  const Frequency frequency = period_frequency(planner->frame->periods[0]);
  const int places = frequency_per_year(frequency);
  if (frequency == FREQUENCY_DAY || places < 2) {
    planner->offset = term->offset;
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "season needs several periods a year, and these are %s",
                frequency_name(frequency));
    return FALSE;
  }
  for (gint64 place = full ? 0 : 1; place < places; place++) {
    Base base = {.kind = BASE_SEASON, .season = place};
    base.name = g_strdup_printf("season[%" G_GINT64_FORMAT "]", place + 1);
    g_autofree char *name = g_strdup(base.name);
    add_column(columns, name, add_base(planner, base), 1);
  }
  return TRUE;
}

/* poly(x, k, raw=TRUE): its degree, and that it is written so. */
static gboolean
check_poly(Planner *planner, const Expr *call, int *degree, GError **error)
{
  gboolean raw = FALSE;
  const guint n = expr_n_arguments(call);
  for (guint i = 2; i < n; i++) {
    const Expr *argument = expr_argument(call, i);
    if (argument->kind != EXPR_KEYWORD || !g_str_equal(argument->name, "raw"))
      return planner_refuse(planner, argument, error, "poly() takes a variable, a degree and raw=TRUE");
    const Expr *value = expr_argument(argument, 0);
    raw = value->kind == EXPR_NAME && g_str_equal(value->name, "TRUE");
  }
  if (n < 2 || expr_argument(call, 0)->kind == EXPR_KEYWORD)
    return planner_refuse(planner, call, error, "poly() takes a variable, a degree and raw=TRUE");
  Evaluator evaluator = {.scope = planner->scope, .text = planner->text};
  if (!evaluate_whole(&evaluator, expr_argument(call, 1), degree)) {
    planner->offset = evaluator.error_at;
    g_propagate_error(error, evaluator.error);
    return FALSE;
  }
  if (*degree < 1 || *degree > HIGHEST_DEGREE)
    return planner_refuse(planner, expr_argument(call, 1), error, "the degree of poly() is 1 to %d", HIGHEST_DEGREE);
  g_autofree char *of = expr_source(planner->text, expr_argument(call, 0));
  return raw ||
         planner_refuse(planner, call, error,
                        "poly() gives plain powers, not orthogonal ones: write poly(%s, %d, raw=TRUE)", of, *degree);
}

static gboolean
poly_columns(Planner *planner, const Expr *call, GPtrArray *columns, GError **error)
{
  int degree;
  gsize base;
  if (!check_poly(planner, call, &degree, error) || !planner_base(planner, expr_argument(call, 0), &base, error))
    return FALSE;
  const Expr *of = expr_argument(call, 0);
  g_autofree char *source = expr_source(planner->text, of);
  const gboolean bare = of->kind == EXPR_NAME || of->kind == EXPR_CALL;
  for (guint power = 1; power <= (guint)degree; power++) {
    g_autofree char *name = power == 1 ? g_strdup(source)
                            : bare     ? g_strdup_printf("%s^%u", source, power)
                                       : g_strdup_printf("(%s)^%u", source, power);
    add_column(columns, name, base, power);
  }
  return TRUE;
}

gboolean
term_columns(Planner *planner, const Expr *factor, gboolean full, GPtrArray *columns, GError **error)
{
  g_autofree char *name = expr_source(planner->text, factor);
  if (is_call(factor, "lag"))
    note_lag(planner, factor);
  if (is_call(factor, "factor"))
    return factor_columns(planner, factor, full, columns, error);
  if (is_word(planner, factor, "season"))
    return season_columns(planner, factor, full, columns, error);
  if (is_call(factor, "poly"))
    return poly_columns(planner, factor, columns, error);
  if (is_call(factor, "I"))
    return power_column(planner, factor, columns, error);
  if (is_call(factor, "lag") && expr_n_arguments(factor) == 2 && expr_argument(factor, 1)->kind == EXPR_RANGE)
    return lag_columns(planner, factor, columns, error);
  return plain_column(planner, factor, name, columns, error);
}
