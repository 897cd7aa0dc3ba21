// What is wrong with an element, and where in it: the messages that end up in ValidationErrors. Texts marked (unverified) are ours;
// all others were seen on the wire or in Xero's docs.

import type { Json } from '../wire/reply.ts';
import type { Bound, Field, Shape } from './shape.ts';

export interface Trouble {
  message: string;
  /** Dotted path of the nested object that is at fault, as `LineItems.0` or `Contact`. Left out: the element itself. */
  at?: string;
}

/** One trouble, with the nested object or with the element itself. */
export function trouble(message: string, at?: string): Trouble {
  return at === undefined ? { message } : { message, at };
}

/** Every text that is longer than Xero's documents allow. (unverified wording) */
export function overlong<S extends Shape>(shape: S, bound: Bound<S>, at = ''): Trouble[] {
  const troubles: Trouble[] = [];
  for (const [name, field] of Object.entries<Field>(shape)) {
    const value: unknown = bound[name];
    if (value === undefined) continue;
    const path = at ? `${at}.${name}` : name;
    if (field.is === 'text' && field.max !== undefined && String(value).length > field.max) {
      troubles.push(
        trouble(`The field ${name} must be a string with a maximum length of ${field.max}.`, at || undefined),
      );
    } else if (field.is === 'object') troubles.push(...overlong(field.shape, value as Bound<Shape>, path));
    else if (field.is === 'list') {
      (value as Bound<Shape>[]).forEach((entry, index) =>
        troubles.push(...overlong(field.shape, entry, `${path}.${index}`)),
      );
    }
  }
  return troubles;
}

/**
 * Writes the troubles into an echo of the element: each into the ValidationErrors of the nested object that is at fault, and into the
 * element's own, as the switch `lineErrorsAt` says.
 */
export function withTroubles(echo: Json, troubles: readonly Trouble[], where: 'both' | 'line' | 'top'): Json {
  const marked = structuredClone(echo);
  const own: string[] = [];
  for (const { message, at } of troubles) {
    const nested = at === undefined || where === 'top' ? undefined : place(marked, at);
    if (nested) addTo(nested, message);
    if (!nested || where === 'both') own.push(message);
  }
  return { ...marked, ValidationErrors: [...new Set(own)].map((message) => ({ Message: message })) };
}

function place(echo: Json, at: string): Json | undefined {
  let here: unknown = echo;
  for (const part of at.split('.')) {
    here = typeof here === 'object' && here !== null ? (here as Json)[part] : undefined;
  }
  return typeof here === 'object' && here !== null && !Array.isArray(here) ? (here as Json) : undefined;
}

function addTo(nested: Json, message: string): void {
  const before = Array.isArray(nested.ValidationErrors) ? (nested.ValidationErrors as { Message: string }[]) : [];
  if (!before.some((error) => error.Message === message)) nested.ValidationErrors = [...before, { Message: message }];
}
