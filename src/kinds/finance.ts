// Kinds that a finance system may play on the CRM's side, in the CRM's place. Data only.

import type { KindName } from '../core/record.ts';
import { kinds } from './index.ts';
import type { Settings } from './settings.ts';

/** Documents; whom they are for and what they sell stays with the CRM. */
export const financeKinds: readonly KindName[] = kinds
  .filter(({ group }) => group === 'finance')
  .map(({ name }) => name);

/** Whether the CRM's side of a kind is played by the pair's finance system. */
export function isInFinance({ finance }: Pick<Settings, 'finance'>, kind: KindName): boolean {
  return finance === 'books' && financeKinds.includes(kind);
}
