// Documents that are in step: the same to the cent on both sides, what is due as accounting has it, of the same customer, and void on both
// sides or on neither.

import type { Shown } from '../people/people.ts';
import type { LinkKept } from './books.ts';
import { isExcused } from './in-step.ts';
import { isInTime, type KindSaved, settingsDuring, type Trial, type Violation } from './judge.ts';

export function judgeDocuments(trial: Trial): Violation[] {
  return [...leftBehind(trial), ...apart(trial)];
}

/** Documents that stay where they are for their date, though the settings now let them through. */
function leftBehind(trial: Trial): Violation[] {
  const now = trial.bench.clock.now();
  return trial.books.standings.flatMap(({ pair, kind, id, code }) => {
    const shown = code === 'skip.before-start' ? trial.truth.now(kind, id) : null;
    const isLate = (saved: KindSaved) => shown !== null && !isInTime(saved, shown.traits);
    if (shown?.state !== 'live' || settingsDuring(trial, pair, kind, now, now).some(isLate)) return [];
    return [{ law: 'documents', what: `${id} of ${shown.traits.date ?? ''} is left behind as too early` }];
  });
}

function apart(trial: Trial): Violation[] {
  const live = trial.books.links.filter(({ kind, endedAt }) => kind === 'invoice' && endedAt === 0);
  return live.flatMap((link) => {
    const crm = trial.truth.now('invoice', link.ids.crm);
    const accounting = trial.truth.now('invoice', link.ids.accounting);
    if (!crm || !accounting || link.held.length > 0 || isExcused(trial, link)) return [];
    return unlike(trial, link, crm, accounting).map((what) => ({
      law: 'documents',
      what: `${link.ids.crm} + ${link.ids.accounting}: ${what}`,
    }));
  });
}

function unlike(trial: Trial, { pair }: LinkKept, crm: Shown, accounting: Shown): string[] {
  if (crm.state !== accounting.state)
    return accounting.state === 'away' ? [`${String(accounting.fields.status)} in accounting alone`] : [];
  if (accounting.state === 'away') return [];
  const sums = (['total', 'due'] as const).flatMap((sum) => {
    const [one, other] = [crm.traits[sum], accounting.traits[sum]];
    return one === other ? [] : [`${sum} ${one ?? ''} in the CRM, ${other ?? ''} in accounting`];
  });
  // Whoever merges a customer into another moves the documents along and saves none of them: the customer is what is told of.
  const isOf = ({ ids }: LinkKept) =>
    (ids.accounting === accounting.traits.customer &&
      (ids.crm === crm.traits.customer || trial.truth.now('customer', ids.crm) === null)) ||
    (ids.crm === crm.traits.customer &&
      trial.truth.now('customer', ids.accounting)?.into === accounting.traits.customer);
  const isTheirs = trial.books.links.some((link) => link.pair === pair && link.kind === 'customer' && isOf(link));
  return isTheirs ? sums : [...sums, `of ${crm.traits.customer ?? ''} and of ${accounting.traits.customer ?? ''}`];
}
