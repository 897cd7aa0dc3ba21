// A linked record that one side shows no more: what is proved, what is asked, and what a person's answer does.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import { none, type Side, sides, type Sight } from '../../src/core/record.ts';
import type { Choice, Situation } from '../../src/core/steps.ts';
import { briefs, edited, field, gone, into, issue, link, linked, present, rules, situation, stepsOf } from './build.ts';

/** The record is gone on one side, the other shows what was agreed on. */
function goneOn(side: Side, more: Partial<Situation> = {}): Situation {
  const sights = { crm: present('crm'), accounting: present('accounting'), [side]: gone };
  return situation({ link: link(), sights, ...more });
}

const answer = (choice: 'approve' | 'reject' | 'ignore' | 'retry'): Choice => ({ choice });

test('of a contact that we buy from and sell to only the link ends, whatever the settings or a person say', () => {
  const isBoth = { isBoth: true };
  expect(briefs(plan(goneOn('crm', isBoth)))).toEqual(['end']);
  expect(briefs(plan(goneOn('crm', { ...isBoth, rules: into('accounting', { delete: 'apply' }) })))).toEqual(['end']);
  expect(briefs(plan(goneOn('crm', { ...isBoth, choice: answer('approve') })))).toEqual(['end']);
  expect(briefs(plan(goneOn('accounting', { ...isBoth, choice: answer('approve') })))).toEqual(['archive crm']);
});

describe.each(sides)('gone on the side of %s', (side) => {
  const left: Side = side === 'crm' ? 'accounting' : 'crm';

  test('a proposal names the record and what may be answered', () => {
    const [raise] = stepsOf(plan(goneOn(side)), 'raise');
    expect(raise?.issue).toMatchObject({
      code: 'gone.proposal',
      facts: { name: 'Acme', side },
      choices: ['approve', 'reject', 'ignore'],
    });
  });

  test('with deletions carried at once the other one is archived, and the link ends once it shows that', () => {
    const apply = { rules: into(left, { delete: 'apply' }) };
    expect(briefs(plan(goneOn(side, apply)))).toEqual([`archive ${left}`]);
    const fixed = { why: 'archived', open: [] } as const;
    const after = goneOn(side, { ...apply, sights: { crm: gone, accounting: gone, [left]: present(left, { fixed }) } });
    expect(briefs(plan(after))).toEqual(['end']);
  });

  test('an archive that was refused is not tried again before somebody asks or the record has changed', () => {
    const refused = (version: string) => issue(`refused.${left}`, { versions: { [left]: version } });
    const apply = { rules: into(left, { delete: 'apply' }) };
    expect(briefs(plan(goneOn(side, { ...apply, issues: [refused(`${left}-1`)] })))).toEqual([`stand refused.${left}`]);
    expect(briefs(plan(goneOn(side, { ...apply, issues: [refused(`${left}-0`)] })))).toEqual([`archive ${left}`]);
    const asked = { ...apply, issues: [refused(`${left}-1`)], choice: answer('retry') };
    expect(briefs(plan(goneOn(side, asked)))).toEqual([`archive ${left}`]);
  });

  test('an archive that was refused leaves the link, so that it is tried again', () => {
    const steps = plan(goneOn(side, { choice: answer('approve') }));
    expect(briefs(steps)).toEqual([`archive ${left}`]);
  });

  test('approved before somebody edited what is left: that edit is asked about, and approved with it by the next answer', () => {
    const sights = { crm: gone, accounting: gone, [left]: present(left, { fields: { phone: '5' } }) };
    const approved = (of: string): Partial<Situation> => ({ sights, choice: { choice: 'approve', of } });
    expect(briefs(plan(goneOn(side, approved('gone.proposal'))))).toEqual(['raise gone.edited']);
    expect(briefs(plan(goneOn(side, approved('gone.guarded'))))).toEqual(['raise gone.edited']);
    expect(briefs(plan(goneOn(side, approved('gone.edited'))))).toEqual([`archive ${left}`]);
    const unedited = { choice: { choice: 'approve', of: 'gone.proposal' } } as const;
    expect(briefs(plan(goneOn(side, unedited)))).toEqual([`archive ${left}`]);
  });

  test('with deletions off the link stays and a note says why', () => {
    expect(briefs(plan(goneOn(side, { rules: into(left, { delete: 'off' }) })))).toEqual(['note skip.delete-off']);
    expect(briefs(plan(goneOn(side, { rules: into(left, { on: false }) })))).toEqual(['note skip.delete-off']);
  });

  test('the answer no parts the two', () => {
    const [end] = stepsOf(plan(goneOn(side, { choice: answer('reject') })), 'end');
    expect(end?.why.code).toBe('end.unlinked');
  });

  test('the answer never mind is remembered, and nothing is asked again', () => {
    expect(briefs(plan(goneOn(side, { choice: answer('ignore') })))).toEqual(['note skip.ignored']);
    expect(briefs(plan(goneOn(side, { noted: 'skip.ignored' })))).toEqual(['stand skip.ignored']);
  });

  test('to try again is no answer to the proposal: it stands', () => {
    const proposal = plan(goneOn(side));
    const again = plan(goneOn(side, { choice: answer('retry'), issues: [issue('refused.crm')] }));
    expect(stepsOf(again, 'raise')).toEqual(stepsOf(proposal, 'raise'));
    expect(briefs(plan(goneOn(side, { choice: answer('retry'), noted: 'skip.ignored' })))).toContain(
      'raise gone.proposal',
    );
  });

  test('what is left and can’t be archived now is put before a person, and the link stays', () => {
    const fixed = { why: 'in-approval', open: [] } as const;
    const shut = { sights: { crm: gone, accounting: gone, [left]: present(left, { fixed }) } };
    expect(briefs(plan(goneOn(side, { ...shut, choice: answer('approve') })))).toEqual(['raise fixed.in-approval']);
    expect(briefs(plan(goneOn(side, { ...shut, rules: into(left, { delete: 'apply' }) })))).toEqual([
      'raise fixed.in-approval',
    ]);
  });

  test('a kind that is switched off rests: nothing is proposed, nothing archived', () => {
    const off = { rules: into(left, { delete: 'apply' }, { kindOn: false }) };
    expect(briefs(plan(goneOn(side, off)))).toEqual(['note skip.kind-off']);
    const outside = { rules: rules({ outside: { code: 'skip.filter' } }) };
    expect(briefs(plan(goneOn(side, outside)))).toEqual(['note skip.filter']);
  });
});

