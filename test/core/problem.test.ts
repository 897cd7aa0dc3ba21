// What each problem calls for. The list is complete: a new problem has no row here until somebody decides.

import { describe, expect, test } from 'vitest';
import {
  type Disposition,
  dispositionOf,
  done,
  failed,
  leavesOutcomeOpen,
  pauseAfter,
  type Problem,
  waitOf,
} from '../../src/core/problem.ts';

type Row = { readonly problem: Problem; readonly calls: Disposition; readonly open: boolean };

const detail = 'as the vendor put it';
const rows: { readonly [C in Problem['code']]: Row & { readonly problem: { readonly code: C } } } = {
  'system.unreachable': { problem: { code: 'system.unreachable', sent: true, detail }, calls: 'retry', open: true },
  'system.failed': { problem: { code: 'system.failed', status: 503, detail }, calls: 'retry', open: true },
  'system.unreadable': { problem: { code: 'system.unreadable', status: 200, detail }, calls: 'retry', open: true },
  'system.busy': { problem: { code: 'system.busy', retryAfterMs: 7_000 }, calls: 'wait-for', open: false },
  'system.day-spent': { problem: { code: 'system.day-spent', retryAfterMs: 9_000 }, calls: 'wait-for', open: false },
  'budget.spent': { problem: { code: 'budget.spent' }, calls: 'wait-for', open: false },
  'grant.revoked': { problem: { code: 'grant.revoked', detail }, calls: 'pause-pair', open: false },
  'permission.denied': { problem: { code: 'permission.denied', detail }, calls: 'ask-a-person', open: false },
  'request.refused': { problem: { code: 'request.refused', status: 400, detail }, calls: 'ask-a-person', open: false },
  'record.refused': { problem: { code: 'record.refused', complaints: [] }, calls: 'ask-a-person', open: false },
  'record.moved': { problem: { code: 'record.moved' }, calls: 'retry', open: false },
  'record.young': { problem: { code: 'record.young', retryAfterMs: 2_000 }, calls: 'wait-for', open: false },
  'record.duplicate': {
    problem: { code: 'record.duplicate', field: 'name', id: null, detail },
    calls: 'ask-a-person',
    open: false,
  },
  'record.fixed': { problem: { code: 'record.fixed', why: 'paid', fields: [] }, calls: 'ask-a-person', open: false },
  'record.locked': { problem: { code: 'record.locked', detail }, calls: 'retry', open: false },
  'record.missing': { problem: { code: 'record.missing', id: 'crm.Accounts:1' }, calls: 'ask-a-person', open: false },
  'needs.missing': { problem: { code: 'needs.missing', needs: ['crm.Accounts:1'] }, calls: 'wait-for', open: false },
  'outcome.unknown': { problem: { code: 'outcome.unknown' }, calls: 'retry', open: true },
  'mapping.invalid': {
    problem: { code: 'mapping.invalid', fields: ['name'], detail },
    calls: 'ask-a-person',
    open: false,
  },
};

describe.each(Object.entries(rows))('%s', (code, { problem, calls, open }) => {
  test(`calls for ${calls}${open ? ', and the write may have been carried out' : ''}`, () => {
    expect(problem.code).toBe(code);
    expect(dispositionOf(problem)).toBe(calls);
    expect(leavesOutcomeOpen(problem)).toBe(open);
  });

  test('names its own time or none, and is never tried at once again and again', () => {
    const own = 'retryAfterMs' in problem ? (problem.retryAfterMs ?? 0) : 0;
    expect(waitOf(problem)).toBe(own);
    expect(pauseAfter(problem)).toBeGreaterThanOrEqual(own);
    if (calls === 'retry') expect(pauseAfter(problem)).toBe(5_000);
    if (calls === 'ask-a-person') expect(pauseAfter(problem)).toBe(600_000);
    if (calls === 'wait-for' || calls === 'pause-pair') expect(pauseAfter(problem)).toBe(own);
  });
});

test('a request that never left may be sent again as a new one', () => {
  expect(leavesOutcomeOpen({ code: 'system.unreachable', sent: false, detail })).toBe(false);
});

test('a result is a value, or a problem', () => {
  expect(done(3)).toEqual({ ok: true, value: 3 });
  expect(failed({ code: 'record.moved' })).toEqual({ ok: false, problem: { code: 'record.moved' } });
});
