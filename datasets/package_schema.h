/* package_schema.h - what package.c leaves out: the fields of a resource */
#pragma once

#include "package.h"

/* Fields and primary key from the key 'schema' of a resource's node. Everything that is wrong is added to problems. */
void package_read_schema(const Yaml *yaml, const YamlNode *node, Resource *resource, Problems *problems);

/* Adds a problem at a node: a name that should be a field's, with the nearest right spelling. */
void package_no_field(const Yaml *yaml, const YamlNode *node, const char *name, const Resource *resource,
                      Problems *problems);
