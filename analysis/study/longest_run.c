#include "longest_run.h"

static gsize
find_run(const Frame *frame, gsize *first)
{
  gsize longest = 0, length = 0;
  for (gsize i = 0; i < frame->n; i++) {
    length = i > 0 && frame->periods[i - 1].last + 1 == frame->periods[i].first ? length + 1 : 1;
    if (length > longest) {
      longest = length;
      *first = i + 1 - length;
    }
  }
  return longest;
}

static void
enter_outside(const AnalysisInput *input, const Frame *frame, gsize first, gsize n)
{
  g_autoptr(GArray) outside = g_array_new(FALSE, FALSE, sizeof(Period));
  g_array_append_vals(outside, frame->periods, (guint)first);
  g_array_append_vals(outside, frame->periods + first + n, (guint)(frame->n - first - n));
  if (outside->len)
    ledger_add(input->scope->ledger, input->def->name, "outside the longest run without a gap", outside->len,
               (const Period *)(void *)outside->data, outside->len);
}

Frame *
frame_run(const Frame *frame, gsize *first)
{
  Frame *run = g_new0(Frame, 1);
  *first = 0;
  run->n = find_run(frame, first);
  run->k = frame->k;
  run->periods = g_memdup2(frame->periods + *first, run->n * sizeof *run->periods);
  run->columns = g_new(double *, run->k);
  for (gsize j = 0; j < run->k; j++)
    run->columns[j] = g_memdup2(frame->columns[j] + *first, run->n * sizeof(double));
  return run;
}

Frame *
frame_longest_run(const AnalysisInput *input, const Frame *frame)
{
  gsize first;
  Frame *run = frame_run(frame, &first);
  enter_outside(input, frame, first, run->n);
  return run;
}
