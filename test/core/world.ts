// Two sides that live: people edit, a plan is carried out, replies show what a side made of it, or show nothing. What is remembered is
// what the plan says, so that planning again can be tried.

import { digest } from '../../src/core/digest.ts';
import { plan } from '../../src/core/plan.ts';
import {
  type Base,
  type Link,
  type MappedField,
  none,
  otherSide,
  provenOrNot,
  type Seen,
  type Side,
  sides,
  type Sight,
} from '../../src/core/record.ts';
import {
  type Choice,
  isQuiet,
  type OpenIssue,
  type Plan,
  type Rules,
  type Situation,
  type Step,
} from '../../src/core/steps.ts';
import { type Fields, sameMeaning, type Value } from '../../src/core/value.ts';
import { ids, rules } from './build.ts';

/** How a side behaves. */
export interface Manners {
  /** What it makes of a value that it is sent. */
  readonly keeps: (field: string, value: Value) => Value;
  /** Whether it takes a write of these values. */
  readonly takes: (fields: Fields) => boolean;
  /** Whether its replies show the record. */
  readonly repliesInFull: boolean;
}

export const plainManners: Manners = { keeps: (_, value) => value, takes: () => true, repliesInFull: true };

interface Record {
  fields: Fields;
  version: number;
  changedAt: number;
  archived: boolean;
  gone: boolean;
}

type Outward = Extract<Step, { do: 'update' | 'create' | 'archive' }>;

export class World {
  readonly records: { crm: Record | null; accounting: Record | null } = { crm: null, accounting: null };
  /** Everything that was written, in order. */
  readonly written: { side: Side; fields: Fields }[] = [];
  link: Link | null = null;
  issues: OpenIssue[] = [];
  noted: string | null = null;
  choice: Choice | null = null;
  rules: Rules = rules();
  now = 100_000;
  readonly fields: readonly MappedField[];
  readonly manners: { readonly crm: Manners; readonly accounting: Manners };

  constructor(fields: readonly MappedField[], manners: Partial<World['manners']> = {}) {
    this.fields = fields;
    this.manners = { crm: plainManners, accounting: plainManners, ...manners };
  }

  /** Somebody enters or edits a record on a side. */
  edit(side: Side, fields: Fields): void {
    const before = this.records[side];
    const blank = Object.fromEntries(this.fields.map(({ name }) => [name, null]));
    this.#save(side, { ...blank, ...before?.fields, ...fields });
  }

  remove(side: Side): void {
    const record = this.records[side];
    if (record) record.gone = true;
  }

  restore(side: Side): void {
    const record = this.records[side];
    if (record) record.gone = false;
  }

  sightOf(side: Side): Sight {
    const record = this.records[side];
    if (!record) return none;
    return record.gone ? { is: 'gone', how: 'deleted' } : { is: 'present', seen: this.#seen(side, record) };
  }

  situation(): Situation {
    const { fields, link, rules: allowed, issues, choice, noted } = this;
    const sights = { crm: this.sightOf('crm'), accounting: this.sightOf('accounting') };
    const match = { is: 'one', id: ids.accounting, rule: 'name', sure: false } as const;
    const rest = { copy: false, broken: [], rules: allowed, issues, choice, noted };
    return { kind: 'customer', fields, link, sights, match, ...rest };
  }

  plan(): Plan {
    return plan(this.situation());
  }

  /** Plans and carries out until nothing is left to do. Returns how many rounds that took; more than `most` is `Infinity`. */
  settle(most: number): number {
    for (let round = 0; round <= most; round++) {
      const steps = this.plan();
      if (isQuiet(steps)) return round;
      this.carryOut(steps);
    }
    return Infinity;
  }

  /** `forgets`: everything is carried out, and nothing of it is remembered. */
  carryOut(steps: Plan, { forgets = false } = {}): void {
    const before = this.#memory();
    const versions = this.#versions();
    this.choice = null;
    for (const step of steps) this.#inward(step);
    for (const step of steps) {
      if (step.do === 'update' || step.do === 'create' || step.do === 'archive') this.#outward(step, versions);
    }
    this.#remember(steps);
    if (forgets) Object.assign(this, before);
  }

  #memory() {
    const { link, issues, noted } = this;
    return structuredClone({ link, issues, noted });
  }

