/* mirror_given.h - whether the gap between two sides' reports moves with another series; for mirror_study.c only */
#pragma once

#include "mirror_study.h"

/* Fills given and on: ln of the ratio of the sums of pairs, correlated with the one series under 'given' over the periods both have, in levels
 * and in changes. TRUE without such a series. Errors: DATA_ERROR_SCHEMA (more than one), those of analysis_frame. */
gboolean mirror_correlate(MirrorStudy *study, const AnalysisInput *input, GError **error);
