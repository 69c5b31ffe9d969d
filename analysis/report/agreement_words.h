/* agreement_words.h - words that section, reading, JSON and table of an agreement share */
#pragma once

#include "study/agreement_study.h"

/* p and interval for rows or pooled pairs take them to be independent; those over time allow for autocorrelation. */
double agreement_p(const AgreementStudy *study, const Correlation *correlation);

/* Why two series have nothing in common: "the two have no period in common: 2011–2016 and 2018–2021" (transfer full); NULL where
 * they have. */
char *apart_words(const ComparedPair *pair);

/* "35", "−6984.5", "above 0", "at least 0", "−9 to 36" (transfer full). */
char *known_words(const Observation *observation);
/* "same", "opposite", "undecided" (transfer none). */
const char *signs_word(PairSigns signs);
/* Of pooled pairs what tells the pair from the others, "Russia" of "Minsk Barometer, Russia"; else NULL (transfer none). */
const char *pair_word(const AgreementStudy *study, guint pair);
/* "2019-03/P2M", of pooled pairs "2019-03/P2M, Russia" (transfer full). */
char *common_words(const AgreementStudy *study, const CommonPeriod *common);
/* "35 of 61", or NULL where the observation does not say how many days it rests on (transfer full). */
char *days_words(const Observation *observation);

/* char *: levels that wander, few pairs, pooled pairs, sums of fewer days than the period has (transfer full). */
GPtrArray *agreement_warnings(const AgreementStudy *study);
