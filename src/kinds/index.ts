// The list of kinds. Adding one is its file and a line here; the compiler then names the rest.

import type { KindName } from '../core/record.ts';
import type { Kind } from './kind.ts';
import { customer, vendor } from './party.ts';

/** In the order in which they are brought over: what others need comes first. */
export const kinds: readonly Kind[] = [customer, vendor];

/** The kind of that name, or undefined where this version has none. */
export function kindNamed(name: string): Kind | undefined {
  return kinds.find((kind) => kind.name === name);
}

/** The kind of a name that is known to be one of ours. Throws a RangeError otherwise. */
export function kindOf(name: KindName): Kind {
  const kind = kindNamed(name);
  if (!kind) throw new RangeError(`no kind named ${name}`);
  return kind;
}
