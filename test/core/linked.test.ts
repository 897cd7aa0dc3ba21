// Linked records that both sides show: needs of an edit, whose edit is newer, when a refusal's issue has passed.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import type { MappedField } from '../../src/core/record.ts';
import {
  base,
  briefs,
  company,
  companyFields,
  edited,
  field,
  issue,
  link,
  linked,
  present,
  stepsOf,
  unknown,
} from './build.ts';

describe('an edit that refers to a record without a link', () => {
  const fields: MappedField[] = [...companyFields, field('parent', { type: 'ref' })];
  const agreed = { ...company, parent: 'link:3' };
  const before = link({ bases: { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) } });
  const refers = linked(
    edited('crm', { parent: 'ref:crm.Accounts:5', phone: '1' }),
    present('accounting', { fields: agreed }),
    { fields, link: before },
  );

  test('waits for that record, and the rest of the edit goes on', () => {
    const steps = plan(refers);
    expect(stepsOf(steps, 'update').map(({ patch }) => patch)).toEqual([{ phone: '1' }]);
    expect(stepsOf(steps, 'wait')).toMatchObject([{ why: { code: 'needs.missing' }, needs: ['crm.Accounts:5'] }]);
  });

  test('travels once it is linked', () => {
    const now = linked(edited('crm', { parent: 'link:5' }), present('accounting', { fields: agreed }), {
      fields,
      link: before,
    });
    expect(stepsOf(plan(now), 'update').map(({ patch }) => patch)).toEqual([{ parent: 'link:5' }]);
  });
});

describe('whose edit is newer', () => {
  const saved = (changedAt: number) => ({ changedAt });

  test('the side that somebody saved last wins', () => {
    const both = linked(
      edited('crm', { phone: '1' }, saved(60_000)),
      edited('accounting', { phone: '2' }, saved(90_000)),
    );
    expect(stepsOf(plan(both), 'update')).toMatchObject([
      { side: 'crm', patch: { phone: '2' }, why: { code: 'update.newest' } },
    ]);
  });

  test('within five seconds nobody can tell, and a person is asked', () => {
    const close = linked(
      edited('crm', { phone: '1' }, saved(60_000)),
      edited('accounting', { phone: '2' }, saved(65_000)),
    );
    expect(briefs(plan(close))).toEqual(['hold', 'raise conflict.fields']);
    const clear = linked(
      edited('crm', { phone: '1' }, saved(65_001)),
      edited('accounting', { phone: '2' }, saved(60_000)),
    );
    expect(briefs(plan(clear))).toEqual(['update accounting']);
  });

  test('our own save does not count, whether it is remembered or still settling', () => {
    // The CRM's edit is of 60,000; then we wrote something else there, at 120,000. Accounting was edited at 90,000.
    const ours = edited('crm', { phone: '1', name: 'B' }, { version: 'crm-3', changedAt: 120_000 });
    const theirs = edited('accounting', { phone: '2' }, saved(90_000));
    const known = link({
      changedAt: { crm: 60_000, accounting: 1_000 },
      versions: { crm: 'crm-3', accounting: 'accounting-1' },
    });
    expect(stepsOf(plan(linked(ours, theirs, { link: known })), 'update').map(({ side }) => side)).toContain('crm');
    const settling = link({
      changedAt: { crm: 60_000, accounting: 1_000 },
      settling: { crm: { version: 'crm-3', fields: { name: 'B' } } },
    });
    const steps = plan(linked(ours, theirs, { link: settling }));
    expect(stepsOf(steps, 'update')).toMatchObject([{ side: 'crm', patch: { phone: '2' } }]);
  });
});

