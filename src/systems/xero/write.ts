// Writing at a desk: a write as requests of the sizes that Xero takes, and sending them. A refusal of the whole request because of one
// element that isn't named is halved until it is.

import { numericNames, parseExact, stringifyExact } from 'xero-node-lite';
import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import type { Prepared, Write, Written } from '../../sync/ports.ts';
import { listen } from '../exchange.ts';
import { type AtDesk, type DeskOutcome, recordIdOf } from './desk.ts';
import { refusalOf } from './errors.ts';
import { WRITE_BYTES, WRITE_ELEMENTS } from './spec.ts';

const encoder = new TextEncoder();

export function prepare<Element>({ desk, kind, translator }: AtDesk<Element>, write: Write): Prepared[] {
  const { op } = write;
  const usual = desk.elementsAtMost?.(op) ?? WRITE_ELEMENTS;
  const prepared: Prepared[] = [];
  let batch: object[] = [];
  let bytes = 0;
  let current = '';
  const close = () => {
    if (batch.length > 0) prepared.push({ kind, op, body: desk.body(op, batch), count: batch.length });
    batch = [];
    bytes = 0;
  };
  for (const element of desk.elementsOf(translator, write)) {
    const size = encoder.encode(JSON.stringify(element)).byteLength;
    const { sort = '', most = usual } = desk.sortOf?.(element) ?? {};
    if (sort !== current || batch.length >= most || bytes + size > WRITE_BYTES) close();
    current = sort;
    batch.push(element);
    bytes += size;
  }
  close();
  return prepared;
}

export async function send<Element>(at: AtDesk<Element>, prepared: Prepared, key: string): Promise<Result<Written>[]> {
  const { count } = prepared;
  const heard = listen(at.access.line);
  const sent = await at.desk.send(at.access, prepared, key);
  if (sent.ok) {
    return sent.value.map((outcome, index) => {
      const written = toWritten(at, outcome, prepared, index);
      return written.ok ? written : failed(heard(written.problem, index));
    });
  }
  if (isOneOfMany(sent.problem) && count > 1) return halve(at, prepared, key);
  const problem = count === 1 ? aboutOne(at, sent.problem, prepared) : sent.problem;
  return Array.from({ length: count }, (_, index) => failed(heard(problem, index)));
}

const NO_CONTACT = 'The contact of the document could not be found.';

/** A change of one record that is not found is a change of a record that is not there. */
function aboutOne<Element>({ desk }: AtDesk<Element>, problem: Problem, { op, body }: Prepared): Problem {
  if (problem.code !== 'request.refused' || problem.status !== 404) return problem;
  const [element] = elementsIn(body).elements;
  // A document that names an unknown contact is answered so; one that is unknown itself is refused as an element (seen on the wire).
  if (desk.party && element && 'Contact' in element) {
    return { code: 'record.refused', complaints: [{ field: desk.party, message: problem.detail || NO_CONTACT }] };
  }
  if (op === 'create') return problem;
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

/** What Xero says of a document whose id it does not know. */
const MISSING = /^(An existing|The) (invoice|quote|purchase order)\b.*could not be found/i;

function toWritten<Element>(
  { desk, kind, translator, now }: AtDesk<Element>,
  outcome: DeskOutcome<Element>,
  { op, body }: Prepared,
  index: number,
): Result<Written> {
  if (!outcome.ok) {
    const isMissing =
      op !== 'create' && outcome.messages.some(({ path, message }) => path === '' && MISSING.test(message));
    const element = isMissing ? elementsIn(body).elements[index] : undefined;
    if (element) return failed({ code: 'record.missing', id: recordIdOf(desk, desk.idOf(element as Element)) });
    return failed(refusalOf(outcome.messages, desk.party));
  }
  if ('gone' in outcome)
    return done({ id: recordIdOf(desk, outcome.gone), version: '', changedAt: now(), seen: null, sent: {} });
  const seen = desk.toSeen(kind, translator, outcome.element);
  const { id, version, changedAt } = seen;
  return done({ id, version, changedAt, seen, sent: {} });
}
