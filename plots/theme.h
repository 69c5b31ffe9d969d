/* theme.h - the look, settled once: colours, text sizes and the measures of a page
 *
 * Lengths are pixels of a page 1200 wide. On paper the page is 16 cm wide and its text is larger in proportion, so
 * text is measured with THEME_SLACK to spare; that also bears fonts somewhat wider than DejaVu Sans. */
#pragma once

#include <glib.h>

#include "chart.h"

#define THEME_WIDTH        1200.0
#define THEME_HEIGHT       640.0 /* of one panel; more panels make the page taller */
#define THEME_EDGE         26.0  /* free margin of the page */
#define THEME_SLACK        1.18  /* text on paper against text on the screen, both against the page's width */
#define THEME_PAPER_CM     16.0
#define THEME_PAPER_POINTS 8.0 /* size on paper of what is THEME_TEXT pixels on the screen */
#define THEME_TEXT         18.0
#define THEME_LINE_WIDTH   2.4

#define THEME_COLOR_PAPER 0xffffffu
#define THEME_COLOR_INK   0x2b2b2fu
#define THEME_COLOR_SOFT  0x55555cu /* subtitle, axis text */
#define THEME_COLOR_FAINT 0x77777fu /* events, sources */
#define THEME_COLOR_AXIS  0x8a8a92u /* zero line, lower edge, ticks */
#define THEME_COLOR_GRID  0xe6e6e8u
#define THEME_COLOR_EVENT 0xb4b4bau
#define THEME_COLOR_SPAN  0xeeeeecu

typedef enum { TEXT_TITLE, TEXT_BODY, TEXT_SMALL, TEXT_FINE, N_TEXTS } TextStyle;

/* Size in pixels on the screen. */
double theme_text_size(TextStyle style);
/* Height of a line of text on the page, leading and slack included. */
double theme_line_height(TextStyle style);
gboolean theme_text_bold(TextStyle style);

/* A share of one colour, 0xrrggbb, in place of another, channel by channel. */
guint32 theme_mix(guint32 from, guint32 to, double share);
/* Fill or line colour 0xrrggbb; pale is the same hue mixed with white. */
guint32 theme_color(Tone tone, gboolean pale);
/* The same hue, dark enough for words on white. */
guint32 theme_word_color(Tone tone);
/* What a layer below zero is drawn in when its tone is signed. */
#define THEME_NEGATIVE TONE_RUST
