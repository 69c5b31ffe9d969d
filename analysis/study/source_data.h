/* source_data.h - the tables and blocs that a study's series are read from, and where the last fault stands */
#pragma once

#include "codes.h"
#include "read_ahead.h"
#include "source.h"

struct Data {
  const Study *study;
  Ledger *ledger;
  GHashTable *tables;    /* resource name -> Table */
  GHashTable *blocs;     /* name and year -> Bloc */
  GHashTable *codes;     /* Column -> Codes */
  ReadAhead *ahead;      /* NULL until data_read_ahead, or when there is nothing to read ahead */
  const YamlNode *fault; /* what the series being read is about, for errors */
  gsize fault_offset;
  DataWatch watch; /* NULL: nobody looks on */
  gpointer watcher;
};

/* The bloc of that name as the series wants it composed (transfer none); NULL without an error when there is no such bloc. */
const Bloc *data_bloc(Data *data, const char *name, int as_of, GError **error);

/* The codes of a column of a table that data_table gave, numbered when first asked for (transfer none). */
const Codes *data_codes(Data *data, const Table *table, const Column *column);

/* Whatever goes wrong from here on stands at node. */
void data_at(Data *data, const YamlNode *node, gsize offset);

/* Tells who looks on how far it is; cheap enough to be called for every row. */
void data_tell(const Data *data, gsize done, gsize total);
