#include "bloc.h"

#include <string.h>

static void
member_clear(gpointer data)
{
  Member *member = data;
  g_free(member->code);
  g_free(member->name);
}

static Bloc *
bloc_empty(const char *name, int as_of)
{
  Bloc *bloc = g_new0(Bloc, 1);
  bloc->name = g_strdup(name);
  bloc->members = g_array_new(FALSE, FALSE, sizeof(Member));
  g_array_set_clear_func(bloc->members, member_clear);
  bloc->in_force = as_of == 0;
  bloc->as_of = as_of;
  return bloc;
}

void
bloc_free(Bloc *bloc)
{
  if (!bloc)
    return;
  g_free(bloc->name);
  g_array_unref(bloc->members);
  g_free(bloc);
}

Bloc *
bloc_new(const char *name, const Table *members, int as_of, GError **error)
{
  const Column *key = table_role(members, ROLE_KEY), *label = table_role(members, ROLE_LABEL);
  if (!key || !members->spans) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                "%s: members of a bloc need a column with the role 'key' and one with the role 'start'",
                members->csv->path);
    return NULL;
  }
  Bloc *bloc = bloc_empty(name, as_of);
  for (gsize row = 0; row < members->n_rows; row++) {
    const char *code = table_text(members, row, key);
    const Member member = {.code = g_strdup(code),
                           .name = g_strdup(label ? table_text(members, row, label) : code),
                           .membership = members->spans[row]};
    g_array_append_val(bloc->members, member);
  }
  return bloc;
}

Bloc *
bloc_as_of(const Bloc *bloc, int as_of)
{
  Bloc *other = bloc_empty(bloc->name, as_of);
  for (guint i = 0; i < bloc->members->len; i++) {
    const Member *member = &g_array_index(bloc->members, Member, i);
    const Member copy = {
        .code = g_strdup(member->code), .name = g_strdup(member->name), .membership = member->membership};
    g_array_append_val(other->members, copy);
  }
  return other;
}

static gboolean
has_on(const Bloc *bloc, const char *code, gint32 day)
{
  for (guint i = 0; i < bloc->members->len; i++) {
    const Member *member = &g_array_index(bloc->members, Member, i);
    if (g_str_equal(member->code, code) && member->membership.first <= day && day <= member->membership.last)
      return TRUE;
  }
  return FALSE;
}

static gint32
day_of_composition(const Bloc *bloc)
{
  gint32 day = 0;
  day_from_date(bloc->as_of, 7, 1, &day);
  return day;
}

gboolean
bloc_has(const Bloc *bloc, const char *code, Period period)
{
  return has_on(bloc, code, bloc->in_force ? period_middle(period) : day_of_composition(bloc));
}

gboolean
bloc_lists(const Bloc *bloc, const char *code)
{
  for (guint i = 0; i < bloc->members->len; i++)
    if (g_str_equal(g_array_index(bloc->members, Member, i).code, code))
      return TRUE;
  return FALSE;
}

char *
bloc_composition(const Bloc *bloc)
{
  return bloc->in_force ? g_strdup_printf("%s as composed in each period", bloc->name)
                        : g_strdup_printf("%s as composed on 1 July %d", bloc->name, bloc->as_of);
}

char *
bloc_codes(const Bloc *bloc)
{
  GString *codes = g_string_new(NULL);
  for (guint i = 0; i < bloc->members->len; i++) {
    const Member *member = &g_array_index(bloc->members, Member, i);
    if (!bloc->in_force && !has_on(bloc, member->code, day_of_composition(bloc)))
      continue;
    g_string_append_printf(codes, "%s%s", codes->len ? ", " : "", member->code);
  }
  return g_string_free(codes, FALSE);
}
