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

/* Parses an expression; NULL after a problem. in_list: the advice to quote an item whose brackets do not balance. */
Phrase *reader_phrase(StudyReader *reader, const YamlNode *node, gboolean in_list);
void phrase_free(gpointer phrase);
/* One expression or a list of them under key, NULL-free (transfer full; empty when there is no key). */
GPtrArray *reader_phrases(StudyReader *reader, const YamlNode *map, const char *key);

/* A name of the given form under "name", or NULL after a problem. identifier: [A-Za-z_]\w*; else [a-z][a-z0-9-]*. */
char *reader_name(StudyReader *reader, const YamlNode *map, gboolean identifier);

/* "sample": a range of periods. */
gboolean reader_sample(StudyReader *reader, const YamlNode *map, const char *key, gboolean *has, Period *sample);

/* "as-of": a year or in-force; *as_of stays when there is no key. */
void reader_as_of(StudyReader *reader, const YamlNode *map, int *as_of);

/* The parts. */
void read_series_def(StudyReader *reader, const YamlNode *item);
void read_trend_def(StudyReader *reader, const YamlNode *item);
void read_regression_def(StudyReader *reader, const YamlNode *item);
void read_correlation_def(StudyReader *reader, const YamlNode *item);
void read_table_def(StudyReader *reader, const YamlNode *item);
void read_chart_def(StudyReader *reader, const YamlNode *item);
void series_def_free(gpointer data);
void model_def_free(gpointer data);
void table_def_free(gpointer data);
void chart_def_free(gpointer data);
