/* panel_effects.h - what entity effects, period effects or both take out of a column, exactly and without columns of dummies
 *
 * Wansbeek, T. and A. Kapteyn (1989), Journal of Econometrics 41, 341-361: of the two groupings the one with more levels is taken out by
 * its means, and the other by one linear system of its own size. Where entities fall into sets that share no period, each set has one
 * effect fewer that can be told: these dependences are found by their connection, not by a tolerance. */
#pragma once

#include <glib.h>

typedef enum { PANEL_NONE = 0, PANEL_ENTITY = 1, PANEL_PERIOD = 2, PANEL_BOTH = 3 } PanelGrouping;

/* The smaller of the two numbers of levels, at most: its system then takes a second or two and 32 MB. */
#define PANEL_SMALLER_MOST 2000

typedef struct PanelEffects PanelEffects;

/* entity and period: n numbers each, from 0, in any order and with gaps; weights: n above zero, or NULL for 1. The arrays must outlive
 * the result. Errors: DOMAIN (both groupings have more levels than PANEL_SMALLER_MOST), NUMERIC (weights out of the range of doubles). */
PanelEffects *panel_effects_new(PanelGrouping grouping, const gsize *entity, const gsize *period, const double *weights,
                                gsize n, GError **error);
void panel_effects_free(PanelEffects *effects); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PanelEffects, panel_effects_free)

/* Effects that can be told: entities, periods, or their sum less one for each connected set; 0 without any. */
gsize panel_effects_rank(const PanelEffects *effects);
/* Sets of entities that share no period with each other; 1 unless both groupings are taken out. */
gsize panel_effects_sets(const PanelEffects *effects);
/* Replaces n values by what the effects leave of them (weighted least squares). */
void panel_effects_remove(const PanelEffects *effects, double *values);
