/* composition_words.h - what section and figure of a composition say alike */
#pragma once

#include "study/composition_study.h"

/* "1995, 2005 and 2015"; "29 periods, 1992–2020" where there are many (transfer full). */
char *composition_periods(const CompositionStudy *study);
/* A change of a share, in points of a percentage: "+3.2", "−0.4" (transfer full). */
char *composition_points(double change);
