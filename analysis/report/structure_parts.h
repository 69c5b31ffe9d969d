/* structure_parts.h - the parts of one period, as the section, its reading and the JSON of kind "structure" tell them */
#pragma once

#include "study/structure_study.h"

/* From this share of the sum on it is told that the mirror data lack parts. */
#define UNCOVERED_TOLD 0.05

typedef struct {
  gsize part;       /* its place in the breakdown */
  double value;     /* NaN: absent, and so is all below */
  double share;     /* of the whole: the stated total where there is one, otherwise the sum of parts */
  double low, high; /* share with each other part left out in turn; NaN where there is no other */
  double without;   /* the index without it; NaN for the only one */
  double mirror;    /* its share in the mirror data; NaN where they lack it or the period */
} StructurePart;

/* The parts of a row, the largest first, absent ones last, equals by code (k, transfer full). */
StructurePart *structure_parts(const StructureStudy *study, gsize row);
/* The one among them without which the index moves most; k where no index is left without any. */
gsize structure_moves_most(const StructureStudy *study, gsize row, const StructurePart *parts);

/* For people (transfer none). */
const char *structure_label(const StructureStudy *study);
const char *structure_part_label(const StructureStudy *study, const StructurePart *part);
/* Four decimals of an index, the same everywhere (transfer full). */
char *index_text(double value);
