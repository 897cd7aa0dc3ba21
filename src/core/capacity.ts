// Records that their side knows in another capacity than the kind's: somebody who only sells to us, among customers. Accounting has one
// contact of a name, whatever it is to us, so that who bears the very name is the same; by nothing else is such a record known. Pure.

import type { Entry, MatchKey, MatchRule } from './match.ts';
import type { Seen } from './record.ts';

const capacities: ReadonlySet<Seen['outside']> = new Set(['supplier', 'customer']);

/** The member of a key's proof that tells of such a capacity. */
const CAPACITY = 'capacity';

export function isInOtherCapacity<S extends Pick<Seen, 'outside'>>(seen: S): seen is S & { readonly outside: string } {
  return capacities.has(seen.outside);
}

/** The rules by which a record is known. */
export function rulesFor(rules: readonly MatchRule[], seen: Seen): readonly MatchRule[] {
  return isInOtherCapacity(seen) ? rules.filter(({ as }) => as === 'name') : rules;
}

/** Its keys, which say in what capacity it is known. */
export function withCapacity(keys: readonly MatchKey[], seen: Seen): readonly MatchKey[] {
  if (!isInOtherCapacity(seen)) return keys;
  return keys.map((key) => ({ ...key, proof: { ...key.proof, [CAPACITY]: seen.outside } }));
}

/** Whether an entry says anything of who has these keys: one in another capacity does where it bears their very name. */
export function counts({ key, proof }: Entry, keys: readonly MatchKey[]): boolean {
  return proof[CAPACITY] === undefined || keys.some((own) => own.key === key && own.proof.name === proof.name);
}