describe('edits of what is left', () => {
  const editedLeft = linked(gone, edited('accounting', { phone: '1' }));

  test('are never destroyed: a person decides, even where deletions are carried at once', () => {
    const rule = into('accounting', { delete: 'apply' });
    expect(briefs(plan({ ...editedLeft, rules: rule }))).toEqual(['raise gone.edited']);
  });

  test('the answer yes archives it, and the link ends then', () => {
    expect(briefs(plan({ ...editedLeft, choice: answer('approve') }))).toEqual(['archive accounting']);
    const fixed = { why: 'archived', open: [] } as const;
    expect(briefs(plan(linked(gone, edited('accounting', { phone: '1' }, { fixed }))))).toEqual(['end']);
  });

  const sent = { accounting: { version: 'accounting-1', fields: { phone: '2' } } };

  test('what we wrote ourselves is no edit', () => {
    const shown = present('accounting', { fields: { name: 'Acme', phone: '2', taxNumber: null } });
    const own = linked(gone, shown, { link: link({ settling: sent }) });
    expect(briefs(plan(own))).toEqual(['raise gone.proposal']);
  });

  test('who has saved since we wrote has edited', () => {
    const since = linked(gone, edited('accounting', { phone: '3' }), { link: link({ settling: sent }) });
    expect(briefs(plan(since))).toEqual(['raise gone.edited']);
  });

  test('a save of ours that proves nothing yet is waited for', () => {
    const young = linked(gone, present('accounting', { young: true }), { link: link({ settling: sent }) });
    expect(briefs(plan(young))).toEqual(['wait record.young']);
  });

  test('what only the other side tells is no edit here: it would have been put back', () => {
    const fields = [field('name'), field('phone', { flow: 'to-crm' })];
    const left = edited('crm', { phone: '1' });
    expect(briefs(plan(linked(left, gone, { fields })))).toEqual(['raise gone.proposal']);
    // There it is what this side has yet to learn.
    const source = edited('accounting', { phone: '1' });
    expect(briefs(plan(linked(gone, source, { fields })))).toEqual(['raise gone.edited']);
  });

  test('a field that was mapped anew has no base and is no edit', () => {
    const moved = link({ bases: { crm: {}, accounting: { phone: { value: 'x', place: 'elsewhere' } } } });
    expect(briefs(plan(linked(gone, present('accounting'), { link: moved })))).toEqual(['raise gone.proposal']);
  });
});

