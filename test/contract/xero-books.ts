// What the tests of Xero's documents stand on: one organisation of a region, connected and set up, with its lists read, and every field
// that Xero has for a kind carried.

import type { KindName, RecordId, Seen } from '../../src/core/record.ts';
import type { Fields, Row } from '../../src/core/value.ts';
import { kindOf } from '../../src/kinds/index.ts';
import { withDefaults } from '../../src/kinds/settings.ts';
import type { Dialect } from '../../src/mapping/dialect.ts';
import { compile } from '../../src/mapping/translate.ts';
import type { Draft, System, Write, Written } from '../../src/sync/ports.ts';
import type { Problem, Result } from '../../src/core/problem.ts';
import { play } from '../../src/systems/index.ts';
import type { XeroFacts } from '../../src/systems/xero/dialect.ts';
import { readReferences } from '../../src/systems/xero/references.ts';
import { vendorClock } from '../../src/systems/vendor-clock.ts';
import { Stand } from './stand.ts';
import { freshKey, must } from './steps.ts';
import { PAIR } from './vendors.ts';

export class Books {
  readonly stand: Stand;
  facts: XeroFacts = {};
  /** Where it is not the first one. */
  tenant: string | undefined;
  /** Laid over the default settings. */
  settings: Readonly<Record<string, unknown>> = {};

  constructor(stand: Stand) {
    this.stand = stand;
  }

  /** An organisation with everything that Xero's own demo company has, and nobody in it yet. */
  static async open(switches: Readonly<Record<string, unknown>> = {}): Promise<Books> {
    const books = new Books(await Stand.open({ system: 'xero', switches }));
    await books.learn();
    return books;
  }

  /** Another organisation of the same person, with the chart and the taxes of its region. */
  static async in(region: 'AU' | 'NZ' | 'UK' | 'US', currencies: readonly string[] = []): Promise<Books> {
    const stand = await Stand.open({ system: 'xero' });
    const founded = stand.act('organisation.add', { name: `Books in ${region}`, region, currencies: [...currencies] });
    const tenant = String(founded.id);
    stand.act('tenant.connect', { tenant });
    stand.organisationId = tenant;
    const books = new Books(stand);
    books.tenant = tenant;
    await books.learn();
    return books;
  }

  /** Reads the organisation's lists, as once a day. */
  async learn(): Promise<void> {
    const { line, apiUrl, organisationId, facts } = this.stand.kept();
    const access = { line, baseUrl: apiUrl, tenantId: organisationId };
    this.facts = must(await readReferences(access, facts)).facts;
    this.stand.world.calls = [];
  }

  /** The system as a new pass has it. */
  system(): System {
    const { stand, facts } = this;
    const { organisationId, apiUrl } = stand;
    const { fetch, ...clock } = vendorClock(stand.fetch, () => stand.clock.now());
    const playing = play(
      'xero',
      { connection: 'c1', organisationId, apiUrl, facts: { ...facts }, grant: stand.grant() },
      {
        pair: PAIR,
        settings: withDefaults(this.settings),
        traitsOf: () => [],
        meter: { calls: 0, most: 1_000_000 },
        work: () => 'event',
        fetch,
        clock,
      },
    );
    if (!playing) throw new RangeError('nobody plays Xero');
    const mappings = new Map<KindName, ReturnType<typeof compile>>();
    return playing.system((kind) => {
      const own = playing.dialectOf(kind);
      const known = mappings.get(kind) ?? compile(kindOf(kind), { crm: settable(own), accounting: own }, authority);
      mappings.set(kind, known);
      return known.sides.accounting;
    });
  }

  /** Somebody at work in Xero's own pages. */
  act(action: string, input: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    return this.stand.act(action, { ...input, ...(this.tenant !== undefined && { tenant: this.tenant }) });
  }

  customer(name = 'Harbour Light Ltd'): RecordId {
    return `accounting.Contacts:${String(this.act('contact.create', { Name: name }).ContactID)}`;
  }

  item(code: string, more: Readonly<Record<string, unknown>> = {}): RecordId {
    return `accounting.Items:${String(this.act('item.create', { Code: code, Name: code, ...more }).ItemID)}`;
  }

  async seen(kind: KindName, id: RecordId, system = this.system()): Promise<Seen> {
    const [sight] = await system.read(kind, [id]);
    if (sight?.is === 'present') return sight.seen;
    throw new Error(`not shown: ${JSON.stringify(sight)}`);
  }

  /** Carries a write out, request by request. */
  async carryOut(kind: KindName, write: Write, system = this.system()): Promise<Result<Written>[]> {
    const outcomes: Result<Written>[] = [];
    for (const prepared of system.prepare(kind, write)) outcomes.push(...(await system.send(prepared, freshKey())));
    return outcomes;
  }

  async make(kind: KindName, fields: Fields, more: Partial<Draft> = {}): Promise<Seen> {
    const [outcome] = await this.carryOut(kind, { op: 'create', drafts: [draftOf(fields, more)] });
    return shown(outcome);
  }

  /** Reads the record, changes these fields and tells how it looks then. */
  async change(kind: KindName, id: RecordId, fields: Fields | ((seen: Seen) => Fields)): Promise<Seen> {
    return shown(await this.tryChange(kind, id, fields));
  }

  async tryChange(
    kind: KindName,
    id: RecordId,
    fields: Fields | ((seen: Seen) => Fields),
  ): Promise<Result<Written> | undefined> {
    const system = this.system();
    const seen = await this.seen(kind, id, system);
    const patch = { id, seen, fields: typeof fields === 'function' ? fields(seen) : fields };
    return (await this.carryOut(kind, { op: 'update', patches: [patch] }, system))[0];
  }

  async refused(kind: KindName, fields: Fields, more: Partial<Draft> = {}): Promise<Problem> {
    const [outcome] = await this.carryOut(kind, { op: 'create', drafts: [draftOf(fields, more)] });
    return problemIn(outcome);
  }

  /** Bodies of the writes so far, the newest last. */
  sent(root: string): Record<string, unknown>[] {
    const writes = this.stand.calls().filter(({ method }) => method === 'PUT' || method === 'POST');
    return writes.flatMap(
      ({ requestBody }) => (JSON.parse(requestBody ?? '{}') as Record<string, never[]>)[root] ?? [],
    );
  }
}

const authority = { kind: 'newest', fields: {} } as const;
let drafts = 0;

export function draftOf(fields: Fields, more: Partial<Draft> = {}): Draft {
  drafts += 1;
  return { source: `crm.Invoices:${drafts}`, fields, ...more };
}

/** The far side: everything that Xero has a place for, all of it settable. */
function settable({ module, places }: Dialect): Dialect {
  const free = Object.entries(places).map(([name, place]) => [name, { ...place, settable: 'always' as const }]);
  return { module, places: Object.fromEntries(free) as Dialect['places'] };
}

export function shown(outcome: Result<Written> | undefined): Seen {
  if (outcome?.ok && outcome.value.seen) return outcome.value.seen;
  throw new Error(`not written: ${JSON.stringify(outcome)}`);
}

export function problemIn(outcome: Result<Written> | undefined): Problem {
  if (outcome && !outcome.ok) return outcome.problem;
  throw new Error(`not refused: ${JSON.stringify(outcome)}`);
}

/** A new line. */
export function line(fields: Fields): Row {
  return { key: '', fields };
}

export function rowsOf({ fields }: Seen): readonly Row[] {
  return Array.isArray(fields.lines) ? (fields.lines as readonly Row[]) : [];
}
