/* warnings.h - warnings of a result, as blocks of a report and as a member of a JSON object */
#pragma once

#include <cJSON.h>

#include "document.h"

/* Both are taken; NULL is none (char *, transfer full). */
GPtrArray *warnings_of(char *first, char *second);
void say_warnings(Document *document, const GPtrArray *warnings);
/* "warnings": an array of texts, empty without any. */
void json_warnings(cJSON *object, const GPtrArray *warnings);
