// Every table, and what each row stands for. Ids of the two vendors are text, times epoch ms, money decimal text, JSON text. Tables marked
// "keyed" are WITHOUT ROWID (the migrations say so): one row written where a hidden index would make it two.

export * from './log.ts';
export * from './notices.ts';
export * from './people.ts';
export * from './runs.ts';
export * from './places.ts';
export * from './studies.ts';
export * from './work.ts';

/** Tables without a hidden row number. Their first migration says `WITHOUT ROWID`; drizzle has no word for it. */
export const keyedTables = [
  'looks',
  'keys',
  'census',
  'standings',
  'intents',
  'tallies',
  'sessions',
  'consents',
  'reference_lists',
  'notices',
  'study_lines',
  'remembered',
] as const;
