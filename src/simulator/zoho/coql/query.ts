// What a COQL query says, once it has been read.

import type { Word } from './lexer.ts';

export interface Query {
  select: Column[];
  from: Word;
  where: Condition;
  order: { column: Column; descending: boolean }[];
  limit: number;
  offset: number;
}

/** A column, by its parts: `Account_Name.Owner` has two. */
export interface Column {
  parts: string[];
  word: Word;
}

export type Comparator =
  | '='
  | '!='
  | '>'
  | '<'
  | '>='
  | '<='
  | 'in'
  | 'not in'
  | 'like'
  | 'not like'
  | 'is null'
  | 'is not null'
  | 'between'
  | 'not between';

export interface Criterion {
  column: Column;
  comparator: Comparator;
  values: Literal[];
}

export type Condition = { all: [Condition, Condition] } | { any: [Condition, Condition] } | { one: Criterion };

export interface Literal {
  value: string | number | boolean;
  /** Stood in quotes. */
  quoted: boolean;
  word: Word;
}

/** Every criterion of a condition. */
export function criteria(condition: Condition): Criterion[] {
  if ('one' in condition) return [condition.one];
  const [left, right] = 'all' in condition ? condition.all : condition.any;
  return [...criteria(left), ...criteria(right)];
}

/** The criteria that must hold for the whole to hold: those joined by `and` alone. */
export function musts(condition: Condition): Criterion[] {
  if ('one' in condition) return [condition.one];
  return 'all' in condition ? condition.all.flatMap(musts) : [];
}
