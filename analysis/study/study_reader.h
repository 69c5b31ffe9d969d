/* study_reader.h - what the readers of a study's parts share */
#pragma once

#include "study.h"

typedef struct {
  Study *study;
  Yaml *yaml;
  Problems *problems;
} StudyReader;

/* Adds a problem at node. */
#define reader_problem(reader, node, code, ...)                                                                        \
  yaml_problem((reader)->yaml, (node), 0, (code), (reader)->problems, __VA_ARGS__)

/* Calls read for each item of the list under key; an item that is no map is a problem. */
typedef void (*ReadItem)(StudyReader *reader, const YamlNode *item);
void reader_each(StudyReader *reader, const YamlNode *map, const char *key, ReadItem read);

/* Whether a key has a value, be it a wrong one: a null is none. */
gboolean reader_is_given(const YamlNode *item, const char *key);

/* Whether YAML split an expression at a comma, so that its brackets do not balance: a problem that advises quotes. */
gboolean reader_is_split(StudyReader *reader, const YamlNode *node, gboolean in_list);
/* Parses an expression; NULL after a problem. in_list: it is an item of a list. */
Phrase *reader_phrase(StudyReader *reader, const YamlNode *node, gboolean in_list);
/* One expression or a list of them under key, NULL-free (transfer full; empty when there is no key). */
GPtrArray *reader_phrases(StudyReader *reader, const YamlNode *map, const char *key);

/* A name of the given form under "name", "" after a problem. identifier: [A-Za-z_]\w*; else [a-z][a-z0-9-]*. */
char *reader_name(StudyReader *reader, const YamlNode *map, gboolean identifier);

/* "sample": a range of periods; *has and *sample stay when there is no key. */
void reader_sample(StudyReader *reader, const YamlNode *map, const char *key, gboolean *has, Period *sample);

/* "as-of": a year or in-force; *as_of stays when there is no key. */
void reader_as_of(StudyReader *reader, const YamlNode *map, int *as_of);

/* One of several words, by its place in the list; FALSE, and *choice stays, when there is no key and after a problem. */
gboolean reader_choice(StudyReader *reader, const YamlNode *map, const char *key, const char *const *words,
                       guint *choice);

/* "of" must hold so many expressions; what says it in words. */
void reader_check_of(StudyReader *reader, const YamlNode *item, guint wanted, const char *what);

/* "formula"; *formula stays NULL after a problem. */
void reader_formula(StudyReader *reader, const YamlNode *item, Formula **formula, const YamlNode **at);

/* What all parts together must fulfil: names of resources, series, functions, and of what sections show. */
void check_study(StudyReader *reader);

/* from, where, as-of and value of an item, which choose rows of a table, as a series without a name; "from" is read as it stands
 * (transfer full). */
SeriesDef *reader_rows(StudyReader *reader, const YamlNode *item);

/* What an item with 'indicator' asks for; NULL after a problem (transfer full). */
IndicatorDef *reader_indicator(StudyReader *reader, const YamlNode *item);

/* The parts. */
void read_breakdown_def(StudyReader *reader, const YamlNode *item);
void read_series_def(StudyReader *reader, const YamlNode *item);
void read_trend_def(StudyReader *reader, const YamlNode *item);
void read_regression_def(StudyReader *reader, const YamlNode *item);
void read_correlation_def(StudyReader *reader, const YamlNode *item);
void read_compare_def(StudyReader *reader, const YamlNode *item);
/* The lists of all kinds of analyses. */
void read_analyses(StudyReader *reader, const YamlNode *root);
void read_table_def(StudyReader *reader, const YamlNode *item);
void read_chart_def(StudyReader *reader, const YamlNode *item);
void where_clear(gpointer where); /* what a Where holds */
void series_def_free(gpointer data);
void breakdown_def_free(gpointer data);
void indicator_def_free(gpointer data);
void model_def_free(gpointer data);
void compare_def_free(gpointer data);
void table_def_free(gpointer data);
void chart_def_free(gpointer data);
