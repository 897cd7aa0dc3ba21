// What a person may decide about an issue, as a request says it and as the record is asked for it.

import * as z from 'zod';
import type { KindName } from '../../core/record.ts';
import type { Choice } from '../../core/steps.ts';
import { asTyped } from '../../core/typed.ts';
import type { ListedIssue } from '../../db/lists/index.ts';
import { kindOf } from '../../kinds/index.ts';
import { ApiError } from '../errors.ts';

export const choice = z.enum([
  'crm',
  'accounting',
  'value',
  'approve',
  'reject',
  'link',
  'create',
  'reissue',
  'ignore',
  'retry',
]);
const decision = z.union([
  z.enum(['crm', 'accounting']),
  z.object({ value: z.union([z.string(), z.boolean(), z.null()]) }),
]);
export const resolution = z.object({
  choice,
  value: z.union([z.string(), z.boolean(), z.null()]).optional(),
  fields: z.union([z.array(z.string()), z.record(z.string(), decision)]).optional(),
});

export type Resolution = z.infer<typeof resolution>;

/** What a resolution asks of the record. Throws where the choice is none that the issue offers, or lacks what it needs. */
export function choiceFor(
  issue: ListedIssue,
  { choice: chosen, value, fields }: Resolution,
  idOf: (id: string) => string,
): Choice {
  if (!issue.choices.includes(chosen)) {
    const facts = { options: issue.choices };
    throw new ApiError('issue.choice', facts, [{ field: 'choice', code: 'field.choice', facts }]);
  }
  switch (chosen) {
    case 'crm':
    case 'accounting':
    case 'value':
      return { choice: 'fields', decisions: decisionsFor(issue, chosen, value, fields) };
    case 'link': {
      if (typeof value !== 'string' || value === '') {
        throw new ApiError('issue.value', { needs: 'link' }, [{ field: 'value', code: 'field.id' }]);
      }
      return { choice: 'link', id: idOf(value) };
    }
    case 'retry':
    case 'ignore':
      return { choice: chosen, ...(isAside(issue.code) && { of: issue.code }) };
    case 'approve':
      return { choice: chosen, ...(issue.code.startsWith('gone.') && { of: issue.code }) };
    default:
      return { choice: chosen };
  }
}

/** What is answered is not the record itself: a mail, or in which pair it is. */
function isAside(code: string): boolean {
  return code.startsWith('mail.') || code === 'route.moved';
}

function decisionsFor(
  issue: ListedIssue,
  chosen: 'crm' | 'accounting' | 'value',
  value: Resolution['value'],
  fields: Resolution['fields'],
) {
  const held = Object.keys((issue.facts.fields ?? {}) as object);
  if (fields && !Array.isArray(fields)) {
    return Object.fromEntries(
      Object.entries(fields).map(([name, each]) => [
        name,
        typeof each === 'string' ? { choice: each } : typed(issue, name, each.value),
      ]),
    );
  }
  if (chosen === 'value' && value === undefined) {
    throw new ApiError('issue.value', { needs: 'value' }, [{ field: 'value', code: 'field.needed' }]);
  }
  const names = fields ?? held;
  return Object.fromEntries(
    names.map((name) => [name, chosen === 'value' ? typed(issue, name, value ?? null) : { choice: chosen }]),
  );
}

/** A value of one's own must be one that the field can have: what no vendor takes would be tried for ever. */
function typed({ kind }: ListedIssue, name: string, value: string | boolean | null) {
  const { type } = (kind && kindOf(kind as KindName).fields[name]) || { type: 'text' as const };
  const fitting = asTyped(type, value);
  if (fitting === undefined) {
    const facts = { expected: type };
    throw new ApiError('issue.value', { needs: 'value' }, [{ field: name, code: 'field.type', facts }]);
  }
  return { choice: 'value' as const, value: fitting };
}
