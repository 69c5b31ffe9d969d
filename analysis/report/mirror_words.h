/* mirror_words.h - what the section, the reading and the chart of mirror statistics say alike */
#pragma once

#include "study/mirror_study.h"

/* The label of a breakdown, or its name (transfer none). */
const char *mirror_label(const Breakdown *breakdown);
/* "partners", "countries"; "parts" where they are pairs (transfer full). */
char *mirror_parts(const MirrorStudy *study);
/* "1 partner", "27 partners" (transfer full). */
char *mirror_count(const MirrorStudy *study, gsize n);
/* "1992–2020", or one period (transfer full). */
char *mirror_span(const MirrorStudy *study);
/* An amount in three significant digits: "16997", "0.580"; "–" for NaN (transfer full). */
char *mirror_amount(double amount);
/* A ratio in two decimals, more where it is small: "2.91", "0.0123" (transfer full). */
char *mirror_ratio_words(double ratio);
/* " USD million", or "" (transfer full). */
char *mirror_unit(const MirrorStudy *study);
/* Places of partners that both sides report in a period, the largest difference first; *n receives how many (transfer full). */
gsize *mirror_order_in(const MirrorStudy *study, gsize period, gsize *n);
