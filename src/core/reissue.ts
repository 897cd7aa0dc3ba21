// Voiding a document in accounting and issuing it anew, once a person has said so: the legal way out where no edit goes. Two writes: the
// old one is voided, then a new one is made from what the CRM shows. That it was begun is noted on the link, so that whoever looks next
// goes on from there; nothing here is done twice. What was paid stays.

import type { Creation } from './creation.ts';
import { planLinked } from './linked.ts';
import { make } from './make.ts';
import { linkTo } from './moves.ts';
import { isPutAway, type Link, type Seen, type Side } from './record.ts';
import type { Plan, Reason, Situation, Step } from './steps.ts';
import type { Value } from './value.ts';

/** What a link is noted as between the two writes. */
export const REISSUING = 'reissue.begun';

/** What becomes of a link whose document is to be issued anew; undefined where nobody said so, or nothing is left to issue. */
export function planReissue(situation: Situation, link: Link, resting: Reason | undefined): Plan | undefined {
  const { choice, noted, sights } = situation;
  const isBegun = noted === REISSUING;
  if (choice?.choice === 'ignore' || !(isBegun || choice?.choice === 'reissue')) return undefined;
  if (sights.crm.is !== 'present' || sights.accounting.is === 'unknown') return undefined;
  const stopped = resting ?? closedTo(situation);
  if (stopped) return isBegun ? [raiseStopped(sights.crm.seen, stopped.code)] : undefined;
  const old = sights.accounting.is === 'present' ? sights.accounting.seen : undefined;
  const stands = old && !isPutAway(old) ? old : undefined;
  if (stands?.fixed) return asUsual(situation, link, { crm: sights.crm.seen, accounting: stands });
  const making = make(situation, 'accounting', {
    seen: sights.crm.seen,
    why: { code: 'create.reissued', facts: { before: old?.name ?? '' } },
    instead: {
      id: link.ids.accounting,
      ...(old && { seen: old }),
      ...startingAs(situation, sights.crm.seen.fields.status),
    },
  });
  // Nothing is voided before it is known that the new one can be made.
  const isReady = making.some((step) => step.do === 'create');
  return stands && isReady ? [{ do: 'note', reason: { code: REISSUING } }, voiding(stands)] : making;
}

/** Switched off since it was begun, or before. */
function closedTo({ rules }: Situation): Reason | undefined {
  const { on, create, update } = rules.into.accounting;
  if (!on) return { code: 'skip.direction-off' };
  if (!create) return { code: 'skip.create-off' };
  return update ? undefined : { code: 'skip.update-off' };
}

/** Money on it, a closed period, another's doing: it can't be voided now, and the usual plan says why. */
function asUsual(situation: Situation, link: Link, seen: Readonly<Record<Side, Seen>>): Plan {
  const steps = planLinked({ ...situation, choice: null, noted: null }, link, seen);
  const facts = { name: seen.crm.name, why: seen.accounting.fixed?.why ?? '', ...linkTo(seen, 'accounting') };
  return [...steps, { do: 'raise', issue: { code: 'reissue.refused', facts, choices: ['reissue', 'ignore'] } }];
}

function raiseStopped({ name }: Seen, why: string): Step {
  return { do: 'raise', issue: { code: 'reissue.stopped', facts: { name, why }, choices: ['ignore'] } };
}

/** Nothing of the state is agreed on: where it is not issued anew after all, the CRM learns that it was voided. */
function voiding({ id, fields: { status = null } }: Seen): Step {
  return {
    do: 'update',
    side: 'accounting',
    id,
    patch: { status: 'void' },
    before: { status },
    from: { status: 'void' },
    why: { code: 'update.reissue' },
    lost: [],
    both: ['status'],
  };
}

/** It starts in the state that the CRM shows; a state that money makes, or none, begins as the settings say. */
function startingAs({ creation }: Situation, status: Value | undefined): { creation?: Creation } {
  if (!creation) return {};
  const known = STARTS[String(status)];
  return { creation: known === undefined ? creation : { ...creation, status: known } };
}

const STARTS: Readonly<Record<string, string>> = {
  draft: 'draft',
  submitted: 'submitted',
  approved: 'approved',
  'part-paid': 'approved',
  overdue: 'approved',
  paid: 'approved',
};
