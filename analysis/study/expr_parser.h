/* expr_parser.h - the parser that expressions and formulas share */
#pragma once

#include "expr.h"

typedef struct {
  const char *text;
  gsize at, length;
  guint depth;
  GError *error; /* the first one */
  gsize error_at;
} Parser;

/* A node of no length yet; adds an argument to a node, which takes it over. */
Expr *expr_new(ExprKind kind, gsize offset);
void expr_add(Expr *expr, Expr *argument);
/* FALSE, with the error set, when the text is longer than any formula. */
gboolean parser_begin(Parser *parser, const char *text);
/* Sets the error, unless there is one already; returns NULL. */
Expr *parser_fail(Parser *parser, gsize at, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* "expected ..., not ...", at the next byte; returns NULL. */
Expr *parser_unexpected(Parser *parser, const char *wanted);
/* The next byte that is no blank, NUL at the end. */
char parser_peek(Parser *parser);
/* Whether sign comes next; it is passed over then. */
gboolean parser_take(Parser *parser, const char *sign);
Expr *parser_comparison(Parser *parser);
Expr *parser_atom(Parser *parser);
/* Hands the error to the caller. */
void parser_hand_over(Parser *parser, gsize *offset, GError **error);