  #versions() {
    const of = (side: Side) => {
      const sight = this.sightOf(side);
      return sight.is === 'present' ? sight.seen.version : undefined;
    };
    const [crm, accounting] = [of('crm'), of('accounting')];
    return { ...(crm && { crm }), ...(accounting && { accounting }) };
  }

  #seen(side: Side, { fields, version, changedAt, archived }: Record): Seen {
    return {
      id: ids[side],
      version: `${side}-${version}`,
      young: false,
      changedAt,
      name: 'Acme',
      fields,
      traits: {},
      stamp: null,
      fixed: archived ? { why: 'archived', open: [] } : null,
      date: null,
      outside: null,
    };
  }

  #save(side: Side, fields: Fields): Record {
    this.now += 10_000;
    const version = (this.records[side]?.version ?? 0) + 1;
    const record = { fields, version, changedAt: this.now, archived: false, gone: false };
    this.records[side] = record;
    return record;
  }

  #inward(step: Step): void {
    const { link } = this;
    switch (step.do) {
      case 'link':
        this.link = freshLink();
        break;
      case 'agree':
        if (link) for (const side of step.settled) this.link = this.#settled(this.link ?? link, side);
        for (const side of sides)
          this.#lay(side, Object.fromEntries(Object.entries(step.values).map(([name, both]) => [name, both[side]])));
        break;
      case 'hold':
        if (link) this.link = { ...link, held: step.held };
        break;
      case 'end':
        if (link) this.link = { ...link, ended: true };
        break;
      case 'raise':
        this.#raise(step.issue.code, digest(step.issue.facts));
        break;
      case 'withdraw':
        this.issues = this.issues.filter(({ id }) => id !== step.issue);
        break;
      case 'note':
        this.noted = step.reason?.code ?? null;
        break;
      default:
        break;
    }
  }

  #raise(code: string, text: string, versions: OpenIssue['versions'] = {}): void {
    const id = this.issues.length + 1 + Math.max(0, ...this.issues.map((issue) => issue.id));
    this.issues = [...this.issues.filter((issue) => issue.code !== code), { id, code, digest: text, versions }];
  }

  #outward(step: Outward, versions: OpenIssue['versions']): void {
    const { side } = step;
    if (step.do === 'archive') {
      const record = this.records[side];
      if (record) Object.assign(record, { archived: true, version: record.version + 1 });
      return;
    }
    const sent = step.do === 'create' ? step.fields : step.patch;
    if (!this.manners[side].takes(sent)) return this.#raise(`refused.${side}`, 'refused', versions ?? {});
    const kept = Object.fromEntries(
      Object.entries(sent).map(([name, value]) => [name, this.manners[side].keeps(name, value)]),
    );
    const blank = Object.fromEntries(this.fields.map(({ name }) => [name, null]));
    const before = step.do === 'create' ? {} : this.records[side]?.fields;
    const { fields, version } = this.#save(side, { ...blank, ...before, ...kept });
    this.written.push({ side, fields: sent });
    if (step.do === 'create') this.link = freshLink();
    const source = otherSide(side);
    const from = step.do === 'create' ? step.source.fields : step.from;
    this.#lay(source, pick(from, Object.keys(sent)));
    if (this.manners[side].repliesInFull) this.#lay(side, pick(fields, Object.keys(sent)));
    else if (this.link) {
      const settling = { version: `${side}-${version}`, fields: { ...this.link.settling[side]?.fields, ...sent } };
      this.link = { ...this.link, settling: { ...this.link.settling, [side]: settling } };
    }
  }

  /** What a round leaves behind: versions as they were seen, and the time of the agreement where nothing is put aside. */
  #remember(steps: Plan): void {
    if (!this.link) return;
    const isInStep =
      Object.keys(this.link.held).length === 0 && !this.issues.some(({ code }) => code.startsWith('refused.'));
    if (isInStep && steps.every((step) => step.do !== 'wait')) this.link = { ...this.link, agreedAt: this.now };
    const versions = { ...this.link.versions };
    const changedAt = { ...this.link.changedAt };
    for (const side of sides) {
      const record = this.records[side];
      if (!record || this.link.settling[side]) continue;
      const isOurs = steps.some((step) => step.do === 'update' && step.side === side);
      if (!isOurs && provenOrNot(versions[side]) !== `${side}-${record.version}`) changedAt[side] = record.changedAt;
      versions[side] = `${side}-${record.version}`;
    }
    this.link = { ...this.link, versions, changedAt };
  }

  #settled(link: Link, side: Side): Link {
    const settling = link.settling[side];
    const record = this.records[side];
    if (!settling || !record) return link;
    const isShown = settling.version === `${side}-${record.version}`;
    const values = pick(isShown ? record.fields : settling.fields, Object.keys(settling.fields));
    const { [side]: _, ...rest } = link.settling;
    return { ...link, bases: { ...link.bases, [side]: this.#laid(link.bases[side], side, values) }, settling: rest };
  }

  #lay(side: Side, values: Fields): void {
    if (!this.link) return;
    this.link = {
      ...this.link,
      bases: { ...this.link.bases, [side]: this.#laid(this.link.bases[side], side, values) },
    };
  }

  #laid(base: Base, side: Side, values: Fields): Base {
    const places = new Map(this.fields.map((field) => [field.name, field.places[side]]));
    const entries = Object.entries(values).map(
      ([name, value]) => [name, { value, place: places.get(name) ?? '' }] as const,
    );
    return { ...base, ...Object.fromEntries(entries) };
  }

  /** Whether both sides mean the same by a field. */
  isEqual(name: string): boolean {
    const type = this.fields.find((field) => field.name === name)?.type ?? 'text';
    return sameMeaning(type, this.records.crm?.fields[name], this.records.accounting?.fields[name]);
  }
}

function pick(values: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

function freshLink(): Link {
  return {
    id: 7,
    kind: 'customer',
    ids,
    bases: { crm: {}, accounting: {} },
    versions: { crm: '', accounting: '' },
    changedAt: { crm: 0, accounting: 0 },
    settling: {},
    held: {},
    agreedAt: null,
    ended: false,
  };
}
