#include "event_index_builder.h"

#include <string.h>

#include "datasets/problems.h"

#define NAMES_SHOWN 5

typedef struct {
  const char *name;
  guint64 rows;
} Met;

static gint
most_rows_first(gconstpointer a, gconstpointer b)
{
  const Met *one = a, *two = b;
  if (one->rows != two->rows)
    return one->rows > two->rows ? -1 : 1;
  return strcmp(one->name, two->name);
}

/* Countries that occur: as sides of rows, or together with the home country. */
static GArray *
those_met(const IndexBuilder *builder, gboolean as_partners)
{
  GArray *met = g_array_new(FALSE, FALSE, sizeof(Met));
  for (int id = 0; id < event_actors_count(builder->actors); id++) {
    const guint64 seen = (guint)id < builder->seen->len ? g_array_index(builder->seen, guint64, (guint)id) : 0;
    const Met one = {.name = event_actors_code(builder->actors, id),
                     .rows = as_partners ? event_partners_met(builder->index->matching, id) : seen};
    if (one.rows > 0)
      g_array_append_val(met, one);
  }
  g_array_sort(met, most_rows_first);
  return met;
}

/* "did you mean 'BLR'? There are USA (704), NGA (162)" */
static char *
instead_of(const char *name, const GArray *met)
{
  g_autofree const char **names = g_new0(const char *, met->len + 1);
  for (guint i = 0; i < met->len; i++)
    names[i] = g_array_index(met, Met, i).name;
  const char *near = nearest_name(name, names);
  g_autofree char *nearest = near ? visible_text(near, strlen(near)) : NULL;
  GString *text = g_string_new(NULL);
  if (nearest)
    g_string_append_printf(text, ", did you mean '%s'?", nearest);
  for (guint i = 0; i < MIN(met->len, NAMES_SHOWN); i++) {
    const Met *one = &g_array_index(met, Met, i);
    g_autofree char *shown = visible_text(one->name, strlen(one->name));
    g_string_append_printf(text, "%s%s (%" G_GUINT64_FORMAT ")",
                           i         ? ", "
                           : nearest ? " There are "
                                     : "; there are ",
                           shown, one->rows);
  }
  if (met->len > NAMES_SHOWN)
    g_string_append_printf(text, " and %u more", met->len - NAMES_SHOWN);
  return g_string_free(text, FALSE);
}

static gboolean
check_country(const IndexBuilder *builder, GError **error)
{
  if (builder->home < 0 || builder->index->counts.home > 0)
    return TRUE;
  const char *country = event_actors_code(builder->actors, builder->home);
  g_autoptr(GArray) met = those_met(builder, FALSE);
  g_autofree char *instead = instead_of(country, met), *shown = visible_text(country, strlen(country));
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no row has '%s' as source or target%s", shown, instead);
  return FALSE;
}

gboolean
index_builder_check_names(const IndexBuilder *builder, GError **error)
{
  const EventIndex *index = builder->index;
  if (!check_country(builder, error))
    return FALSE;
  const GPtrArray *list = event_partners_list(index->matching);
  for (guint i = 0; builder->options->partners && i < list->len; i++) {
    const EventPartner *partner = g_ptr_array_index(list, i);
    if (partner->events > 0)
      continue;
    g_autoptr(GArray) met = those_met(builder, TRUE);
    g_autofree char *instead = instead_of(partner->name, met),
                    *shown = visible_text(partner->name, strlen(partner->name));
    if (builder->home >= 0)
      g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no event of %s that counts is with '%s'%s",
                  event_actors_code(builder->actors, builder->home), shown, instead);
    else
      g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no event that counts is with '%s'%s", shown, instead);
    return FALSE;
  }
  if (list->len > 0)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no event counts: %" G_GUINT64_FORMAT " rows, none %s",
              index->counts.rows, index->has_actors ? "between two countries" : "with a partner");
  return FALSE;
}
