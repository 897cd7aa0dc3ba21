// What became of each element of a write. Xero tells in two forms; the caller hears one.

import { type Collection, elementsOf, hasId } from './collection.ts';
import { readLimits } from './limits.ts';
import { gatherMessages } from './messages.ts';
import type { Exchange } from './operation.ts';
import { objectOf, problemOf } from './refusal.ts';
import { readJson, textOf, unreadableFailure } from './reply.ts';
import { type ElementOutcome, failure, type Result } from './result.ts';
import { type Members, membersOf, putInShape } from './shape.ts';

/** Both forms of Xero's answer: 200 with a verdict on each, or 400 for all with the refused ones under `Elements`. */
export async function readOutcomes<Element>(
  of: Collection<Element>,
  response: Response,
  given: string | undefined,
  { count }: Exchange = {},
): Promise<Result<readonly ElementOutcome<Element>[]>> {
  if (response.status === 400) return readRefusals(response, given, count);
  const read = await readJson(response, given);
  if (!read.ok) return read;
  const elements = elementsOf(of, read.value);
  if (!elements) return unreadableFailure(response, 'shape', read.limits);
  if (count !== undefined && elements.length !== count) return unreadableFailure(response, 'count', read.limits);
  return { ok: true, value: elements.map((members) => outcomeOfElement(of, members)), limits: read.limits };
}

function outcomeOfElement<Element>(of: Collection<Element>, members: Members): ElementOutcome<Element> {
  const { StatusAttributeString, HasErrors, HasValidationErrors, ValidationErrors } = members;
  const isFlagged = StatusAttributeString === 'ERROR' || HasErrors === true || HasValidationErrors === true;
  // A refused element is an echo of the request, with the zero GUID where nothing was created: it is never handed on.
  if (isFlagged || membersOf(ValidationErrors).length > 0 || !hasId(of, members)) {
    return { ok: false, messages: gatherMessages(members, 'errors') };
  }
  const warnings = gatherMessages(members, 'warnings');
  return { ok: true, element: putInShape(of.shape, members) as Element, warnings };
}

/** Refusals are told element by element only where Xero lists as many as were sent: which ones it leaves out is not documented. */
async function readRefusals(
  response: Response,
  given: string | undefined,
  count: number | undefined,
): Promise<Result<readonly ElementOutcome<never>[]>> {
  const limits = readLimits(response.headers);
  const text = (await textOf(response, given)) ?? '';
  const problem = problemOf(response.status, response.headers, text, limits);
  const elements = membersOf(objectOf(text).Elements);
  if (problem.code !== 'validation' || elements.length === 0 || elements.length !== count)
    return failure(problem, limits);
  const value = elements.map((members) => ({ ok: false as const, messages: gatherMessages(members, 'errors') }));
  return { ok: true, value, limits };
}