describe('merged into another', () => {
  const into7 = { is: 'gone', how: 'merged', into: 'crm.Accounts:7' } as const;
  const target = (free: boolean) => ({ mergeTarget: { side: 'crm', id: 'crm.Accounts:7', free } as const });
  const taken = linked(into7, present('accounting'), target(false));

  test('the link follows to one that is free', () => {
    expect(plan(linked(into7, present('accounting'), target(true)))).toEqual([
      { do: 'move', side: 'crm', to: 'crm.Accounts:7' },
    ]);
  });

  test('two that became one are put before a person, with what may be answered', () => {
    const [raise] = stepsOf(plan(taken), 'raise');
    expect(raise?.issue).toMatchObject({ code: 'merged.two-became-one', facts: { into: 'crm.Accounts:7' } });
    expect(raise?.issue.choices).toEqual(['reject', 'ignore']);
  });

  test('both answers do something', () => {
    expect(briefs(plan({ ...taken, choice: answer('reject') }))).toEqual(['end']);
    expect(briefs(plan({ ...taken, choice: answer('ignore') }))).toEqual(['note skip.ignored']);
    expect(briefs(plan({ ...taken, noted: 'skip.ignored' }))).toEqual(['stand skip.ignored']);
  });

  test('one of whom nobody knows whether it is free is not moved to', () => {
    expect(briefs(plan(linked(into7, present('accounting'))))).toEqual(['raise merged.two-became-one']);
  });
});

describe('merged into nobody knows whom', () => {
  test('counts as deleted', () => {
    const lost: Sight = { is: 'gone', how: 'merged' };
    expect(briefs(plan(linked(lost, present('accounting'))))).toEqual(['raise gone.proposal']);
  });
});

describe('the facts of a question about a deletion', () => {
  test('name the record and its side, and of a merged one what it became: nothing else', () => {
    const facts = (sight: Sight) => stepsOf(plan(linked(sight, present('accounting'))), 'raise')[0]?.issue.facts;
    expect(facts(gone)).toEqual({ name: 'Acme', side: 'crm' });
    expect(facts({ is: 'gone', how: 'merged', into: 'crm.Accounts:7' })).toEqual({
      name: 'Acme',
      side: 'crm',
      into: 'crm.Accounts:7',
    });
  });
});

describe('not there and not proved gone', () => {
  test.each(sides)('a linked record that %s no longer counts among its kind rests', (side) => {
    const sights = { crm: present('crm'), accounting: present('accounting'), [side]: none };
    const apply = into(side === 'crm' ? 'accounting' : 'crm', { delete: 'apply' });
    expect(briefs(plan(situation({ link: link(), sights, rules: apply })))).toEqual(['note skip.left-kind']);
  });

  test('neither side showing anything ends no link', () => {
    expect(briefs(plan(linked(none, none)))).toEqual(['note skip.left-kind']);
    expect(briefs(plan(linked(gone, none)))).toEqual(['note skip.left-kind']);
  });

  test('a record that now shows itself under another id is not written to', () => {
    const moved = edited('crm', { phone: '1' }, { id: 'crm.Accounts:99' });
    expect(briefs(plan(linked(moved, edited('accounting', { name: 'B' }))))).toEqual(['note skip.left-kind']);
  });
});

describe('gone on both sides', () => {
  test('the link ends, and every issue of it is withdrawn', () => {
    const steps = plan(
      linked(gone, gone, { issues: [issue('gone.proposal', { id: 4 }), issue('refused.crm', { id: 5 })] }),
    );
    expect(briefs(steps)).toEqual(['end', 'withdraw', 'withdraw']);
    expect(stepsOf(steps, 'end')[0]?.why.code).toBe('end.both-gone');
  });
});

test('one of both capacities that was merged into another goes with it', () => {
  const into: Sight = { is: 'gone', how: 'merged', into: 'crm.Accounts:2' };
  const sights = { crm: into, accounting: present('accounting') };
  const merged = situation({ link: link(), sights, isBoth: true });
  expect(briefs(plan(merged))).toEqual(briefs(plan({ ...merged, isBoth: false })));
  expect(briefs(plan(merged))).not.toContain('end');
});
