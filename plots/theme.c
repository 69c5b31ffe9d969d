#include "theme.h"

/* Lightness (CIE L*) in the order of the tones: 18 44 72 47 58 32 68 82. Neighbouring hues stay apart under
 * simulated protanopia, deuteranopia and tritanopia (Machado 2009), the nearest pairs by a delta E of 13 to 18. */
static const struct {
  guint32 color, word;
} tones[N_TONES] = {
    [TONE_INK] = {0x2b2b2f, 0x2b2b2f},   [TONE_BLUE] = {0x1f6f9f, 0x1f6f9f}, [TONE_OCHRE] = {0xe0a84c, 0x8f6109},
    [TONE_RUST] = {0xb4552d, 0xa94d27},  [TONE_TEAL] = {0x1f9e74, 0x17805c}, [TONE_PLUM] = {0x7a2f68, 0x7a2f68},
    [TONE_STONE] = {0xaca59f, 0x6d675b}, [TONE_SKY] = {0xa3d3f2, 0x3f7fa8},
};

static const struct {
  double size;
  gboolean bold;
} texts[N_TEXTS] = {
    [TEXT_TITLE] = {24, TRUE},
    [TEXT_BODY] = {THEME_TEXT, FALSE},
    [TEXT_SMALL] = {16, FALSE},
    [TEXT_FINE] = {15, FALSE},
};

double
theme_text_size(TextStyle style)
{
  return texts[style].size;
}

double
theme_line_height(TextStyle style)
{
  return texts[style].size * THEME_SLACK * 1.2;
}

gboolean
theme_text_bold(TextStyle style)
{
  return texts[style].bold;
}

guint32
theme_mix(guint32 from, guint32 to, double share)
{
  guint32 mixed = 0;
  for (int shift = 16; shift >= 0; shift -= 8) {
    const double a = (from >> shift) & 0xffu, b = (to >> shift) & 0xffu;
    mixed |= (guint32)(a + share * (b - a) + 0.5) << shift;
  }
  return mixed;
}

guint32
theme_color(Tone tone, gboolean pale)
{
  const double pale_share = tone == TONE_SKY || tone == TONE_STONE ? 0.4 : 0.2;
  return pale ? theme_mix(THEME_COLOR_PAPER, tones[tone].color, pale_share) : tones[tone].color;
}

guint32
theme_word_color(Tone tone)
{
  return tones[tone].word;
}
