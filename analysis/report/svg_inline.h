/* svg_inline.h - a chart's SVG as a part of a page
 *
 * The picture is parsed and written anew, so that nothing of it reaches the page unread: the prolog, comments,
 * titles and descriptions fall away, the root keeps its viewBox but no size, and every id and reference to one gets
 * a prefix, since all of gnuplot's files use the same ids. */
#pragma once

#include <glib.h>

/* The element, with role "img" and label as its name (transfer full). ids become PREFIX.ID; where one comes twice
 * the second is left out. NULL for what is no plain picture: not well-formed, elements that gnuplot does not draw
 * with (script, foreignObject, image, style ...), on... attributes, references to anything outside, or no viewBox. */
char *svg_inline(const char *svg, const char *prefix, const char *label);
