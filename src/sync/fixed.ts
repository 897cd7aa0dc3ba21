// What a side does not let be changed, remembered in its base beside the fields that it showed.

import type { Base, Fixed, Seen, Side } from '../core/record.ts';
import type { Fields } from '../core/value.ts';
import type { LinkRow } from './store.ts';

/** Under this name a base says what its side does not let be changed: no field has it. */
const FIXED = '$fixed';

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
  const { [FIXED]: remembered, ...shown } = base;
  const [why, ...open] = String(remembered?.value ?? '').split(' ');
  return {
    fixed: why ? { why: why as Fixed['why'], open } : null,
    fields: Object.fromEntries(Object.entries(shown).map(([name, { value }]) => [name, value])),
  };
}
