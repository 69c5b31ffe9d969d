/* breaks_reading.h - what an analysis of breaks says in plain words */
#pragma once

#include "study/breaks_study.h"

/* (transfer full) */
char *read_breaks(const BreaksStudy *study);
