#include "one_index.h"

#include "datasets/problems.h"

static gboolean
check_column(const Frame *frame, const Series *series, GError **error)
{
  const char *index = NULL;
  for (gsize row = 0; row < frame->n; row++) {
    const Observation *here = series_find(series, frame->periods[row]);
    if (!here || !here->index || here->index == index)
      continue;
    if (index) {
      g_set_error(
          error, DATA_ERROR, DATA_ERROR_ALIGN,
          "%s holds two published indices, '%s' and '%s', which have no common scale: choose one by 'where', or "
          "by 'sample'",
          series->name, index, here->index);
      return FALSE;
    }
    index = here->index;
  }
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
