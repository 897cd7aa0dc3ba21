// What was said to a vendor and what it said to that, for the log's detail: of one record alone, without secrets, without what is told of
// other people, and never longer than a page. Kept beside the problem, in memory, until the pass has put it into the log.

import type { Problem } from '../core/problem.ts';
import type { Exchange } from '../sync/ports.ts';
import { jsonOf, type Line, type Outgoing, type Reply } from './http.ts';

/** A request with its reply; no reply where none came. */
export interface Said {
  readonly request: Pick<Outgoing, 'method' | 'url' | 'body'>;
  readonly reply: Pick<Reply, 'status' | 'text'> | null;
}

/** Characters of each of the two at most. */
const MOST_CHARS = 2_000;
/** Of a text in them, and of a list. */
const MOST_TEXT = 200;
const MOST_ROWS = 12;

/** Names of members whose values nobody may see. */
const SECRET = /token|secret|password|authori[sz]ation|api_?-?key|bank|iban|card_?number|batchpayments/i;
/** Members that tell of another person or record: its id and name stay. */
const OTHER = /^(Contact|Owner|Created_By|Modified_By|created_by|last_modified_by|contact_persons|\w+_Owner)$/;

const exchanges = new WeakMap<Problem, Exchange>();

/**
 * From now on: problems of what is sent over that line, with what was said kept beside each. `at` is the item's place in the request. Where
 * nothing is sent there is nothing to keep.
 */
export function listen(line: Pick<Line, 'said'>): (problem: Problem, at: number) => Problem {
  const before = line.said();
  return (problem, at) => {
    const said = line.said();
    if (!said || said === before) return problem;
    // One refusal of a whole request is a problem of each of its items.
    const own = { ...problem };
    exchanges.set(own, exchangeFrom(said, at));
    return own;
  };
}

/** What was said where that problem came up, or null where nothing was sent. */
export function exchangeOf(problem: Problem): Exchange | null {
  return exchanges.get(problem) ?? null;
}

/** Exported for its tests. */
export function exchangeFrom({ request: { method, url, body }, reply }: Said, at: number): Exchange {
  return {
    method,
    path: new URL(url).pathname,
    request: body === undefined ? null : shownOf(body, at),
    status: reply?.status ?? null,
    reply: reply === null ? null : shownOf(reply.text, at),
  };
}

function shownOf(text: string, at: number): string {
  const json = jsonOf(text);
  const shown = json === undefined ? text : JSON.stringify(cleaned(ownPart(json, at), true));
  return shown.length > MOST_CHARS ? `${shown.slice(0, MOST_CHARS)}…` : shown;
}

/** Of a body of many records, the one at that place, under the same name. What is said of the whole request stays as it is. */
function ownPart(json: unknown, at: number): unknown {
  if (!isObject(json)) return Array.isArray(json) ? (json[at] ?? null) : json;
  const lists = Object.entries(json).filter(([, value]) => Array.isArray(value));
  const [[name = '', list] = []] = lists;
  if (lists.length !== 1 || !Array.isArray(list) || list.every((each) => !isObject(each))) return json;
  const own: unknown = list[at];
  const rest = Object.entries(json).filter(([key, value]) => key !== name && !isObject(value));
  return { ...Object.fromEntries(rest), [name]: own === undefined ? [] : [own] };
}

function cleaned(value: unknown, isTop: boolean): unknown {
  if (typeof value === 'string') return value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value;
  if (Array.isArray(value)) {
    const rows = value.slice(0, MOST_ROWS).map((each) => cleaned(each, isTop));
    return value.length > MOST_ROWS ? [...rows, `… ${value.length - MOST_ROWS}`] : rows;
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, each]): [string, unknown] => {
    if (SECRET.test(name)) return [name, '…'];
    return [name, OTHER.test(name) ? named(each) : cleaned(each, false)];
  });
  return Object.fromEntries(members);
}

/** Of somebody else, who it is and no more. */
function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, MOST_ROWS).map(named);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => /^(id|name|\w*ID|Name)$/.test(name)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
