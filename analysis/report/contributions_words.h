/* contributions_words.h - what section, tables and figure of contributions say alike */
#pragma once

#include "study/contributions_study.h"

/* The label of the breakdown, or its name (transfer none). */
const char *breakdown_title(const Breakdown *breakdown);
/* "Germany", "Others (21)", "Unspecified", "Total" (transfer full). */
char *contributions_row_name(const ContributionsStudy *study, const ContributionRow *row);
/* A period of the range, by its place (transfer full). */
char *contributions_period(const ContributionsStudy *study, gsize place);

/* Decimals of amounts, such that the largest of them has four significant digits, and none where it has them before the point;
 * DECIMALS_SMALL where that would be more than can be read: each number then has significant digits of its own. */
int amount_decimals(double largest);
#define DECIMALS_SMALL -1
/* "3.2"; with DECIMALS_SMALL "1.000e−09" (transfer full). */
char *plain_decimals(double value, int decimals);
/* "+3.2", "−0.4": with a sign unless it is shown as zero (transfer full). */
char *signed_decimals(double value, int decimals);
/* Decimals of the points: three significant digits of all changes together; one where the range has none; or DECIMALS_SMALL. */
int contributions_point_decimals(const ContributionsStudy *study);

/* Shares of a change that is less than this part of all changes without their signs are large and say little. */
#define CONTRIBUTIONS_OFFSET 0.1
gboolean contributions_offset(const ContributionsStudy *study);
/* Whether shares of the change are told: there is one, and it is more than that. */
gboolean contributions_shares_told(const ContributionsStudy *study);

/* What the numbers say, in plain words by fixed rules (transfer full). */
char *read_contributions(const ContributionsStudy *study);
