// References: a system shows and takes `ref:<its own record>`, the planner compares `link:<id>`. Only here is one turned into the other.
// A reference to a record without a link stays as it is: it is what a new record waits for.

import type { KindName, RecordId, Side } from '../core/record.ts';
import { type Fields, isBlank, isRows, type Row, type Value, WORDS } from '../core/value.ts';
import type { FieldSpec, Kind } from '../kinds/kind.ts';
import type { Known } from './ports.ts';
import type { LinkRow, SyncStore } from './store.ts';

/** A record that a value names. */
export interface Need {
  readonly kind: KindName;
  readonly id: RecordId;
}

type Specs = Readonly<Record<string, FieldSpec>>;
type Turn = (value: string, to: KindName) => Value;

/** What one pass knows of the links that values name. */
export class References {
  readonly #store: Pick<SyncStore, 'referred' | 'uncoded'>;
  readonly #pair: string;
  readonly #takesWords: boolean;
  readonly #byId = new Map<string, LinkRow>();
  readonly #byLink = new Map<string, LinkRow>();
  /** Asked for, and without a link. */
  readonly #missing = new Set<string>();
  /** Names of products without a code, for which words stand. */
  readonly #words = new Map<RecordId, string>();

  /** `takesWords`: lines of products without a code go over as words. */
  constructor(store: Pick<SyncStore, 'referred' | 'uncoded'>, pair: string, { takesWords = false } = {}) {
    this.#store = store;
    this.#pair = pair;
    this.#takesWords = takesWords;
  }

