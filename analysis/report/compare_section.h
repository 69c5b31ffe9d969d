/* compare_section.h - several regressions side by side, in the manner of papers, with p-values for stars */
#pragma once

#include "document.h"
#include "study/model.h"

/* A column a model: each coefficient, its error in brackets and its p beneath, then sample, errors and fit; and a paragraph on what
 * differs between the models. */
void section_compare(Document *document, const Regression *const *models, gsize n);
