/* event_study_reading.h - what an event study says in plain words */
#pragma once

#include "study/event_study.h"

/* (transfer full) */
char *read_event_study(const EventStudy *study);
