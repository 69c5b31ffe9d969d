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
  if (!day_from_date(as_of, 7, 1, &bloc->day))
    bloc->day = G_MININT32;
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

/* A member without an end is one still: so says the column of ends when its cell is empty, or there is no such column. */
static Period
membership(const Table *members, gsize row)
{
  const Column *end = table_role(members, ROLE_END), *until = table_role(members, ROLE_UNTIL);
  Period span = members->spans[row];
  if (!until && (!end || end->periods[row].first > end->periods[row].last))
    span.last = SPAN_OPEN;
  return span;
}

Bloc *
bloc_new(const char *name, const Table *members, int as_of, GError **error)
{
  const Column *key = table_role(members, ROLE_KEY), *label = table_role(members, ROLE_LABEL);
  if (!key || !table_role(members, ROLE_START)) {
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
                           .membership = membership(members, row)};
    g_array_append_val(bloc->members, member);
  }
  return bloc;
}

static gboolean
has_on(const Bloc *bloc, const char *code, gint32 day)
{
  for (guint i = 0; i < bloc->members->len; i++) {
    const Member *member = &g_array_index(bloc->members, Member, i);
    if (member->code[0] == code[0] && member->membership.first <= day && day <= member->membership.last &&
        strcmp(member->code, code) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A year without such a day is before everybody's time. */
gboolean
bloc_has(const Bloc *bloc, const char *code, Period period)
{
  return has_on(bloc, code, bloc->in_force ? period_middle(period) : bloc->day);
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

/* Whether the code of a member stands before it too: it left and came back. */
static gboolean
stands_before(const Bloc *bloc, guint i)
{
  for (guint j = 0; j < i; j++)
    if (g_str_equal(g_array_index(bloc->members, Member, j).code, g_array_index(bloc->members, Member, i).code))
      return TRUE;
  return FALSE;
}

char *
bloc_codes(const Bloc *bloc)
{
  GString *codes = g_string_new(NULL);
  for (guint i = 0; i < bloc->members->len; i++) {
    const char *code = g_array_index(bloc->members, Member, i).code;
    if (stands_before(bloc, i) || (!bloc->in_force && !has_on(bloc, code, bloc->day)))
      continue;
    g_string_append_printf(codes, "%s%s", codes->len ? ", " : "", code);
  }
  return g_string_free(codes, FALSE);
}
