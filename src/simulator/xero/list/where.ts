// Xero's `where` filters: reads an expression against the fields of a list and turns it into a test of a row. Whatever Xero's parser
// refuses is told in its words where they are known ("No property or field…", "Operator…"; wording as of Dynamic LINQ, unverified).

import { folded, isGuid } from '../wire/text.ts';
import { fieldNamed, type Kind, type QueryField, type QueryFields, type Value } from './fields.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A text function was called on a row where the field is empty: Xero fails then, and only then. */
export class NullAccess extends Error {}

export interface Where<T> {
  /** Throws NullAccess. */
  test: (row: T) => boolean;
  /** Fields that every row found must equal: a list may start from a key. */
  equals: { key: string; value: string }[];
}

interface Operand<T> {
  kind: Kind | 'null';
  read: (row: T) => Value;
  field?: QueryField<T>;
  /** The value of a literal. */
  literal?: Value;
}

const METHODS = ['contains', 'startswith', 'endswith', 'tolower', 'toupper'];

/** Reads the expression; a text says why it can't be read. `type` is the row's name in messages. */
export function readWhere<T>(expression: string, fields: QueryFields<T>, type: string): Where<T> | string {
  const tokens = tokensOf(expression);
  if (typeof tokens === 'string') return tokens;
  const reader = new Reader(tokens, fields, type);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

class Unreadable extends Error {}

class Reader<T> {
  readonly #tokens: readonly Token[];
  readonly #fields: QueryFields<T>;
  readonly #type: string;
  #at = 0;
  #equals: { key: string; value: string }[] = [];

  constructor(tokens: readonly Token[], fields: QueryFields<T>, type: string) {
    this.#tokens = tokens;
    this.#fields = fields;
    this.#type = type;
  }

  whole(): Where<T> {
    const test = this.#either();
    const left = this.#tokens[this.#at];
    if (left) throw new Unreadable(`Syntax error '${left.text}'`);
    return { test, equals: this.#equals };
  }

  #either(): (row: T) => boolean {
    const first = this.#both();
    if (!this.#takes('||', 'or')) return first;
    this.#equals = [];
    const second = this.#either();
    this.#equals = [];
    return (row) => first(row) || second(row);
  }

  #both(): (row: T) => boolean {
    const first = this.#not();
    if (!this.#takes('&&', 'and')) return first;
    const second = this.#both();
    return (row) => first(row) && second(row);
  }

  #not(): (row: T) => boolean {
    if (!this.#takes('!', 'not')) return this.#comparison();
    const known = this.#equals;
    const test = this.#not();
    this.#equals = known;
    return (row) => !test(row);
  }

  #comparison(): (row: T) => boolean {
    if (this.#takes('(')) {
      const known = this.#equals;
      this.#equals = [];
      const test = this.#either();
      this.#equals = [...known, ...this.#equals];
      this.#needs(')');
      return test;
    }
    const left = this.#operand();
    const sign = ['==', '=', '!=', '>=', '<=', '>', '<'].find((one) => this.#takes(one));
    if (!sign) {
      if (left.kind !== 'flag') throw new Unreadable(`Expression of type 'Boolean' expected`);
      return (row) => left.read(row) === true;
    }
    return this.#compared(left, sign, this.#operand());
  }

  #compared(left: Operand<T>, sign: string, right: Operand<T>): (row: T) => boolean {
    if (left.kind !== right.kind && left.kind !== 'null' && right.kind !== 'null') {
      const [one, other] = [typeName(left.kind), typeName(right.kind)];
      throw new Unreadable(`Operator '${sign}' incompatible with operand types '${one}' and '${other}'`);
    }
    const field = left.field ?? right.field;
    const literal = left.field ? right.literal : left.literal;
    const bare = (value: Value) => (typeof value === 'string' && field?.optimised ? folded(value) : value);
    if ((sign === '==' || sign === '=') && field?.key && typeof literal === 'string') {
      this.#equals = [...this.#equals, { key: field.key, value: folded(literal) }];
    }
    return (row) => holds(bare(left.read(row)), sign, bare(right.read(row)));
  }

  #operand(): Operand<T> {
    const negative = this.#takes('-');
    const token = this.#tokens[this.#at++];
    if (!token || token.type === 'sign') throw new Unreadable('Expression expected');
    if (token.type === 'number') return constant('number', Number(token.text) * (negative ? -1 : 1));
    if (token.type === 'text') return this.#methods(constant('text', token.text));
    const word = token.text.toLowerCase();
    if (word === 'true' || word === 'false') return constant('flag', word === 'true');
    if (word === 'null') return constant('null', null);
    if (word === 'guid' && this.#takes('(')) return this.#guid();
    if (word === 'datetime') return this.#dateTime();
    return this.#methods(this.#field(token.text));
  }

  #field(first: string): Operand<T> {
    let name = first;
    for (;;) {
      const following = this.#tokens[this.#at + 1];
      if (!this.#isSign('.') || following?.type !== 'name' || METHODS.includes(following.text.toLowerCase())) break;
      name += `.${following.text}`;
      this.#at += 2;
    }
    const field = fieldNamed(this.#fields, name);
    if (!field) throw new Unreadable(`No property or field '${name}' exists in type '${this.#type}'`);
    return { kind: field.kind, field, read: (row) => field.read(row) ?? null };
  }

  #methods(start: Operand<T>): Operand<T> {
    let operand = start;
    while (this.#takes('.')) {
      const method = this.#tokens[this.#at++]?.text.toLowerCase() ?? '';
      if (!METHODS.includes(method)) throw new Unreadable(`No applicable method '${method}' exists in type 'String'`);
      if (operand.kind !== 'text')
        throw new Unreadable(`No applicable method '${method}' exists in type '${typeName(operand.kind)}'`);
      this.#needs('(');
      const argument = this.#isSign(')') ? undefined : this.#operand();
      this.#needs(')');
      operand = applied(operand, method, argument);
    }
    return operand;
  }

  #guid(): Operand<T> {
    const token = this.#tokens[this.#at++];
    this.#needs(')');
    if (token?.type !== 'text' || !isGuid(token.text))
      throw new Unreadable('Guid should contain 32 digits with 4 dashes');
    return constant('guid', token.text.toLowerCase());
  }

  #dateTime(): Operand<T> {
    if (this.#takes('.')) this.#at += 1;
    this.#needs('(');
    const parts: string[] = [];
    while (!this.#isSign(')')) {
      parts.push(this.#tokens[this.#at++]?.text ?? '');
      if (!this.#takes(',')) break;
    }
    this.#needs(')');
    const [year = '', month = '1', day = '1', hour = '0', minute = '0', second = '0'] = parts;
    const ms = year.includes('-')
      ? Date.parse(year.includes('T') ? `${year.replace(/Z$/, '')}Z` : `${year}T00:00:00Z`)
      : Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
    if (Number.isNaN(ms)) throw new Unreadable('String was not recognized as a valid DateTime.');
    return constant('date', ms);
  }

  #isSign(sign: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.type === 'sign' && token.text === sign;
  }

  #takes(sign: string, word?: string): boolean {
    const token = this.#tokens[this.#at];
    const isWord = word !== undefined && token?.type === 'name' && token.text.toLowerCase() === word;
    if (!isWord && !this.#isSign(sign)) return false;
    this.#at += 1;
    return true;
  }

  #needs(sign: string): void {
    if (!this.#takes(sign)) throw new Unreadable(`'${sign}' expected`);
  }
}

function constant<T>(kind: Kind | 'null', literal: Value): Operand<T> {
  return { kind, literal, read: () => literal };
}

function applied<T>(operand: Operand<T>, method: string, argument: Operand<T> | undefined): Operand<T> {
  const subject = (row: T): string => {
    const value = operand.read(row);
    if (typeof value !== 'string') throw new NullAccess('Object reference not set to an instance of an object.');
    return value;
  };
  if (method === 'tolower') return { kind: 'text', read: (row) => subject(row).toLowerCase() };
  if (method === 'toupper') return { kind: 'text', read: (row) => subject(row).toUpperCase() };
  if (argument?.kind !== 'text') throw new Unreadable(`No applicable method '${method}' exists in type 'String'`);
  const sought = (row: T) => String(argument.read(row)).toLowerCase();
  const tests = {
    contains: (row: T) => subject(row).toLowerCase().includes(sought(row)),
    startswith: (row: T) => subject(row).toLowerCase().startsWith(sought(row)),
    endswith: (row: T) => subject(row).toLowerCase().endsWith(sought(row)),
  };
  return { kind: 'flag', read: tests[method as keyof typeof tests] };
}

function holds(left: Value, sign: string, right: Value): boolean {
  if (sign === '==' || sign === '=') return left === right;
  if (sign === '!=') return left !== right;
  if (left === null || right === null) return false;
  if (sign === '>') return left > right;
  if (sign === '<') return left < right;
  return sign === '>=' ? left >= right : left <= right;
}

function typeName(kind: Kind | 'null'): string {
  return { text: 'String', guid: 'Guid', number: 'Decimal', date: 'DateTime', flag: 'Boolean', null: 'null' }[kind];
}