describe('the issue of a refused write', () => {
  const refused = issue('refused.accounting', { id: 9, versions: { crm: 'crm-1', accounting: 'accounting-1' } });

  test('stands while nothing changed, and the write is not tried', () => {
    const same = { versions: { crm: 'crm-2', accounting: 'accounting-1' } };
    const steps = plan(
      linked(edited('crm', { phone: '1' }), present('accounting'), { issues: [{ ...refused, ...same }] }),
    );
    expect(briefs(steps)).toEqual(['stand refused.accounting']);
  });

  test('is withdrawn once that side has nothing to be written, whatever is written to the other', () => {
    const steps = plan(linked(present('crm'), edited('accounting', { phone: '1' }), { issues: [refused] }));
    expect(briefs(steps)).toEqual(['update crm', 'withdraw']);
  });

  test('is not withdrawn while the write is tried again', () => {
    const steps = plan(linked(edited('crm', { phone: '1' }), present('accounting'), { issues: [refused] }));
    expect(briefs(steps)).toEqual(['update accounting']);
  });

  test('is withdrawn when there is nothing left to write', () => {
    expect(briefs(plan(linked(present('crm'), present('accounting'), { issues: [refused] })))).toEqual(['withdraw']);
  });
});

describe('the issue of a currency that accounting has not got', () => {
  const versions = { crm: 'crm-2', accounting: 'accounting-2' };
  const lacking = { issues: [issue('refused.currency', { id: 9, versions })] };
  const shown = [edited('crm', { phone: '1' }), edited('accounting', { name: 'B' })] as const;

  test('holds back what goes to accounting while nothing changed, and nothing that goes to the CRM', () => {
    const steps = plan(linked(...shown, lacking));
    expect(briefs(steps).sort()).toEqual(['stand refused.currency', 'update crm']);
  });
});

describe('a record that can’t be read', () => {
  test('is left for a while, longer where only a person can help', () => {
    const wait = (steps: ReturnType<typeof plan>) => stepsOf(steps, 'wait')[0]?.afterMs ?? 0;
    const failed = wait(plan(linked(present('crm'), unknown)));
    const missing = { is: 'unknown', problem: { code: 'record.missing', id: 'crm.Accounts:1' } } as const;
    const busy = { is: 'unknown', problem: { code: 'system.busy', retryAfterMs: 42_000 } } as const;
    expect(failed).toBeGreaterThanOrEqual(1_000);
    expect(wait(plan(linked(missing, present('accounting'))))).toBeGreaterThan(failed);
    expect(wait(plan(linked(busy, present('accounting'))))).toBe(42_000);
  });
});

describe('an edit of which a part can’t be written', () => {
  test('counts as lost only what is overwritten', () => {
    const fixed = { why: 'paid', open: ['name'] } as const;
    const both = linked(
      edited('crm', { phone: '1', name: 'B' }, { changedAt: 200_000 }),
      edited('accounting', { phone: '2', name: 'C' }, { fixed }),
    );
    const steps = plan(both);
    expect(briefs(steps)).toEqual(['raise fixed.paid', 'update accounting']);
    expect(stepsOf(steps, 'update')[0]).toMatchObject({
      patch: { name: 'B' },
      before: { name: 'C' },
      from: { name: 'B' },
      lost: [{ field: 'name', side: 'accounting', value: 'C' }],
    });
    expect(stepsOf(steps, 'raise')[0]?.issue.facts).toMatchObject({ fields: ['phone'], values: { phone: '1' } });
  });
});

describe('edits on both sides that neither may take', () => {
  test('are one question at a time: an issue is known by its record and code', () => {
    const fixed = { why: 'paid', open: [] } as const;
    const both = linked(edited('crm', { phone: '1' }, { fixed }), edited('accounting', { name: 'B' }, { fixed }));
    expect(briefs(plan(both))).toEqual(['raise fixed.paid']);
  });

  test('are two questions where the reasons are two', () => {
    const both = linked(
      edited('crm', { phone: '1' }, { fixed: { why: 'in-approval', open: [] } }),
      edited('accounting', { name: 'B' }, { fixed: { why: 'paid', open: [] } }),
    );
    expect(briefs(plan(both)).sort()).toEqual(['raise fixed.in-approval', 'raise fixed.paid']);
  });
});
