/* render_document.h - a document as text for the terminal, as Markdown, and as one self-contained page */
#pragma once

#include <glib.h>

#include "document.h"

/* Aligned columns, paragraphs wrapped at width (80 when 0, at least 20; character cells, not bytes), no escape
 * sequences. A table may be wider, up to 110 cells; beyond that its text columns are wrapped, never its numbers
 * (transfer full). */
char *document_to_text(const Document *document, guint width);

/* CommonMark with pipe tables; characters are escaped where they would mean something to it. A figure becomes an
 * image that points to charts/NAME.svg; one that was not drawn becomes links to its data and script (transfer
 * full). */
char *document_to_markdown(const Document *document);

/* HTML 5, one file, without scripts and without a reference to another host; each SVG stands inline with its ids
 * prefixed by the chart's name, followed by links to charts/NAME.svg, charts/NAME.csv and charts/NAME.gp (transfer
 * full). Readable at phone width, in print and in dark mode. A picture that svg_inline refuses is linked only. The
 * page is well-formed XML as well. */
char *document_to_html(const Document *document);
