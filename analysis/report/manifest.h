/* manifest.h - what went into an output folder and what came out: enough to make every figure again
 *
 * inputs (path relative to the study's folder, sha256, bytes, and of a table rows and span), versions, options, outputs by part. No
 * clock and no host name: the same input gives the same bytes. */
#pragma once

#include "study/results.h"

/* The text of manifest.json after a part ("charts", "report", "tables", "page") was written: earlier, the text of the manifest that is
 * there (NULL or unreadable: none), keeps its other parts when it was made from the same study, and with some also the
 * other files of this part: only some of it was written. files is NULL-terminated (transfer full). */
char *manifest_json(const Results *results, const char *earlier, const char *part, const char *const *files,
                    gboolean some);
