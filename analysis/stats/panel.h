/* panel.h - regressions over entities and periods, with effects of both, errors clustered by entity
 *
 * Least squares: Wooldridge, J. M. (2010), Econometric Analysis of Cross Section and Panel Data, 2nd ed., ch. 10; the effects are taken out
 * exactly (panel_effects.h). Poisson pseudo-maximum likelihood: Santos Silva, J. M. C. and S. Tenreyro (2006), Review of Economics and
 * Statistics 88, 641-658; its response is a level with zeros among it, its coefficients are those of a logarithm.
 *
 * Clustered errors are CR1. Least squares: times G / (G - 1) (n - 1) / (n - K) for G entities, where K counts coefficients, the constant and
 * the period effects, but not the entity effects, which lie within the clusters (as Stata's xtreg and reghdfe). PPML: times G / (G - 1), the
 * standard errors of Stata's poisson and of R's vcovCL of a glm. Both have t with G - 1 degrees of freedom; Stata's poisson takes z, so that
 * its p is smaller and its interval narrower. */
#pragma once

#include <gsl/gsl_matrix.h>

#include "ols.h"
#include "panel_effects.h"

typedef enum { PANEL_OLS, PANEL_PPML } PanelMethod;

/* n observations, each of one entity in one period, both numbered from 0 in any order. */
typedef struct {
  gsize n, k;
  const gsize *entity, *period;
  const double *y;
  const gsl_matrix *design; /* n x k, without a constant */
  const char *const *names; /* k */
} PanelData;

typedef struct {
  PanelMethod method;
  PanelGrouping effects;
  gboolean intercept; /* where there are no effects: else they hold it */
  double level;       /* of the intervals */
} PanelOptions;

typedef struct {
  gsize n, k;              /* observations used, coefficients (the constant first, where there is one) */
  gsize entities, periods; /* among those used: as many clusters as entities */
  gsize parameters;        /* coefficients and effects that can be told */
  gsize counted;           /* K of the clustered errors, 0 for PPML */
  gsize sets;              /* sets of entities that share no period with each other */
  gsize singletons;        /* left out: alone in their entity or period, which its effect fits by itself */
  gsize only_zero;         /* PPML, left out: of an entity or a period whose responses are all zero */
  gsize separated;         /* PPML, left out: zeros that the terms tell from the rest without error */
  gboolean *used;          /* of each observation given */
  gsize given;             /* their number */
  char **names;            /* k, NULL-terminated */
  Coefficient *clustered;  /* k */
  Coefficient *plain; /* k: no dependence, equal variances (PPML: in proportion to the mean), t with n - parameters */
  double scale;       /* OLS: standard deviation of the errors; PPML: variance over the mean */
  double within; /* OLS: share of the variance left by the effects that the terms account for; PPML: of the deviance */
  double r_squared; /* with the effects; PPML: squared correlation of response and fit */
  guint steps;      /* PPML: until it converged */
} Panel;

/* Errors: DOMAIN (k = 0; a response below zero with PPML; see panel_effects_new), NOT_FINITE, TOO_FEW (n <= parameters; one entity), CONSTANT
 * (a column that the effects take out whole; a response that they account for; with PPML one without any number above zero), COLLINEAR
 * (columns that depend on others once the effects are out, named), NUMERIC (PPML, or its search for separated zeros, does not converge). */
Panel *panel_fit(const PanelData *data, const PanelOptions *options, GError **error);
void panel_free(Panel *panel); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Panel, panel_free)
