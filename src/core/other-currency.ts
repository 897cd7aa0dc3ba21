// A document whose currency was changed on one side: accounting lets nobody change it there, so that only another document can have it. And
// one whose currency the CRM does not know.

import { isReissuable, linkTo } from './moves.ts';
import { isPutAway, type Seen, type Side } from './record.ts';
import type { IssueChoice, Situation, Step } from './steps.ts';

/** The question that is asked, or undefined where both sides are in one currency. Money on it has to be taken off first. */
export function otherCurrency({ kind, fields }: Situation, seen: Readonly<Record<Side, Seen>>): Step | undefined {
  const [here, there] = [seen.crm.fields.currency, seen.accounting.fields.currency];
  const isMapped = fields.some(({ name }) => name === 'currency') && isReissuable(kind, 'accounting');
  if (!isMapped || typeof here !== 'string' || typeof there !== 'string' || here === there) return undefined;
  if (isPutAway(seen.accounting)) return undefined;
  const facts = { name: seen.crm.name, before: there, after: here, ...linkTo(seen, 'accounting') };
  const choices: readonly IssueChoice[] = seen.accounting.fixed ? ['retry', 'ignore'] : ['reissue', 'ignore'];
  return { do: 'raise', issue: { code: seen.accounting.fixed ? 'reissue.paid' : 'reissue.currency', facts, choices } };
}

/**
 * What is said of a document of accounting in another currency than the only one that the CRM counts in: its amounts would stand there as if
 * they were of that one.
 */
export function unknownCurrency({ onlyCurrency: only }: Situation, { name, currency }: Seen): Step | undefined {
  if (only === undefined || currency === undefined || only === currency) return undefined;
  return {
    do: 'raise',
    issue: { code: 'needs.currency', facts: { name, currency, only }, choices: ['retry', 'ignore'] },
  };
}
