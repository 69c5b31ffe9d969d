/* panel_sample.h - the observations that a panel regression is computed from, and its parts; for the files of panel.h */
#pragma once

#include "panel.h"

/* Those kept of the data given, in their order. */
typedef struct {
  gsize n, k;
  PanelGrouping effects;
  gboolean intercept; /* column 0 is the constant */
  gsize *entity, *period;
  double *y;
  gsl_matrix *design; /* n x k */
  char **names;       /* k, NULL-terminated */
} PanelSample;

/* Copies the observations i whose keep[i] is TRUE (keep: data->n values); the design is NULL where there are none (transfer full). */
PanelSample *panel_sample_new(const PanelData *data, const PanelOptions *options, const gboolean *keep);
void panel_sample_free(PanelSample *sample); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PanelSample, panel_sample_free)

/* Least squares of what the effects leave, both sides times the root of the weights (NULL: 1). */
Fit *panel_within_fit(const PanelSample *sample, const PanelEffects *effects, const double *y, const double *weights,
                      GError **error);

/* Converged: the last step as least squares (panel_within_fit), and what came of it. */
typedef struct {
  Fit *fit;
  double *fitted; /* n: means */
  double deviance;
  guint steps;
} PpmlFit;

/* PPML by iterated weighted least squares; slopes FALSE: of the effects (or the constant) alone, then fit is NULL. Errors: NUMERIC, those of
 * panel_effects_new and ols_fit. */
PpmlFit *ppml_fit(const PanelSample *sample, gboolean slopes, GError **error);
void ppml_fit_free(PpmlFit *fit); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpmlFit, ppml_fit_free)

/* Zeros that some combination of terms and effects tells from the rest without error: it is zero wherever the response is positive, never
 * negative, and positive for them, so that their means would go to zero and coefficients out of bounds. separated (n) receives TRUE for them;
 * *count how many. Correia, S., P. Guimaraes and T. Zylkin (2019), "Verifying the existence of maximum likelihood estimates for generalized
 * linear models", arXiv:1903.01633, algorithm IR. Errors: NUMERIC, those of panel_effects_new. */
gboolean panel_find_separated(const PanelSample *sample, gboolean *separated, gsize *count, GError **error);
