// Reads COQL: `select … from … where … [order by …] [limit … [offset …]]`. A query needs its `where`, and a bracket joins two
// conditions and no more: `(A and (B and C))`, never `(A and B and C)`.

import { QueryError, type Word, words } from './lexer.ts';
import type { Column, Comparator, Condition, Criterion, Literal, Query } from './query.ts';

const STANDARD_LIMIT = 200;

/** The query, or a QueryError thrown that says where it stops reading. */
export function parse(text: string): Query {
  return new Parser(words(text)).query();
}

class Parser {
  readonly #words: Word[];
  #at = 0;
  #clause = 'select';

  constructor(list: Word[]) {
    this.#words = list;
  }

  query(): Query {
    this.#expect('select');
    const select = this.#list(() => this.#column());
    this.#clause = 'from';
    this.#expect('from');
    const from = this.#name();
    this.#clause = 'where';
    this.#expect('where');
    const where = this.#pair();
    const order = this.#order();
    const { limit, offset } = this.#limit();
    if (this.#next().type !== 'end') this.#fail();
    return { select, from, where, order, limit, offset };
  }

  /** One condition, or two joined. */
  #pair(): Condition {
    const left = this.#condition();
    const join = this.#takes('and') ? 'all' : this.#takes('or') ? 'any' : undefined;
    if (!join) return left;
    const right = this.#condition();
    if (this.#is('and') || this.#is('or')) this.#fail();
    return join === 'all' ? { all: [left, right] } : { any: [left, right] };
  }

  #condition(): Condition {
    if (!this.#takes('(')) return { one: this.#criterion() };
    const inner = this.#pair();
    this.#expect(')');
    return inner;
  }

  #criterion(): Criterion {
    const column = this.#column();
    if (this.#takes('is')) {
      const comparator = this.#takes('not') ? 'is not null' : 'is null';
      this.#expect('null');
      return { column, comparator, values: [] };
    }
    const not = this.#takes('not');
    if (this.#takes('in')) return { column, comparator: not ? 'not in' : 'in', values: this.#bracketed() };
    if (this.#takes('like')) return { column, comparator: not ? 'not like' : 'like', values: [this.#literal()] };
    if (this.#takes('between')) {
      const low = this.#literal();
      this.#expect('and');
      return { column, comparator: not ? 'not between' : 'between', values: [low, this.#literal()] };
    }
    const sign = this.#next();
    if (not || !['=', '!=', '>', '<', '>=', '<='].includes(sign.value)) this.#fail();
    this.#at += 1;
    return { column, comparator: sign.value as Comparator, values: [this.#literal()] };
  }

  #bracketed(): Literal[] {
    this.#expect('(');
    const values = this.#list(() => this.#literal());
    this.#expect(')');
    return values;
  }

  #order(): Query['order'] {
    if (!this.#takes('order')) return [];
    this.#clause = 'order by';
    this.#expect('by');
    return this.#list(() => {
      const column = this.#column();
      const descending = this.#takes('desc');
      if (!descending) this.#takes('asc');
      return { column, descending };
    });
  }

  #limit(): { limit: number; offset: number } {
    if (!this.#takes('limit')) return { limit: STANDARD_LIMIT, offset: 0 };
    this.#clause = 'limit';
    const first = this.#number();
    if (this.#takes(',')) return { limit: this.#number(), offset: first };
    return { limit: first, offset: this.#takes('offset') ? this.#number() : 0 };
  }

  #list<T>(one: () => T): T[] {
    const found = [one()];
    while (this.#takes(',')) found.push(one());
    return found;
  }

  #column(): Column {
    const word = this.#name();
    const parts = word.value.split('.');
    if (parts.some((part) => !part)) throw new QueryError(word, this.#clause);
    return { parts, word };
  }

  #name(): Word {
    const word = this.#next();
    if (word.type !== 'name' || reserved.has(word.value.toLowerCase())) this.#fail();
    this.#at += 1;
    return word;
  }

  #number(): number {
    const word = this.#next();
    if (word.type !== 'number' || !/^\d+$/.test(word.value)) this.#fail();
    this.#at += 1;
    return Number(word.value);
  }

  #literal(): Literal {
    const word = this.#next();
    this.#at += 1;
    if (word.type === 'text') return { value: word.value, quoted: true, word };
    // Ids exceed what a number holds, so a long numeral stays text.
    if (word.type === 'number')
      return { value: word.value.length > 15 ? word.value : Number(word.value), quoted: false, word };
    const lower = word.value.toLowerCase();
    if (lower === 'true' || lower === 'false') return { value: lower === 'true', quoted: false, word };
    this.#at -= 1;
    return this.#fail();
  }

  #next(): Word {
    const word = this.#words[this.#at] ?? this.#words.at(-1);
    if (!word) throw new RangeError('a query ends with its end');
    return word;
  }

  #is(value: string): boolean {
    const word = this.#next();
    return (word.type === 'name' || word.type === 'sign') && word.value.toLowerCase() === value;
  }

  #takes(value: string): boolean {
    if (!this.#is(value)) return false;
    this.#at += 1;
    return true;
  }

  #expect(value: string): void {
    if (!this.#takes(value)) this.#fail();
  }

  #fail(): never {
    throw new QueryError(this.#next(), this.#clause);
  }
}

const reserved = new Set([
  'select',
  'from',
  'where',
  'and',
  'or',
  'not',
  'in',
  'is',
  'like',
  'between',
  'order',
  'limit',
  'null',
]);
