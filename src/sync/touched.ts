// Whom a round of work has touched: customers of documents whose money changed. What is open with them is added up anew, soon and together:
// nothing in accounting tells when it changes, and adding up costs calls.

import type { Fields } from '../core/value.ts';
import { unchanged } from '../core/value.ts';
import type { RecordId } from '../core/record.ts';
import { moneyShown } from '../kinds/settings.ts';
import { seenOn } from './case.ts';
import { rememberedOf } from './fixed.ts';
import type { Crew } from './crew.ts';
import type { LookChange, Rest } from './look.ts';
import type { Work } from './work.ts';

/** What is open is added up at most this often: changes that come faster wait for each other. */
export const BALANCES_EVERY_MS = 600_000;

/** What of a document decides how much is open with its customer. */
const DECIDING = ['customer', 'status', 'amountDue', 'dueDate', 'exchangeRate'];

/** The change to the look at balances that this round calls for; none where nobody wants to see them, or nobody was touched. */
export function touchedBy(crew: Crew, works: readonly Work[]): LookChange[] {
  const ids = new Set(
    works.flatMap((work) => (work.one.use.kind.name === 'customer' ? untold(work) : parties(crew, work))),
  );
  return touch(crew, [...ids]);
}

/** Has what is open with these customers added up, now or when the last time is long enough ago. */
export function touch(crew: Crew, ids: readonly RecordId[]): LookChange[] {
  const { due, credit } = moneyShown(crew.settings);
  const look = crew.looks.find('customer', 'accounting', 'balances');
  const known = new Set(look?.rest.map(({ id }) => id));
  const fresh = ids.filter((id) => !known.has(id));
  if (!look || fresh.length === 0 || !(due || credit)) return [];
  const now = crew.world.now();
  const at = Math.max(now, (look.lookedAt ?? 0) + BALANCES_EVERY_MS);
  const rest: Rest[] = [...look.rest, ...fresh.map((id) => ({ id, at }))];
  const cause = { work: 'timer', trigger: 'timer', actor: null } as const;
  return [{ kind: 'customer', side: 'accounting', sort: 'balances', rest, mark: { at, ids: [], cause } }];
}

/** A customer of whom no sum was ever told: just linked, or shown sums only now. */
function untold({ one, row }: Work): RecordId[] {
  const wants = one.use.mapping.fields.some(({ name, flow }) => SUMS.includes(name) && flow === 'to-crm');
  const isUntold = SUMS.every((name) => (row?.bases.accounting[name]?.value ?? null) === null);
  return wants && isUntold && row && !row.ended && one.sights.accounting.is !== 'gone' ? [row.ids.accounting] : [];
}

const SUMS = ['outstanding', 'creditBalance'];

/** The customers of a document, before and now, where what decides has changed. */
function parties(crew: Crew, { one, shown }: Work): RecordId[] {
  if (!one.use.kind.touches.includes('customer')) return [];
  const before = one.link ? rememberedOf(one.link.bases.accounting).fields : {};
  const seen = [seenOn(one.sights.accounting), shown.accounting].flatMap((each) => (each ? [each.fields] : []));
  const changed = seen.filter((fields) => DECIDING.some((name) => !unchanged(before[name], fields[name])));
  if (changed.length === 0) return [];
  return [before, ...changed].flatMap((fields) => partyIn(crew, fields));
}

function partyIn({ references }: Crew, { customer }: Fields): RecordId[] {
  const id = typeof customer === 'string' ? references.recordOf(customer, 'accounting') : undefined;
  return id === undefined ? [] : [id];
}
