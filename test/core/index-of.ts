// A small index of who is known by what, and the question that a record without a link puts to it.

import { type Entry, findMatch, keysOf, type MatchRule } from '../../src/core/match.ts';
import type { RecordId, Side } from '../../src/core/record.ts';
import type { Match } from '../../src/core/steps.ts';
import type { Fields } from '../../src/core/value.ts';
import { customer } from '../../src/kinds/party.ts';
import { seen } from './build.ts';

export interface Known {
  readonly id: RecordId;
  readonly fields: Fields;
  readonly linked?: boolean;
  readonly archived?: boolean;
}

export function crm(id: string, fields: Fields, more: Partial<Known> = {}): Known {
  return { id: `crm.Accounts:${id}`, fields, ...more };
}

export function books(id: string, fields: Fields, more: Partial<Known> = {}): Known {
  return { id: `accounting.Contacts:${id}`, fields, ...more };
}

export function sideOf(id: RecordId): Side {
  return id.startsWith('crm.') ? 'crm' : 'accounting';
}

function entriesOf(rules: readonly MatchRule[], { id, fields, linked = false, archived = false }: Known): Entry[] {
  return keysOf(rules, fields).map((key) => ({ ...key, side: sideOf(id), id, linked, archived }));
}

/** The verdict for one of the known records; `round` are the records that are worked on with it. */
export function matchOf(
  record: Known,
  known: readonly Known[],
  round: readonly Known[] = [],
  rules: readonly MatchRule[] = customer.match,
): Match {
  const keys = keysOf(rules, record.fields);
  const mine = new Set(keys.map(({ key }) => key));
  const entries = [record, ...known].flatMap((each) => entriesOf(rules, each)).filter(({ key }) => mine.has(key));
  const drafts = round
    .filter(({ id }) => id !== record.id && sideOf(id) === sideOf(record.id))
    .map(({ id, fields }) => ({ id, keys: keysOf(rules, fields) }));
  const side = sideOf(record.id);
  return findMatch(rules, { side, seen: seen(side, record), keys, entries, drafts });
}
