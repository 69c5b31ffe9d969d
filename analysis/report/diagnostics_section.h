/* diagnostics_section.h - the tests of a regression's assumptions, and what single observations do to it */
#pragma once

#include "document.h"
#include "study/model.h"

/* One table of all tests, and how many were run. */
void section_diagnostics(Document *document, const Regression *regression);
/* Each coefficient without the observation that moves it most; the largest leverage, Cook's distance and residual. */
void section_influence(Document *document, const Regression *regression);
