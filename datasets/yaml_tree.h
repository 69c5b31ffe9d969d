/* yaml_tree.h - what yaml.c leaves to libfyaml: from checked bytes to the tree of nodes */
#pragma once

#include "yaml.h"

/* The root of the first document; NULL when there is none, or after adding a problem that ends the reading. All other
 * problems are added too: a tree beside problems is not to be used. */
YamlNode *yaml_tree(const Yaml *yaml, Problems *problems);
void yaml_node_free(gpointer node); /* safe on NULL */
