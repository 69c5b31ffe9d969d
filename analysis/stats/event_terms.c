#include "event_terms.h"

#include "stats_error.h"

gboolean
event_has_level(EventShape shape)
{
  return shape != EVENT_RAMP;
}

gboolean
event_has_slope(EventShape shape)
{
  return shape == EVENT_RAMP || shape == EVENT_LEVEL_AND_SLOPE;
}

void
event_level(const EventTerms *event, gsize n, double *values)
{
  const gsize end = event->shape == EVENT_PULSE ? event->first + event->length : n;

  for (gsize i = 0; i < n; i++)
    values[i] = i >= event->first && i < end ? 1 : 0;
}

void
event_slope(const EventTerms *event, const gint64 *period, gsize n, double *values)
{
  for (gsize i = 0; i < n; i++)
    values[i] = i < event->first ? 0 : period ? (double)(period[i] - period[event->first]) : (double)(i - event->first);
}

gboolean
event_check(const EventTerms *event, gsize n, GError **error)
{
  const gsize after = n - MIN(n, event->first), least = event->shape == EVENT_PULSE ? event->length : EVENT_LEAST_SIDE;
  const gboolean early = event->first < EVENT_LEAST_SIDE;

  if (!early && after >= MAX(least, 1))
    return TRUE;
  const gsize there = early ? event->first : after;
  g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "%zu observation%s %s, at least %zu are needed", there,
              there == 1 ? "" : "s", early ? "before the event" : "from the event on",
              early ? (gsize)EVENT_LEAST_SIDE : MAX(least, 1));
  return FALSE;
}

ModelMatrix *
model_matrix_head(const ModelMatrix *model, gsize n)
{
  ModelMatrix *head = model_matrix_new(n);

  for (gsize b = 0; b < model->bases; b++)
    model_matrix_add_base(head, model->values->pdata[b]);
  for (gsize j = 0; j < model->k; j++) {
    const GArray *product = model->products->pdata[j];
    model_matrix_add_column(head, model->names->pdata[j], (const BasePower *)(const void *)product->data, product->len);
  }
  return head;
}