  /**
   * Reads the links that these values name and that are not known yet. One statement at most, none where everything is known; and one more
   * for products that have no link, where words may stand for them.
   */
  async learn(kind: Kind, values: readonly Fields[]): Promise<void> {
    const named = values.flatMap((fields) => namesIn(kind.fields, fields));
    const isNews = (key: string) => !this.#byId.has(key) && !this.#missing.has(key);
    const records = unique(named.filter(({ id, kind: to }) => id.includes(':') && isNews(keyOf(to, id))));
    const links = unique(named.filter(({ id }) => !id.includes(':') && !this.#byLink.has(id)));
    if (records.length + links.length === 0) return;
    const ids = links.map(({ id }) => Number(id));
    for (const need of records) this.#missing.add(keyOf(need.kind, need.id));
    for (const link of await this.#store.referred(this.#pair, records, ids)) this.know(link);
    const items = records.filter(({ kind: to, id }) => to === 'item' && this.#missing.has(keyOf(to, id)));
    if (!this.#takesWords || items.length === 0) return;
    const uncoded = await this.#store.uncoded(
      this.#pair,
      items.map(({ id }) => id),
    );
    for (const { id, name } of uncoded) this.standFor(id, name);
  }

  /** Words stand for that record from now on: its name, where a line says nothing. */
  standFor(id: RecordId, name: string): void {
    if (this.#takesWords) this.#words.set(id, name);
  }

  /** A link that is there now. */
  know(link: LinkRow): void {
    this.#byLink.set(String(link.id), link);
    for (const id of [link.ids.crm, link.ids.accounting]) {
      this.#byId.set(keyOf(link.kind, id), link);
      this.#missing.delete(keyOf(link.kind, id));
      this.#words.delete(id);
    }
  }

  /** As the planner compares them. */
  toLinks(kind: Kind, fields: Fields): Fields {
    const named = turned(kind.fields, fields, (value, to) => {
      const link = value.startsWith(REF) ? this.#byId.get(keyOf(to, value.slice(REF.length))) : undefined;
      return link ? `${LINK}${link.id}` : value;
    });
    return withRows(named, (row) => this.#asWords(row));
  }

  /** A line of a product for which words stand: where it says nothing, its product's name speaks. */
  #asWords(row: Row): Row {
    const id = recordIn(row.fields.item);
    const name = id === undefined ? undefined : this.#words.get(id);
    return name === undefined ? row : worded(row, `${WORDS}${id}`, name);
  }

  /**
   * A linked document as the CRM shows it, in whose lines words go on standing for a product that has got a code since: nobody edited those
   * lines, and what is paid could not be changed any more.
   */
  withWordsAsBefore(link: LinkRow, fields: Fields): Fields {
    const before = Object.entries(shownBy(link, 'crm'));
    return before.reduce((all, [name, value]) => {
      if (!isRows(value)) return all;
      const rows = new Map(value.map((row) => [row.key, row]));
      return withRows(all, (row) => this.#worded(row, row.key === '' ? undefined : rows.get(row.key)), name);
    }, fields);
  }

  #worded(row: Row, was: Row | undefined): Row {
    const uncoded = wordedIn(was?.fields.item);
    if (uncoded === undefined || this.#idOf(row.fields.item) !== uncoded) return row;
    return worded(row, `${WORDS}${uncoded}`, was?.fields.description ?? null);
  }

  /** The CRM's record that a value names in any of the ways. */
  #idOf(value: Value | undefined): RecordId | undefined {
    return typeof value === 'string' ? (recordIn(value) ?? this.recordOf(value, 'crm')) : undefined;
  }

  /** As the system of that side takes them. */
  toRefs(kind: Kind, side: Side, fields: Fields): Fields {
    return turned(kind.fields, fields, (value) => {
      const uncoded = wordedIn(value);
      if (uncoded !== undefined) return side === 'crm' ? `${REF}${uncoded}` : null;
      const link = value.startsWith(LINK) ? this.#byLink.get(value.slice(LINK.length)) : undefined;
      return link ? `${REF}${link.ids[side]}` : value;
    });
  }

  /** The record of that side behind a `link:<id>`, where it is known. */
  recordOf(value: string, side: Side): RecordId | undefined {
    return value.startsWith(LINK) ? this.#byLink.get(value.slice(LINK.length))?.ids[side] : undefined;
  }

  /** What the records that these values name show on that side, as last agreed. */
  knownIn(kind: Kind, side: Side, values: Fields): Known {
    const links = namesIn(kind.fields, values).map(({ id, kind: to }) =>
      id.includes(':') ? this.#byId.get(keyOf(to, id)) : this.#byLink.get(id),
    );
    const found = links.filter((link) => link !== undefined);
    return Object.fromEntries(found.map((link) => [link.ids[side], shownBy(link, side)]));
  }

  /** The same by `link:<id>`, for the planner. */
  shownIn(kind: Kind, side: Side, values: Fields): Readonly<Record<string, Fields>> {
    const links = namesIn(kind.fields, values).flatMap(({ id }) => this.#byLink.get(id) ?? []);
    return Object.fromEntries(links.map((link) => [`${LINK}${link.id}`, shownBy(link, side)]));
  }
}

const REF = 'ref:';
const LINK = 'link:';

/** The record for which words stand. */
function wordedIn(value: Value | undefined): RecordId | undefined {
  return typeof value === 'string' && value.startsWith(WORDS) ? value.slice(WORDS.length) : undefined;
}

/** The record in a reference that no link stands for. */
function recordIn(value: Value | undefined): RecordId | undefined {
  return typeof value === 'string' && value.startsWith(REF) ? value.slice(REF.length) : undefined;
}

function worded(row: Row, item: string, words: Value): Row {
  const { description } = row.fields;
  return {
    key: row.key,
    fields: { ...row.fields, item, description: isBlank(description) ? words : (description ?? null) },
  };
}

/** The same fields with each row turned: of every list, or of one. */
function withRows(fields: Fields, turn: (row: Row) => Row, only?: string): Fields {
  const lists = Object.entries(fields).flatMap(([name, value]): [string, Value][] => {
    if (!isRows(value) || (only !== undefined && name !== only)) return [];
    const rows = value.map(turn);
    return rows.some((row, at) => row !== value[at]) ? [[name, rows]] : [];
  });
  return lists.length > 0 ? { ...fields, ...Object.fromEntries(lists) } : fields;
}

function keyOf(kind: KindName, id: string): string {
  return `${kind} ${id}`;
}

/** What a side shows as last agreed; what was written and not read yet included. */
export function shownBy({ bases, settling }: LinkRow, side: Side): Fields {
  const agreed = Object.entries(bases[side]).map(([name, { value, told }]) => [name, told ?? value] as const);
  return { ...Object.fromEntries(agreed), ...settling[side]?.fields };
}

/** The records without a link that these values name, each with its kind. */
export function needsOf(kind: Kind, fields: Fields): Need[] {
  return unique(namesIn(kind.fields, fields).filter(({ id }) => id.includes(':')));
}

/** Every reference in these values: a record's id, or the number of a link. */
function namesIn(specs: Specs, fields: Fields): Need[] {
  const named: Need[] = [];
  turned(specs, fields, (value, kind) => {
    if (value.startsWith(REF)) named.push({ kind, id: value.slice(REF.length) });
    if (value.startsWith(LINK)) named.push({ kind, id: value.slice(LINK.length) });
    return value;
  });
  return named;
}

function turned(specs: Specs, fields: Fields, turn: Turn): Fields {
  const changed = Object.entries(fields).flatMap(([name, value]): [string, Value][] => {
    const spec = specs[name];
    if (spec?.to && typeof value === 'string') return [[name, turn(value, spec.to)]];
    const { row } = spec ?? {};
    if (!row || !isRows(value)) return [];
    return [[name, value.map((line): Row => ({ key: line.key, fields: turned(row, line.fields, turn) }))]];
  });
  return changed.length > 0 ? { ...fields, ...Object.fromEntries(changed) } : fields;
}

function unique(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [keyOf(need.kind, need.id), need])).values()];
}
