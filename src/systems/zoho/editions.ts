// What works less in a smaller edition of Zoho CRM, and what takes over there: a list for people, in the order in which it matters. What an
// organisation really refuses is found by asking it; nothing here decides what is tried.

export const editions = ['free', 'standard', 'professional', 'enterprise', 'ultimate'] as const;
export type Edition = (typeof editions)[number];

/** Two sentences, as codes: what an edition has too little of, and what takes over. */
export interface Less {
  readonly lacks: string;
  readonly instead: string;
}

/** By Zoho's pages on editions and limits; numbers of fields and rules vary by year and are unverified. */
const points: readonly (Less & { readonly of: readonly Edition[] })[] = [
  { of: ['free', 'standard'], lacks: 'edition.documents', instead: 'edition.documents.instead' },
  { of: ['free'], lacks: 'edition.items', instead: 'edition.items.instead' },
  { of: ['free'], lacks: 'edition.no-fields', instead: 'edition.no-fields.instead' },
  { of: ['standard'], lacks: 'edition.few-fields', instead: 'edition.few-fields.instead' },
  { of: ['standard', 'professional'], lacks: 'edition.few-unique', instead: 'edition.few-unique.instead' },
  { of: ['free', 'standard'], lacks: 'edition.rules', instead: 'edition.rules.instead' },
  { of: ['professional'], lacks: 'edition.few-rules', instead: 'edition.few-rules.instead' },
  { of: ['free'], lacks: 'edition.buttons', instead: 'edition.buttons.instead' },
  { of: ['free'], lacks: 'edition.credits', instead: 'edition.credits.instead' },
  { of: ['free'], lacks: 'edition.currencies', instead: 'edition.currencies.instead' },
];

/** What works less in an edition; nothing in the larger ones. */
export function lessIn(edition: Edition): Less[] {
  return points.filter(({ of }) => of.includes(edition)).map(({ lacks, instead }) => ({ lacks, instead }));
}

/** Names under which editions are sold, those of bundles too (Zoho's docs on limits). */
const names: readonly (readonly [RegExp, Edition])[] = [
  [/crm.?plus|ultimate/i, 'ultimate'],
  [/one|enterprise/i, 'enterprise'],
  [/professional/i, 'professional'],
  [/standard|starter/i, 'standard'],
  [/free/i, 'free'],
];

/** The edition of an organisation by what it told of its licence; null where it told none, or one that nobody knows. */
export function editionNamed(told: string | undefined): Edition | null {
  return names.find(([name]) => told !== undefined && name.test(told))?.[1] ?? null;
}
