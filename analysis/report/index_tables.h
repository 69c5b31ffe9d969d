/* index_tables.h - tables of indices, as files: kinds "index" and "index-published"
 *
 *     tables:
 *       - name: index-gdelt
 *         kind: index
 *         partners: { EU: gdelt_eu_2m, RUS: gdelt_rus_2m }
 *       - name: index-icews
 *         kind: index
 *         partners: { EU: { positive: cooperation_eu, negative: conflict_eu } }
 *       - name: index-published
 *         kind: index-published
 *         partners: { EU: index_eu, RUS: [ index_rus_bfpi, index_rus_barometer ] }
 *
 * `partners` names the series behind each partner. What a series does not hold stays empty. */
#pragma once

#include "study/results.h"

/* period,partner,balance,positive,negative,events,absolute,mean,polarity,days_present,days: a row a period and partner, by period, partners
 * in the order of the study (transfer full).
 *
 * A partner is one series, its balance, or a map of `balance`, `positive` and `negative`, the last two being what was counted or
 * added up on each side, both above zero as they are in the data. In the table `negative` is below zero, so that balance = positive +
 * negative and absolute = positive - negative; the balance follows from the two where it is not named. Only counts (unit "events")
 * are events. A sum of daily sums cannot be told apart into positive and negative events, nor counted: of such a series all but balance and
 * days stays empty. days_present is that of a conversion with gaps (`partial`), empty where the data do not tell.
 *
 * Errors: DATA_ERROR_SCHEMA and DATA_ERROR_NAME with their place, those of the series. */
char *index_csv(Results *results, const TableDef *table, GError **error);

/* period,start,end,index,partner,value,lower,upper,kind,source: values, bounds and gaps of the published indices as they are used, by
 * partner and time (transfer full). kind is "strict" where the limits are excluded, and "gap" where between the first and the last
 * issue of an index, over all partners of the table, nothing is known of this one. A table of these columns is itself a resource that series can
 * be read from. Errors: as index_csv. */
char *index_published_csv(Results *results, const TableDef *table, GError **error);
