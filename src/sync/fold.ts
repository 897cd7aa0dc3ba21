// What a case makes of its link: the inward steps of a plan laid into it, and how its sides were seen.

import { baseOf } from '../core/bases.ts';
import { digest } from '../core/digest.ts';
import {
  type Base,
  type BaseValue,
  type MappedField,
  provenOrNot,
  type Seen,
  type Settling,
  type Side,
  sides,
} from '../core/record.ts';
import type { Step } from '../core/steps.ts';
import { type Fields, isBlank, type Value } from '../core/value.ts';
import { type Case, seenOn } from './case.ts';
import { withFixed, withKept } from './fixed.ts';
import type { Written } from './ports.ts';
import type { LinkRow } from './store.ts';

/** A base with these values laid over it. */
export function based(base: Base, fields: readonly MappedField[], side: Side, values: Fields): Base {
  const laid: Record<string, BaseValue> = { ...base };
  for (const { name, places } of fields) {
    const value = values[name];
    if (value !== undefined) laid[name] = { value, place: places[side] };
  }
  return laid;
}

/** Beside what a base says for the other side to learn of it, what its side shows: whoever names the record goes by that. */
export function withTold(base: Base, names: readonly string[], shown: Fields): Base {
  const told = names.flatMap((name): [string, BaseValue][] => {
    const [entry, value] = [base[name], shown[name] ?? null];
    return entry && !isBlank(value) ? [[name, { ...entry, told: value }]] : [];
  });
  return told.length > 0 ? { ...base, ...Object.fromEntries(told) } : base;
}

/** What the inward steps of a plan make of a link. Steps that write outward are not for here. */
export function fold(link: LinkRow, one: Case, steps: readonly Step[], now: number): LinkRow {
  return steps.reduce((row, step) => foldStep(row, one, step, now), link);
}

function foldStep(row: LinkRow, one: Case, step: Step, now: number): LinkRow {
  const { fields } = one.use.mapping;
  switch (step.do) {
    case 'agree': {
      const settled = step.settled.reduce((settling, side) => settle(settling, one, side), row);
      const values = (side: Side) =>
        Object.fromEntries(Object.entries(step.values).map(([name, both]) => [name, both[side]]));
      const lay = (side: Side) => based(settled.bases[side], fields, side, values(side));
      return { ...settled, bases: { crm: lay('crm'), accounting: lay('accounting') } };
    }
    case 'hold':
      return { ...row, held: step.held };
    case 'note':
      return { ...row, note: step.reason?.code ?? null, noteFacts: step.reason?.facts ?? {} };
    case 'move':
      return {
        ...row,
        ids: { ...row.ids, [step.side]: step.to },
        bases: { ...row.bases, [step.side]: {} },
        versions: { ...row.versions, [step.side]: '' },
        settling: without(row.settling, step.side),
      };
    case 'stay':
      return { ...row, bases: { ...row.bases, crm: withKept(row.bases.crm, step.against) } };
    case 'end':
      return { ...row, ended: true, endedAt: now };
    default:
      return row;
  }
}

/** What a side is yet to show of a write, beside what it has not shown of earlier ones. */
export function settlingWith(
  before: Settling | undefined,
  mapped: readonly MappedField[],
  side: Side,
  { version, sent }: Pick<Written, 'version' | 'sent'>,
): Settling {
  const places = mapped.flatMap((field): [string, string][] =>
    field.name in sent ? [[field.name, field.places[side]]] : [],
  );
  return {
    version,
    fields: { ...before?.fields, ...sent },
    places: { ...before?.places, ...Object.fromEntries(places) },
  };
}

/** A written side shows its save, or somebody has saved since: what was written becomes its base, as shown or as sent. */
function settle(row: LinkRow, one: Case, side: Side): LinkRow {
  const settling = row.settling[side];
  const seen = seenOn(one.sights[side]);
  if (!settling || !seen) return row;
  const { fields } = one.use.mapping;
  const written = fields.filter(({ name }) => settling.fields[name] !== undefined);
  const values = written.flatMap((field): [string, Value][] => {
    const value = baseOf(row, side, seen, field);
    return value === undefined ? [] : [[field.name, value]];
  });
  // What may never have got there has no base any more.
  const others = Object.entries(row.bases[side]).filter(([name]) => settling.fields[name] === undefined);
  const base = based(Object.fromEntries(others), fields, side, Object.fromEntries(values));
  return { ...row, bases: { ...row.bases, [side]: base }, settling: without(row.settling, side) };
}

export function without<T>(bySide: Readonly<Partial<Record<Side, T>>>, side: Side): Partial<Record<Side, T>> {
  return Object.fromEntries(Object.entries(bySide).filter(([name]) => name !== side)) as Partial<Record<Side, T>>;
}

/** Version and time of both sides as they are shown now. An equal version proves nothing while the record is young. */
export function withSeen(
  row: LinkRow,
  shown: Readonly<Partial<Record<Side, Seen>>>,
  ours: Readonly<Partial<Record<Side, Seen>>>,
): LinkRow {
  const versions = { ...row.versions };
  const changedAt = { ...row.changedAt };
  const bases = { ...row.bases };
  for (const side of sides) {
    const seen = shown[side];
    if (!seen || row.settling[side]) continue;
    if (seen.version !== provenOrNot(row.versions[side])) changedAt[side] = seen.changedAt;
    const last = ours[side] ?? seen;
    bases[side] = withFixed(bases[side], last.fixed);
    // What lags is still to be planned, whatever version it bears.
    versions[side] = seen.again !== undefined ? '' : last.young ? `~${last.version}` : last.version;
  }
  return { ...row, bases, versions, changedAt };
}

/** Whether a link differs in anything but when and in which version its sides were seen. */
export function differs(before: LinkRow | null, after: LinkRow): boolean {
  if (!before) return true;
  const core = ({ versions, changedAt, agreedAt, name, ...rest }: LinkRow) => {
    void versions;
    void changedAt;
    void agreedAt;
    void name;
    return digest(rest);
  };
  return core(before) !== core(after);
}
