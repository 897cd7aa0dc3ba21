// Members of a document that its shape does not know, wherever they stand: a misspelt one would be kept and mean nothing. What was saved
// before is not looked at. Pure.

import * as z from 'zod';
import type { FieldError } from './errors.ts';

/** Each by its path, of what was sent; a part of the document is enough. */
export function strayMembers(shape: z.ZodType, sent: unknown, path: readonly string[] = []): FieldError[] {
  const inner = bare(shape);
  if (Array.isArray(sent))
    return inner instanceof z.ZodArray
      ? sent.flatMap((each, at) => strayMembers(inner.element as z.ZodType, each, [...path, String(at)]))
      : [];
  if (typeof sent !== 'object' || sent === null) return [];
  return Object.entries(sent).flatMap(([name, value]) => {
    const at = [...path, name];
    if (inner instanceof z.ZodRecord) return strayMembers(inner.valueType as z.ZodType, value, at);
    if (!(inner instanceof z.ZodObject)) return [];
    const member = (inner.shape as Readonly<Record<string, z.ZodType>>)[name];
    return member ? strayMembers(member, value, at) : [{ field: at.join('.'), code: 'field.unknown' }];
  });
}

/** Without what says that it may be missing. */
function bare(shape: z.ZodType): z.ZodType {
  return shape instanceof z.ZodOptional || shape instanceof z.ZodNullable || shape instanceof z.ZodDefault
    ? bare(shape.unwrap() as z.ZodType)
    : shape;
}
