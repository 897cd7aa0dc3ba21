// Every write of every resource: find the elements in the body, apply them one by one, and answer as `summarizeErrors` asks.
// Without it one refused element refuses the whole call and nothing is kept (seen on the wire for one element).

import type { Call, Work } from '../call.ts';
import { brokenInside, enveloped, type Json, notFound, refused, type Reply } from '../wire/reply.ts';
import { bind, type Bound, type Misfit, type Shape } from './shape.ts';
import { type Trouble, withTroubles } from './trouble.ts';

/** What became of an element. */
export type Applied =
  | { done: () => Json; warnings?: string[] }
  | { refused: Trouble[]; echo: Json }
  /** It names a record that is not there, which is told by 404 for the whole call. */
  | 'missing';

/** `create` is PUT; `upsert` is POST; `update` is POST to one record's own address. */
export type Mode = 'create' | 'upsert' | 'update';

export interface Writing<S extends Shape> {
  /** Name of the list in body and answer. */
  root: string;
  shape: S;
  /** The flag that a failed element carries. */
  flag?: 'HasErrors' | 'HasValidationErrors';
  /** Elements that one call may carry, where Xero is stricter than its general limits. */
  most?: number;
  /** The name of the member that holds a record's id. */
  id: string;
  /** The answer repeats `SummarizeErrors`, and tells no charset, as for quotes (seen on the wire). */
  oldStack?: true;
  apply(work: Work, element: Bound<S>, mode: Mode): Applied;
}

/** Answers a write. `id` is the record that the address names. */
export function write<S extends Shape>(call: Call, writing: Writing<S>, mode: Mode, id?: string): Reply {
  const misfits: Misfit[] = [];
  const read = elementsOf(call, writing, misfits, id);
  if (!Array.isArray(read)) return read;
  if (misfits.some(({ crashes }) => crashes) && call.xero.switches.objectForListStatus === 500) return brokenInside();
  const [misfit] = misfits;
  if (misfit) return refused(call, 14, misfit.message);
  return finished(call, writing, read, mode);
}

function finished<S extends Shape>(call: Call, writing: Writing<S>, elements: Bound<S>[], mode: Mode): Reply {
  const { books } = call;
  const perElement = call.query.get('summarizeErrors')?.toLowerCase() === 'false';
  const outcomes: Exclude<Applied, 'missing'>[] = [];
  books.begin();
  for (const element of elements) {
    const mark = books.journal.mark();
    const applied = writing.apply(call, element, mode);
    if (applied === 'missing') {
      books.rollBack();
      return notFound();
    }
    if ('refused' in applied) books.journal.backTo(mark);
    outcomes.push(applied);
  }
  if (!perElement && outcomes.some((outcome) => 'refused' in outcome)) {
    books.rollBack();
    return refused(call, 10, 'A validation exception occurred', failures(call, writing, outcomes));
  }
  const rows = outcomes.map((outcome) => shown(call, writing, outcome, perElement));
  books.commit();
  const more = writing.oldStack ? { SummarizeErrors: !perElement } : {};
  return enveloped(call, writing.root, rows, more, !writing.oldStack);
}

function shown<S extends Shape>(
  call: Call,
  writing: Writing<S>,
  outcome: Exclude<Applied, 'missing'>,
  perElement: boolean,
): Json {
  if ('refused' in outcome) return { ...failed(call, writing, outcome), StatusAttributeString: 'ERROR' };
  const { warnings = [] } = outcome;
  return {
    ...outcome.done(),
    ...(perElement && { StatusAttributeString: warnings.length ? 'WARNING' : 'OK' }),
    ...(warnings.length && { Warnings: warnings.map((message) => ({ Message: message })) }),
  };
}

function failures<S extends Shape>(call: Call, writing: Writing<S>, outcomes: Exclude<Applied, 'missing'>[]): Json[] {
  const only = call.xero.switches.elementsListOnlyFailures;
  return outcomes.flatMap((outcome) => {
    if ('refused' in outcome) return [failed(call, writing, outcome)];
    return only ? [] : [{ ValidationErrors: [] }];
  });
}

function failed<S extends Shape>(call: Call, { flag }: Writing<S>, outcome: { refused: Trouble[]; echo: Json }): Json {
  const marked = withTroubles(outcome.echo, outcome.refused, call.xero.switches.lineErrorsAt);
  return flag ? { ...marked, [flag]: true } : marked;
}

function elementsOf<S extends Shape>(
  call: Call,
  writing: Writing<S>,
  misfits: Misfit[],
  id?: string,
): Bound<S>[] | Reply {
  const body = parsed(call);
  if (!body) return refused(call, 14, 'JSON reading failed: the body is not a JSON object.');
  const { root, shape, most } = writing;
  const key = Object.keys(body).find((name) => name.toLowerCase() === root.toLowerCase());
  const listed = key === undefined ? undefined : (body as Json)[key];
  const wrapped = Array.isArray(listed) ? listed : listed === undefined ? undefined : [listed];
  const elements = Array.isArray(body) ? body : (wrapped ?? (looksLike(shape, body) ? [body] : []));
  const objects = elements.filter((element): element is object => typeof element === 'object' && element !== null);
  if (!objects.length) return refused(call, 17, nothingProcessed(root));
  const limit = most ?? call.xero.switches.maxElements;
  if (limit !== null && objects.length > limit) {
    return refused(call, 10, `At most ${limit} ${root} may be sent in one call.`);
  }
  return objects.map((element) => {
    const bound = bind(shape, element, misfits);
    return id === undefined ? bound : { ...bound, [writing.id]: id };
  });
}

function parsed(call: Call): object | undefined {
  if (!call.headers.get('content-type')?.toLowerCase().includes('json')) return undefined;
  try {
    const body: unknown = JSON.parse(call.text);
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether an object that is no envelope has anything of an element. */
function looksLike(shape: Shape, body: object): boolean {
  const names = new Set(Object.keys(shape).map((name) => name.toLowerCase()));
  return Object.keys(body).some((name) => names.has(name.toLowerCase()));
}

/** (unverified wording, with Xero's own misspelling as it is remembered) */
function nothingProcessed(root: string): string {
  return `No data has been processed for this endpoint. This endpoint is expecting ${root} data to be specifed in the request body.`;
}
