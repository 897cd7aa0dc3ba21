// Issues that are open while a record is planned: which stand, which are brought up to date, which have passed.

import { describe, expect, test } from 'vitest';
import { digest } from '../../src/core/digest.ts';
import { plan } from '../../src/core/plan.ts';
import { briefs, edited, gone, into, issue, linked, present } from './build.ts';

const facts = { name: 'Acme', side: 'crm' };

describe('a question with the same facts under another code', () => {
  test('is another question: a deletion that was proposed is now one of an edited record', () => {
    const proposed = issue('gone.proposal', { digest: digest(facts) });
    const steps = plan(linked(gone, edited('accounting', { phone: '1' }), { issues: [proposed] }));
    expect(briefs(steps)).toEqual(['raise gone.edited', 'withdraw']);
  });
});

describe('an issue of a write that failed too often', () => {
  const failed = issue('failed.system.failed', { id: 3 });

  test('stands while the write is tried again, whichever side it was', () => {
    const toCrm = linked(present('crm'), edited('accounting', { phone: '1' }), { issues: [failed] });
    const toAccounting = linked(edited('crm', { phone: '1' }), present('accounting'), { issues: [failed] });
    expect(briefs(plan(toCrm))).toEqual(['update crm']);
    expect(briefs(plan(toAccounting))).toEqual(['update accounting']);
  });

  test('stands while an archiving is tried again', () => {
    const rules = into('accounting', { delete: 'apply' });
    const steps = plan(linked(gone, present('accounting'), { issues: [failed], rules }));
    expect(briefs(steps)).toEqual(['archive accounting']);
  });

  test('has passed once nothing is to be written', () => {
    expect(briefs(plan(linked(present('crm'), present('accounting'), { issues: [failed] })))).toEqual(['withdraw']);
  });
});
