// What zod finds wrong with a request, as fields and codes. Zod's own words are English and stay out of replies.

import type * as z from 'zod';
import type { FieldError } from './errors.ts';

type Issue = z.core.$ZodIssue;

/** A field each: what is wrong with it, by its path; `body` where the whole of it is. */
export function fieldErrors({ issues }: { readonly issues: readonly Issue[] }): FieldError[] {
  return issues
    .flatMap(nearest)
    .flatMap(apart)
    .map((issue) => ({ field: issue.path.map(String).join('.') || 'body', ...wrongWith(issue) }));
}

/** Members that nobody knows are fields at fault, each by its own name. */
function apart(issue: Issue): Issue[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({ ...issue, path: [...issue.path, key] }));
}

/** Of a value that fits none of several forms: what is wrong with it in the form that it comes nearest to, as far as one is nearer. */
function nearest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const deepest = (issues: readonly Issue[]) => Math.max(0, ...issues.map(({ path }) => path.length));
  const [first, second] = [...issue.errors].sort((one, other) => deepest(other) - deepest(one));
  if (!first || deepest(first) === 0 || (second && deepest(first) === deepest(second))) return [issue];
  return first.flatMap((each) => nearest({ ...each, path: [...issue.path, ...each.path] }));
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
      return { code: 'field.unknown' };
    case 'custom':
      // Our own rules say what is wrong by its code, or name the form that they want in one word.
      if (issue.message.startsWith('field.')) return { code: issue.message };
      return /^[a-z-]+$/.test(issue.message)
        ? { code: 'field.format', facts: { format: issue.message } }
        : { code: 'field.wrong' };
    default:
      return { code: 'field.wrong' };
  }
}
