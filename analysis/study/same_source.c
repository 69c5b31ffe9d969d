#include "same_source.h"

#include <string.h>

/* Letters and digits in small letters, everything else parting them (transfer full). */
static char **
words_of(const char *text)
{
  GString *plain = g_string_new(NULL);
  g_autofree char *valid = g_utf8_make_valid(text, -1), *folded = g_utf8_casefold(valid, -1);
  for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    const gboolean parts = !g_unichar_isalnum(c) && !g_unichar_ismark(c);
    if (!parts)
      g_string_append_unichar(plain, c);
    else if (plain->len && plain->str[plain->len - 1] != ' ')
      g_string_append_c(plain, ' ');
  }
  g_strchomp(plain->str);
  char **words = g_strsplit(plain->str, " ", -1);
  g_string_free(plain, TRUE);
  return words;
}

/* Four digits of this century or the last one. */
static gboolean
is_year(const char *word)
{
  return strlen(word) == 4 && strspn(word, "0123456789") == 4 &&
         (g_str_has_prefix(word, "19") || g_str_has_prefix(word, "20"));
}

/* One word says too little, unless the other says no more than a year besides. */
static gboolean
all_among(char **words, char **others)
{
  if (!words[1] && (!g_str_equal(words[0], others[0]) || (others[1] && !is_year(others[1]))))
    return FALSE;
  for (; *words; words++)
    if (!g_strv_contains((const char *const *)others, *words))
      return FALSE;
  return TRUE;
}

/* The same first author and a year in common; addresses all begin alike. */
static gboolean
same_reference(char **words, char **others)
{
  if (!g_str_equal(words[0], others[0]) || g_str_has_prefix(words[0], "http"))
    return FALSE;
  for (; *words; words++)
    if (is_year(*words) && g_strv_contains((const char *const *)others, *words))
      return TRUE;
  return FALSE;
}

gboolean
same_source(const char *statement, const char *figures)
{
  g_auto(GStrv) words = words_of(statement ? statement : "");
  g_auto(GStrv) parts = g_strsplit(figures ? figures : "", ";", -1);
  for (char **part = parts; words[0] && *part; part++) {
    g_auto(GStrv) others = words_of(*part);
    if (others[0] && (all_among(words, others) || all_among(others, words) || same_reference(words, others)))
      return TRUE;
  }
  return FALSE;
}
