/* longest_run.h - the stretch of a frame without a gap, for methods that know no gaps */
#pragma once

#include "analysis.h"

/* The longest run of adjoining periods, the earliest of equals (transfer full). Periods outside it are entered in the ledger under
 * the item's name. */
Frame *frame_longest_run(const AnalysisInput *input, const Frame *frame);

/* The same without entries, for kinds that add up what many frames leave out; *first receives its place in the frame. */
Frame *frame_run(const Frame *frame, gsize *first);
