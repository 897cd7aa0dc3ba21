// What of a change a fixed record still takes: fields that are open, and of its lines such fields as are. The rest waits for a person.

import { baseOf } from './bases.ts';
import { follow } from './line-pairs.ts';
import { isReissuable, linkTo } from './moves.ts';
import { type Fixed, type MappedField, otherSide, type Seen, type Side } from './record.ts';
import type { IssueChoice, Situation, Step } from './steps.ts';
import { only, type UpdateStep } from './update-step.ts';
import { isRows, type Row, unchanged, type Value } from './value.ts';

type Both<T> = Readonly<Record<Side, T>>;

/** What a fixed record still takes goes out; the rest waits for a person, with the legal way named by the issue. */
export function splitByFixed(
  updates: readonly UpdateStep[],
  situation: Situation,
  seen: Both<Seen>,
): { allowed: UpdateStep[]; refused: Step[] } {
  const allowed: UpdateStep[] = [];
  const refused: Step[] = [];
  for (const step of updates) {
    const { fixed } = seen[step.side];
    const shut = fixed ? Object.keys(step.patch).filter((name) => !isOpen(name, fixed, step)) : [];
    const open = Object.keys(step.patch).filter((name) => !shut.includes(name));
    const going = withParts(
      step,
      open,
      situation.fields.flatMap((field) =>
        fixed && shut.includes(field.name) ? openPart(field, fixed, step, situation, seen) : [],
      ),
    );
    if (Object.keys(going.patch).length > 0) allowed.push(going);
    // An issue is known by its record and code: where both sides are fixed alike, one question goes before the other.
    const isAsked = seen[otherSide(step.side)].fixed?.why === fixed?.why && refused.length > 0;
    if (fixed && shut.length > 0 && !isAsked) refused.push(raiseFixed(step, fixed.why, shut, situation, seen));
  }
  return { allowed, refused };
}

/** Whether a fixed record takes this value: the field is open, or of its lines only such fields change as are open (`lines.account`). */
function isOpen(name: string, { open }: Fixed, { patch, before }: UpdateStep): boolean {
  if (open.includes(name)) return true;
  const [now, was] = [patch[name], before[name]];
  if (!isRows(now) || !isRows(was) || now.length !== was.length) return false;
  return now.every((row, at) => {
    const other = was[at];
    if (other?.key !== row.key) return false;
    const changed = Object.keys(row.fields).filter((each) => !unchanged(other.fields[each], row.fields[each]));
    return changed.every((each) => open.includes(`${name}.${each}`));
  });
}

/** What of a list may go: the list as it is sent, and what the source is taken to show of it. */
interface Part {
  readonly name: string;
  readonly value: Value;
  readonly from: Value;
}

/**
 * Of a list of lines that is not taken as it is: the lines as they stand there with what of them may change. The source is taken to show
 * of the rest what it showed when the two last agreed, so that this is still its edit.
 */
function openPart(
  field: MappedField,
  { open }: Fixed,
  step: UpdateStep,
  { link }: Situation,
  seen: Both<Seen>,
): Part[] {
  const { name } = field;
  const inLines = open.filter((each) => each.startsWith(`${name}.`)).map((each) => each.slice(name.length + 1));
  const [now, was] = [step.patch[name], step.before[name]];
  const source = otherSide(step.side);
  const agreed = link ? baseOf(link, source, seen[source], field) : undefined;
  const shown = seen[source].fields[name];
  if (!isRows(now) || !isRows(was) || !isRows(agreed) || !isRows(shown)) return [];
  const part = was.map((row) =>
    withOpen(
      row,
      now.find(({ key }) => key === row.key),
      inLines,
    ),
  );
  if (part.every((row, at) => row === was[at])) return [];
  return [{ name, value: part, from: asAgreed(field, agreed, shown, inLines) }];
}

function withOpen(row: Row, now: Row | undefined, open: readonly string[]): Row {
  const changed = open.filter((name) => now && !unchanged(row.fields[name], now.fields[name]));
  if (!now || changed.length === 0) return row;
  return {
    ...row,
    fields: { ...row.fields, ...Object.fromEntries(changed.map((name) => [name, now.fields[name] ?? null])) },
  };
}

function asAgreed(
  { row = [] }: MappedField,
  agreed: readonly Row[],
  shown: readonly Row[],
  open: readonly string[],
): Value {
  const { now } = follow(row, agreed, shown);
  return agreed.map((each, at): Row => ({ ...withOpen(each, now[at], open), key: now[at]?.key ?? each.key }));
}

/** The change of what is open, and of lists as far as they are. */
function withParts(step: UpdateStep, open: readonly string[], parts: readonly Part[]): UpdateStep {
  const going = only(step, [...open, ...parts.map(({ name }) => name)]);
  const values = Object.fromEntries(parts.map(({ name, value }) => [name, value]));
  const from = Object.fromEntries(parts.map((part) => [part.name, part.from]));
  return { ...going, patch: { ...going.patch, ...values }, from: { ...going.from, ...from } };
}

function raiseFixed(
  step: UpdateStep,
  why: string,
  fields: readonly string[],
  { kind }: Situation,
  seen: Both<Seen>,
): Step {
  const facts = { side: step.side, why, fields, values: only(step, fields).patch, ...linkTo(seen, step.side) };
  // What was voided is never opened again; another can take its place.
  const anew: IssueChoice[] = why === 'void' && isReissuable(kind, step.side) ? ['reissue'] : [];
  return { do: 'raise', issue: { code: `fixed.${why}`, facts, choices: [...anew, 'retry', 'ignore'] } };
}
