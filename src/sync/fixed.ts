// What a side does not let be changed, and against which pair a document was left here, remembered in its base beside the fields that it
// showed.

import type { Base, Fixed, Seen, Side } from '../core/record.ts';
import type { Fields } from '../core/value.ts';
import type { LinkRow } from './store.ts';

/** Under this name a base says what its side does not let be changed: no field has it. */
const FIXED = '$fixed';

/** Under this name the CRM's base says against which pair a person left the document where it is: no field has it. */
const KEPT = '$kept';

export function withKept(base: Base, against: string | null): Base {
  const { [KEPT]: _, ...fields } = base;
  return against === null ? fields : { ...fields, [KEPT]: { value: against, place: '' } };
}

export function keptAgainst(base: Base): string | null {
  const value = base[KEPT]?.value;
  return typeof value === 'string' ? value : null;
}

/** A base that remembers it; null where the side lets everything be changed. */
export function withFixed(base: Base, fixed: Fixed | null): Base {
  const { [FIXED]: before, ...fields } = base;
  if (!fixed) return before ? fields : base;
  return { ...fields, [FIXED]: { value: inWords(fixed), place: '' } };
}

function inWords({ why, open }: Fixed): string {
  return [why, ...open].join(' ');
}

/** Whether the link knows what that side does not let be changed now. */
export function knowsFixed({ bases }: LinkRow, side: Side, { fixed }: Seen): boolean {
  return bases[side][FIXED]?.value === (fixed ? inWords(fixed) : undefined);
}

/** What a side was last seen not to let change, and the fields that it showed. */
export function rememberedOf(base: Base): { readonly fixed: Fixed | null; readonly fields: Fields } {
  const { [FIXED]: remembered, [KEPT]: _, ...shown } = base;
  const [why, ...open] = String(remembered?.value ?? '').split(' ');
  return {
    fixed: why ? { why: why as Fixed['why'], open } : null,
    fields: Object.fromEntries(Object.entries(shown).map(([name, { value }]) => [name, value])),
  };
}
