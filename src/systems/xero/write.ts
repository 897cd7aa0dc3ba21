// Writing at a desk: a write as requests of the sizes that Xero takes, and sending them. A refusal of the whole request because of one
// element that isn't named is halved until it is.

import { type ElementOutcome, numericNames, parseExact, stringifyExact } from 'xero-node-lite';
import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import type { Prepared, Write, Written } from '../../sync/ports.ts';
import { type AtDesk, recordIdOf } from './desk.ts';
import { refusalOf } from './errors.ts';
import { WRITE_BYTES, WRITE_ELEMENTS } from './spec.ts';

export function prepare<Element>({ desk, kind, translator }: AtDesk<Element>, write: Write): Prepared[] {
  const { op } = write;
  const most = desk.elementsAtMost?.(op) ?? WRITE_ELEMENTS;
  const prepared: Prepared[] = [];
  let batch: object[] = [];
  let bytes = 0;
  const close = () => {
    if (batch.length > 0) prepared.push({ kind, op, body: desk.body(op, batch), count: batch.length });
    batch = [];
    bytes = 0;
  };
  for (const element of desk.elementsOf(translator, write)) {
    // No character takes more than three bytes for each of its units.
    const size = JSON.stringify(element).length * 3;
    if (batch.length >= most || (bytes + size > WRITE_BYTES && batch.length > 0)) close();
    batch.push(element);
    bytes += size;
  }
  close();
  return prepared;
}

export async function send<Element>(at: AtDesk<Element>, prepared: Prepared, key: string): Promise<Result<Written>[]> {
  const { count } = prepared;
  const sent = await at.desk.send(at.access, prepared, key);
  if (sent.ok) return sent.value.map((outcome) => toWritten(at, outcome));
  if (isOneOfMany(sent.problem) && count > 1) return halve(at, prepared, key);
  const problem = count === 1 ? aboutOne(at, sent.problem, prepared) : sent.problem;
  return Array.from({ length: count }, () => failed(problem));
}

/** A change of one record that is not found is a change of a record that is not there. */
function aboutOne<Element>({ desk }: AtDesk<Element>, problem: Problem, { op, body }: Prepared): Problem {
  if (op === 'create' || problem.code !== 'request.refused' || problem.status !== 404) return problem;
  const [element] = elementsIn(body).elements;
  return element ? { code: 'record.missing', id: recordIdOf(desk, desk.idOf(element as Element)) } : problem;
}

/** The whole request was refused because of one element that isn't named: each half is tried under a key of its own. */
async function halve<Element>(at: AtDesk<Element>, prepared: Prepared, key: string): Promise<Result<Written>[]> {
  const { root, elements } = elementsIn(prepared.body);
  const half = Math.ceil(elements.length / 2);
  const part = (some: readonly object[]): Prepared => ({
    ...prepared,
    body: stringifyExact({ [root]: some }, numericNames),
    count: some.length,
  });
  const first = await send(at, part(elements.slice(0, half)), `${key}a`);
  const second = await send(at, part(elements.slice(half)), `${key}b`);
  return [...first, ...second];
}

function elementsIn(body: string): { root: string; elements: readonly object[] } {
  const [[root, elements] = ['', []]] = Object.entries(parseExact(body) as Record<string, object[]>);
  return { root, elements };
}

function isOneOfMany(problem: Problem): boolean {
  return (
    problem.code === 'record.refused' ||
    (problem.code === 'request.refused' && [400, 404, 413].includes(problem.status))
  );
}

function toWritten<Element>(
  { desk, kind, translator }: AtDesk<Element>,
  outcome: ElementOutcome<Element>,
): Result<Written> {
  if (!outcome.ok) return failed(refusalOf(outcome.messages));
  const seen = desk.toSeen(kind, translator, outcome.element);
  const { id, version, changedAt } = seen;
  return done({ id, version, changedAt, seen, sent: {} });
}
