// A write's parts: records of one module that go in one call, and what came of each. Which records one conditional call may hold is
// decided here; what is in them is not.

import { done, type Problem, type Result } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import type { Patch } from '../../sync/ports.ts';
import { listen } from '../exchange.ts';
import { fromZohoTime, writeRecords, type ZohoAccess } from './api.ts';
import { problemOfElement } from './errors.ts';
import { YOUNG_MS } from './spec.ts';
import { toRecordId } from './ids.ts';

/** One record's part of a write, and what came of it. */
export interface Part {
  readonly record: Json;
  problem: Problem | null;
  /** Epoch ms of the save, and the id, once it is done. */
  at: number;
  id: string;
}

export type Parts = readonly (Part | null)[];

/** Null where there is nothing to write but an id. */
export function partOf(record: Json | undefined): Part | null {
  const isSomething = record && Object.keys(record).some((name) => name !== 'id');
  return isSomething ? { record, problem: null, at: 0, id: '' } : null;
}

interface How {
  readonly method: 'POST' | 'PUT';
  readonly module: string;
  readonly unmodifiedSince?: number;
}

export interface PartsWriter {
  readonly access: ZohoAccess;
  readonly stampField: string | null;
}

/**
 * Sends the parts that there are as one call, and files what the reply says of each. Where the whole call is refused because of one of
 * them that isn't named, each half is tried by itself: nothing of a refused call was saved.
 */
export async function sendParts(writer: PartsWriter, how: How, parts: Parts): Promise<void> {
  const { access, stampField } = writer;
  const sent = parts.filter((part) => part !== null);
  if (sent.length === 0) return;
  const heard = listen(access.line);
  const replied = await writeRecords(access, { ...how, records: sent.map(({ record }) => record) });
  if (!replied.ok && isOneOfMany(replied.problem) && sent.length > 1) {
    const half = Math.ceil(sent.length / 2);
    await sendParts(writer, how, sent.slice(0, half));
    return sendParts(writer, how, sent.slice(half));
  }
  sent.forEach((part, at) => {
    file(part, how.module, stampField, replied.ok ? done(elementOf(replied.value, at)) : replied);
    if (part.problem) part.problem = heard(part.problem, at);
  });
}

/** A refusal of what was sent; not of where or how it was sent, which every half would meet as well. */
function isOneOfMany(problem: Problem): boolean {
  return (
    problem.code === 'request.refused' && (problem.status < 300 || problem.status === 400 || problem.status === 413)
  );
}

/** A call that is stale as a whole may be answered with the one element that made it so: nothing of it was saved. */
function elementOf(elements: readonly Json[], at: number): Json | undefined {
  const [first] = elements;
  return elements.length === 1 && first?.code === 'ALREADY_MODIFIED' ? first : elements[at];
}

function file(part: Part, module: string, stampField: string | null, reply: Result<Json | undefined>): void {
  if (!reply.ok) {
    part.problem = reply.problem;
    return;
  }
  const element = reply.value;
  if (!element) {
    part.problem = { code: 'outcome.unknown' };
    return;
  }
  const details = isJson(element.details) ? element.details : {};
  if (element.status === 'error' || (element.code !== undefined && element.code !== 'SUCCESS')) {
    const sent = typeof part.record.id === 'string' ? part.record.id : null;
    part.problem = problemOfElement(element, { sent, stampField, idOf: (id) => toRecordId(module, id) });
    return;
  }
  part.id = String(details.id ?? '');
  part.at = fromZohoTime(details.Modified_Time);
}

/** Parts of patches as reads. Where nobody knows when a record was read, it counts as read as soon as it could no longer be young. */
export function readsOf(patches: readonly Patch[], parts: Parts, saved: (patch: Patch) => number): Read[] {
  return patches.map((patch, at) => {
    const { readAt = saved(patch) + YOUNG_MS } = patch.seen;
    return { part: parts[at] ?? null, savedAt: saved(patch), readAt };
  });
}

/** A part with when it was last saved and when that was read, epoch ms. */
interface Read {
  readonly part: Part | null;
  readonly savedAt: number;
  readonly readAt: number;
}

/**
 * Sends changes on condition that nobody has saved since they were read. One header stands for a whole call: the newest save among
 * its records. So a call holds only records that were read after that save, or an edit made in between would be overwritten.
 */
export async function sendConditionally(writer: PartsWriter, module: string, reads: readonly Read[]): Promise<void> {
  const waiting = reads.filter(({ part }) => part !== null).sort((one, other) => one.readAt - other.readAt);
  for (let first = 0; first < waiting.length;) {
    const readAt = waiting[first]?.readAt ?? 0;
    let last = first + 1;
    while (last < waiting.length && (waiting[last]?.savedAt ?? 0) + YOUNG_MS <= readAt) last += 1;
    const call = waiting.slice(first, last);
    const newest = Math.max(...call.map(({ savedAt }) => savedAt));
    const how = { method: 'PUT' as const, module, ...(newest > 0 && { unmodifiedSince: newest }) };
    await sendParts(
      writer,
      how,
      call.map(({ part }) => part),
    );
    first = last;
  }
}
