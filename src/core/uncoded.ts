// A product without a code, of which accounting knows nothing else: it gets a code by rule, its lines go over as words, or a person is
// asked. Pure; which of them is a setting.

import type { RecordId, Seen } from './record.ts';
import type { Step } from './steps.ts';
import { type Fields, isBlank } from './value.ts';

export type UncodedWay = 'ask' | 'code' | 'line';

/** What is noted of a product that has no code and whose lines go over as words. */
export const AS_WORDS = 'skip.no-code';

/** Accounting takes no longer code (Xero's docs); what the name gives of it leaves room for the end of the record's id. */
const NAME_MOST = 23;
const ID_DIGITS = 6;

/** The code that a product gets: what its name says in capitals, and the end of its id: `GARDEN-CHAIR-524157`. */
export function codeFrom(name: string, id: RecordId): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .slice(0, NAME_MOST)
    .replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'P' : plain}-${id.slice(-ID_DIGITS)}`;
}

/** The draft with a code, or what is done in place of making it. `way` left out: nobody asks for a code. */
export function withCode(
  way: UncodedWay | undefined,
  draft: Fields,
  { name, id }: Pick<Seen, 'name' | 'id'>,
): { readonly draft: Fields } | { readonly instead: Step } {
  if (way === undefined || !isBlank(draft.code)) return { draft };
  switch (way) {
    case 'code':
      return { draft: { ...draft, code: codeFrom(name, id) } };
    case 'line':
      return { instead: { do: 'note', reason: { code: AS_WORDS } } };
    case 'ask':
      return { instead: { do: 'raise', issue: { code: 'needs.code', facts: { name }, choices: ['retry', 'ignore'] } } };
  }
}
