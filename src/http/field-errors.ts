// What zod finds wrong with a request, as fields and codes. Zod's own words are English and stay out of replies.

import type * as z from 'zod';
import type { FieldError } from './errors.ts';

type Issue = z.core.$ZodIssue;

/** A field each: what is wrong with it, by its path; `body` where the whole of it is. */
export function fieldErrors({ issues }: z.core.$ZodError): FieldError[] {
  return issues.map((issue) => ({ field: issue.path.map(String).join('.') || 'body', ...wrongWith(issue) }));
}

function wrongWith(issue: Issue): Omit<FieldError, 'field'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? { code: 'field.needed' }
        : { code: 'field.type', facts: { expected: issue.expected } };
    case 'invalid_value':
      return { code: 'field.choice', facts: { options: issue.values.map(String) } };
    case 'invalid_format':
      return { code: 'field.format', facts: { format: issue.format } };
    case 'too_small':
      return { code: 'field.too-small', facts: { minimum: String(issue.minimum) } };
    case 'too_big':
      return { code: 'field.too-big', facts: { maximum: String(issue.maximum) } };
    case 'unrecognized_keys':
      return { code: 'field.unknown', facts: { keys: issue.keys } };
    default:
      return { code: 'field.wrong' };
  }
}
