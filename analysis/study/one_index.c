#include "one_index.h"

#include "datasets/problems.h"

/* Takes note of the index of an observation; another one than that before is refused. */
static gboolean
goes_with(const Series *series, const Observation *here, const char **index, GError **error)
{
  if (!here || !here->index || here->index == *index)
    return TRUE;
  if (*index) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s holds two published indices, '%s' and '%s', which have no common scale: choose one by 'where', or "
                "by 'sample'",
                series->name, *index, here->index);
    return FALSE;
  }
  *index = here->index;
  return TRUE;
}

static gboolean
check_column(const Frame *frame, const Series *series, GError **error)
{
  const char *index = NULL;
  for (gsize row = 0; row < frame->n; row++)
    if (!goes_with(series, series_find(series, frame->periods[row]), &index, error))
      return FALSE;
  return TRUE;
}

gboolean
series_check_index(const Series *series, GError **error)
{
  const char *index = NULL;
  for (gsize i = 0; i < series_length(series); i++)
    if (!goes_with(series, series_at(series, i), &index, error))
      return FALSE;
  return TRUE;
}

gboolean
frame_check_index(const Frame *frame, const Series *const *series, GError **error)
{
  for (gsize i = 0; i < frame->k; i++)
    if (!check_column(frame, series[i], error))
      return FALSE;
  return TRUE;
}
