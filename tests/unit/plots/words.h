/* words.h - where the words of a page stand, for tests of its layout; include ../test.h before it */
#pragma once

#include "plots/layout.h"
#include "plots/text.h"

static inline Box
box_of(const Words *words)
{
  const double width = text_width(words->text, words->style), height = theme_text_size(words->style);
  const double x0 = words->align == ALIGN_LEFT    ? words->x
                    : words->align == ALIGN_RIGHT ? words->x - width
                                                  : words->x - width / 2;
  return (Box){x0, words->y - height / 2, x0 + width, words->y + height / 2};
}

static inline void
assert_on_page(const Layout *layout, const GArray *words)
{
  for (guint i = 0; i < words->len; i++) {
    const Words *word = &g_array_index(words, Words, i);
    const Box box = box_of(word);
    if (!word->slanted && (box.x0 < 0 || box.x1 > layout->width || box.y0 < 0 || box.y1 > layout->height))
      fail_msg("'%s' leaves the page: %g to %g, %g to %g", word->text, box.x0, box.x1, box.y0, box.y1);
  }
}

static inline void
assert_apart(const GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    for (guint k = 0; k < i; k++) {
      const Words *a = &g_array_index(words, Words, i), *b = &g_array_index(words, Words, k);
      if (*a->text && *b->text && box_overlaps(box_of(a), box_of(b)))
        fail_msg("'%s' and '%s' overlap", a->text, b->text);
    }
}

static inline const PanelLayout *
panel_at(const Layout *layout, guint p)
{
  return g_ptr_array_index(layout->panels, p);
}

static inline const Words *
find_word(const GArray *words, const char *text)
{
  for (guint i = 0; i < words->len; i++)
    if (strcmp(g_array_index(words, Words, i).text, text) == 0)
      return &g_array_index(words, Words, i);
  return NULL;
}
