// References: a system shows and takes `ref:<its own record>`, the planner compares `link:<id>`. Only here is one turned into the other.
// A reference to a record without a link stays as it is: it is what a new record waits for.

import type { KindName, RecordId, Side } from '../core/record.ts';
import { type Fields, isRows, type Row, type Value } from '../core/value.ts';
import type { FieldSpec, Kind } from '../kinds/kind.ts';
import type { Known } from './ports.ts';
import type { LinkRow, SyncStore } from './store.ts';

/** A record that a value names. */
export interface Need {
  readonly kind: KindName;
  readonly id: RecordId;
}

type Specs = Readonly<Record<string, FieldSpec>>;
type Turn = (value: string, to: KindName) => string;

/** What one pass knows of the links that values name. */
export class References {
  readonly #store: Pick<SyncStore, 'referred'>;
  readonly #pair: string;
  readonly #byId = new Map<string, LinkRow>();
  readonly #byLink = new Map<string, LinkRow>();
  /** Asked for, and without a link. */
  readonly #missing = new Set<string>();

  constructor(store: Pick<SyncStore, 'referred'>, pair: string) {
    this.#store = store;
    this.#pair = pair;
  }

  /** Reads the links that these values name and that are not known yet. One statement at most; none where everything is known. */
  async learn(kind: Kind, values: readonly Fields[]): Promise<void> {
    const named = values.flatMap((fields) => namesIn(kind.fields, fields));
    const isNews = (key: string) => !this.#byId.has(key) && !this.#missing.has(key);
    const records = unique(named.filter(({ id, kind: to }) => id.includes(':') && isNews(keyOf(to, id))));
    const links = unique(named.filter(({ id }) => !id.includes(':') && !this.#byLink.has(id)));
    if (records.length + links.length === 0) return;
    const ids = links.map(({ id }) => Number(id));
    for (const need of records) this.#missing.add(keyOf(need.kind, need.id));
    for (const link of await this.#store.referred(this.#pair, records, ids)) this.know(link);
  }

  /** A link that is there now. */
  know(link: LinkRow): void {
    this.#byLink.set(String(link.id), link);
    for (const id of [link.ids.crm, link.ids.accounting]) {
      this.#byId.set(keyOf(link.kind, id), link);
      this.#missing.delete(keyOf(link.kind, id));
    }
  }

  /** As the planner compares them. */
  toLinks(kind: Kind, fields: Fields): Fields {
    return turned(kind.fields, fields, (value, to) => {
      const link = value.startsWith(REF) ? this.#byId.get(keyOf(to, value.slice(REF.length))) : undefined;
      return link ? `${LINK}${link.id}` : value;
    });
  }

  /** As the system of that side takes them. */
  toRefs(kind: Kind, side: Side, fields: Fields): Fields {
    return turned(kind.fields, fields, (value) => {
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

function keyOf(kind: KindName, id: string): string {
  return `${kind} ${id}`;
}

/** What a side shows as last agreed; what was written and not read yet included. */
export function shownBy({ bases, settling }: LinkRow, side: Side): Fields {
  const agreed = Object.entries(bases[side]).map(([name, { value }]) => [name, value] as const);
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
