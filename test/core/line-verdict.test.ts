// The lines of a document as one field of its record: the verdict on both lists, in the words of the merge of any field.

import { describe, expect, test } from 'vitest';
import { type Change, type Lists, list, ours, theirs, verdictOf } from './line-list.ts';

const never: Lists = [null, null];
const open = (crm: boolean, accounting: boolean) => ({ open: { crm, accounting } });
const edited: Lists = ['c1 A 5, c2 B', theirs];
const clash: Lists = ['c1 A 5, c2 B', 'a1 A 6, a2 B'];
const crmEdit = 'carry accounting[a1 A 5, a2 B]';

describe('lines that were agreed on', () => {
  test.each<[situation: string, change: Change, verdict: string]>([
    ['are still as they were', {}, 'still'],
    ['were edited on one side', { now: edited }, `${crmEdit} edited`],
    [
      'were edited on one side, where a person is asked about both',
      { now: edited, field: { authority: 'ask' } },
      `${crmEdit} edited`,
    ],
    ['mean the same by now', { now: ['c1 A 5, c2 B', 'a1 A 5.0, a2 B'] }, 'agree equal'],
    ['are to accounting what the CRM’s are there', { now: edited, made: ['c1 X', theirs] }, 'agree equal'],
    [
      'are to the CRM what accounting’s are there',
      { now: [ours, 'a1 A 5, a2 B'], made: [ours, 'a1 X'] },
      'agree equal',
    ],
    ['are not what either side makes of the other’s', { now: edited, made: ['c1 X', 'a1 X'] }, `${crmEdit} edited`],
    ['of a side whose making is not known', { now: ['', theirs], made: [null, null] }, 'carry accounting[] edited'],
    ['were edited on both: accounting’s', { now: clash }, 'carry crm[c1 A 6, c2 B] accounting lost crm[c1 A 5, c2 B]'],
    [
      'were edited on both: the CRM’s',
      { now: clash, field: { authority: 'crm' } },
      `${crmEdit} crm lost accounting[a1 A 6, a2 B]`,
    ],
    [
      'were edited on both: the later one’s',
      { now: clash, field: { authority: 'newest' }, newer: 'crm' },
      `${crmEdit} newest lost accounting[a1 A 6, a2 B]`,
    ],
    [
      'were edited on both, and nobody can tell which is later',
      { now: clash, field: { authority: 'newest' } },
      'hold both-edited',
    ],
    ['were edited on both: a person is asked', { now: clash, field: { authority: 'ask' } }, 'hold both-edited'],
    [
      'were edited on both: asked while one answer could travel, to the CRM',
      { now: clash, field: { authority: 'ask' }, ...open(true, false) },
      'hold both-edited',
    ],
    [
      'were edited on both: asked while one answer could travel, to accounting',
      { now: clash, field: { authority: 'ask' }, ...open(false, true) },
      'hold both-edited',
    ],
    [
      'were edited on both, and nobody is asked what could not travel',
      { now: clash, field: { authority: 'ask' }, ...open(false, false) },
      'rest accounting',
    ],
    [
      'were edited on one side while edits don’t travel there',
      { now: edited, ...open(true, false) },
      'rest accounting',
    ],
    [
      'were edited on one side while edits don’t travel back',
      { now: edited, ...open(false, true) },
      `${crmEdit} edited`,
    ],
    [
      'each have a line that the other edited, and one side is closed: both wait',
      { now: ['c1 A 5, c2 B', 'a1 A, a2 B 7'], ...open(false, true) },
      'rest crm',
    ],
    [
      'travel one way and were edited at the far side: put back',
      { now: [ours, 'a1 A 5, a2 B'], field: { flow: 'to-accounting' } },
      'carry accounting[a1 A, a2 B] edited lost accounting[a1 A 5, a2 B]',
    ],
    [
      'travel to the CRM only',
      { now: [ours, 'a1 A 5, a2 B'], field: { flow: 'to-crm' } },
      'carry crm[c1 A 5, c2 B] edited',
    ],
    [
      'are taken by accounting for new records only',
      { now: edited, field: { onlyAtCreation: { crm: false, accounting: true } } },
      'agree not-settable',
    ],
    [
      'are taken for new records only by a side that is closed as well',
      { now: edited, field: { onlyAtCreation: { crm: false, accounting: true } }, ...open(true, false) },
      'agree not-settable',
    ],
    ['are put aside, and still differ', { now: clash, held: { crm: null, accounting: null } }, 'hold both-edited'],
    [
      'are put aside, and mean the same by now',
      { now: ['c1 A 5, c2 B', 'a1 A 5, a2 B'], held: { crm: null, accounting: null } },
      'agree equal',
    ],
  ])('%s', (_, change, verdict) => {
    expect(verdictOf(change)).toBe(verdict);
  });
});

