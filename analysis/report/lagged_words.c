#include "lagged_words.h"

#include "datasets/ledger.h"
#include "format.h"
#include "json_value.h"

#define CRITERION_DECIMALS 3

char *
lagged_join(char **labels, gsize n)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize j = 0; j < n; j++)
    g_string_append_printf(text, "%s%s", j == 0 ? "" : j + 1 == n ? " and " : ", ", labels[j]);
  return g_strdup(text->str);
}

static const char *
plural(gsize count)
{
  return count == 1 ? "" : "s";
}

char *
lagged_sample(const LaggedModel *model, gsize lags, gsize rows)
{
  g_autofree char *periods = periods_print(model->frame->periods, model->frame->n);
  return g_strdup_printf("%s, %s, %" G_GSIZE_FORMAT " periods, %" G_GSIZE_FORMAT " rows with %" G_GSIZE_FORMAT
                         " lag%s before them",
                         periods, frequency_name(model->frequency), model->frame->n, rows, lags, plural(lags));
}

char *
lagged_choice(const LaggedModel *model)
{
  const LagTable *table = model->table;
  if (!table)
    return g_strdup_printf("%" G_GSIZE_FORMAT " lag%s, as asked", model->lags, plural(model->lags));
  if (table->most == 1)
    return g_strdup_printf("1 lag, the only number that %s allows",
                           model->most_by_rule ? "the length of the series" : "max-lags");
  return g_strdup_printf("%" G_GSIZE_FORMAT " lag%s, chosen by %s among 1 to %" G_GSIZE_FORMAT " over %" G_GSIZE_FORMAT
                         " common rows",
                         model->lags, plural(model->lags), criterion_name(model->criterion), table->most, table->n);
}

char *
lagged_regressors(const LaggedModel *model)
{
  return g_strdup_printf("%sthe lags of %s series%s",
                         model->part == REGRESS_CONSTANT ? "a constant and "
                         : model->part == REGRESS_TREND  ? "a constant, a trend and "
                                                         : "",
                         model->k > 2 ? "all" : "both", model->part == REGRESS_NONE ? ", without a constant" : "");
}

void
lagged_table(Document *document, const LaggedModel *model)
{
  const LagTable *table = model->table;
  if (!table || table->most == 1)
    return;
  g_autofree char *caption = g_strdup_printf(
      "Lags by criterion: ln |Σ| + penalty m / n over %" G_GSIZE_FORMAT " common rows, the smallest is best", table->n);
  Block *block = document_table(document, caption, "Lags", "AIC", "HQ", "BIC", "<Choice", NULL);
  for (gsize lag = 1; lag <= table->most; lag++) {
    g_autofree char *number = g_strdup_printf("%" G_GSIZE_FORMAT, lag);
    char *values[N_CRITERIA];
    for (LagCriterion c = 0; c < N_CRITERIA; c++)
      values[c] = format_decimals(table->values[c][lag - 1], CRITERION_DECIMALS);
    g_autofree char *chosen =
        lag == model->lags ? g_strdup_printf("chosen by %s", criterion_name(model->criterion)) : g_strdup("");
    table_row(block, number, values[CRITERION_AIC], values[CRITERION_HQ], values[CRITERION_BIC], chosen, NULL);
    for (LagCriterion c = 0; c < N_CRITERIA; c++)
      g_free(values[c]);
  }
}

char *
lagged_integrated(const LaggedModel *model)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new();
  for (gsize j = 0; j < model->k; j++)
    if (model->integrated[j])
      g_ptr_array_add(labels, model->labels[j]);
  return labels->len ? lagged_join((char **)labels->pdata, labels->len) : NULL;
}

void
lagged_gaps(Document *document, gsize in_gaps)
{
  if (in_gaps > 0)
    document_say(document, BLOCK_WARNING,
                 "%" G_GSIZE_FORMAT " row%s left out because a lag falls into a gap: gaps are not closed up.", in_gaps,
                 in_gaps == 1 ? " is" : "s are");
}

static void
add_lag_table(cJSON *object, const LaggedModel *model)
{
  const LagTable *table = model->table;
  if (!table) {
    cJSON_AddNullToObject(object, "lags_chosen_by");
    cJSON_AddNullToObject(object, "max_lags");
    return;
  }
  json_text(object, "lags_chosen_by", criterion_name(model->criterion));
  json_count(object, "max_lags", table->most);
  json_count(object, "common_rows", table->n);
  cJSON *list = json_array(object, "lag_table");
  for (gsize lag = 1; lag <= table->most; lag++) {
    cJSON *item = json_item(list);
    json_count(item, "lags", lag);
    json_number(item, "aic", table->values[CRITERION_AIC][lag - 1]);
    json_number(item, "hq", table->values[CRITERION_HQ][lag - 1]);
    json_number(item, "bic", table->values[CRITERION_BIC][lag - 1]);
  }
}

void
lagged_json(cJSON *object, const LaggedModel *model, gsize rows, gsize in_gaps)
{
  const Frame *frame = model->frame;
  json_text(object, "frequency", frequency_name(model->frequency));
  json_period(object, "first", frame->periods[0]);
  json_period(object, "last", frame->periods[frame->n - 1]);
  json_count(object, "periods", frame->n);
  json_count(object, "n", rows);
  json_count(object, "left_out_in_gaps", in_gaps);
  json_text(object, "terms",
            model->part == REGRESS_NONE       ? "none"
            : model->part == REGRESS_CONSTANT ? "constant"
                                              : "trend");
  json_count(object, "lags", model->lags);
  add_lag_table(object, model);
  cJSON *list = json_array(object, "series");
  for (gsize j = 0; j < model->k; j++) {
    cJSON *item = json_item(list);
    json_text(item, "label", model->labels[j]);
    json_text(item, "unit", model->units[j]);
    cJSON_AddBoolToObject(item, "looks_integrated", model->integrated[j]);
  }
  json_text(object, "integration_not_judged", model->not_judged);
}