describe('lines that were never agreed on', () => {
  const first = { base: never, firstMerge: true } as const;

  test.each<[situation: string, change: Change, verdict: string]>([
    ['mean the same', { base: never }, 'agree equal'],
    ['are there on neither side', { base: never, now: never }, 'agree equal'],
    [
      'are there on neither side, and one side says so for the first time',
      { base: ['', null], now: never },
      'agree equal',
    ],
    ['are known of one side only', { base: [ours, null], now: edited }, 'hold mapping-changed'],
    ['are known of the other side only', { base: [null, theirs], now: edited }, 'hold mapping-changed'],
    ['are blank in accounting', { base: never, now: [ours, null] }, 'carry accounting[+ A, + B] filled'],
    ['are blank in the CRM', { base: never, now: [null, theirs] }, 'carry crm[+ A, + B] filled'],
    [
      'are blank where they come from',
      { ...first, now: [null, theirs], field: { flow: 'to-accounting' } },
      'carry accounting[] mirrored lost accounting[a1 A, a2 B]',
    ],
    [
      'are blank where they go to',
      { ...first, now: [ours, null], field: { flow: 'to-accounting' } },
      'carry accounting[+ A, + B] filled',
    ],
    [
      'are blank in a place that the mapping named only now, and stay',
      { base: never, now: [null, theirs], field: { flow: 'to-accounting' } },
      'hold mapping-changed',
    ],
    ['differ in a place that the mapping named only now', { base: never, now: edited }, 'hold mapping-changed'],
    [
      'differ, and the mapping’s preview was approved',
      { base: never, now: edited, field: { approved: true } },
      'carry crm[c1 A, c2 B] accounting lost crm[c1 A 5, c2 B]',
    ],
    [
      'differ in records that were just matched',
      { ...first, now: edited },
      'carry crm[c1 A, c2 B] accounting lost crm[c1 A 5, c2 B]',
    ],
    [
      'differ, and the CRM has authority',
      { ...first, now: edited, field: { authority: 'crm' } },
      `${crmEdit} crm lost accounting[a1 A, a2 B]`,
    ],
    ['differ, and a person has', { ...first, now: edited, field: { authority: 'ask' } }, 'hold both-edited'],
    [
      'differ, and travel to the CRM only',
      { ...first, now: edited, field: { authority: 'crm', flow: 'to-crm' } },
      'carry crm[c1 A, c2 B] mirrored lost crm[c1 A 5, c2 B]',
    ],
    [
      'differ, and travel to accounting only',
      { ...first, now: edited, field: { flow: 'to-accounting' } },
      `${crmEdit} mirrored lost accounting[a1 A, a2 B]`,
    ],
    ['may not be filled now', { base: never, now: [ours, null], ...open(true, false) }, 'rest accounting'],
  ])('%s', (_, change, verdict) => {
    expect(verdictOf(change)).toBe(verdict);
  });
});

describe('lines about which a person decided', () => {
  test.each<[situation: string, change: Change, verdict: string]>([
    ['take the CRM’s', { now: clash, decision: { choice: 'crm' } }, `${crmEdit} decided lost accounting[a1 A 6, a2 B]`],
    [
      'take accounting’s, also where edits don’t travel now',
      { now: clash, decision: { choice: 'accounting' }, ...open(false, false) },
      'carry crm[c1 A 6, c2 B] decided lost crm[c1 A 5, c2 B]',
    ],
    [
      'take a list of the person’s own on both sides',
      { now: clash, decision: { choice: 'value', value: list('+ A 9, + B') } },
      'carry crm[c1 A 9, c2 B] accounting[a1 A 9, a2 B] decided',
    ],
    ['take none at all', { now: clash, decision: { choice: 'value' } }, 'carry crm[] accounting[] decided'],
    ['mean the same meanwhile', { decision: { choice: 'crm' } }, 'agree equal'],
    [
      'go only where the mapping lets them',
      { now: clash, decision: { choice: 'value', value: list('+ C') }, field: { flow: 'to-crm' } },
      'carry crm[c1 C] decided',
    ],
    [
      'go nowhere where the side takes them for new records only',
      { now: clash, decision: { choice: 'crm' }, field: { onlyAtCreation: { crm: false, accounting: true } } },
      'agree not-settable',
    ],
    [
      'do not reach a side that the mapping shuts out',
      { now: clash, decision: { choice: 'crm' }, field: { flow: 'to-crm' } },
      'agree not-settable',
    ],
  ])('%s', (_, change, verdict) => {
    expect(verdictOf(change)).toBe(verdict);
  });
});
