// What one invocation may do by the plan of the platform that it runs on. Figures alone.

/** What one invocation may do. */
export interface Profile {
  readonly name: 'free' | 'paid';
  /** Records that one pass plans. */
  readonly records: number;
  /** Records that one plans whose turn a historical run has: nobody waits behind them. */
  readonly history: number;
  /** How long a page of the other side's changes stands for further stretches of a run, in ms: what the run writes meanwhile fills pages. */
  readonly historyFreshMs: number;
  /** Records that historical runs work on in a day (UTC) at most: the rest of what the database may write is others'. */
  readonly historyPerDay: number;
  /** Rows that a look asks for at most. */
  readonly page: number;
  readonly statements: number;
  readonly calls: number;
}

/** A record costs a run about 8 rows (`npm run bench -- history`), of the 100,000 that D1's free plan writes in a day. */
const FREE_RECORDS_A_DAY = 10_000;

export const profiles: Readonly<Record<'free' | 'paid', Profile>> = {
  free: {
    name: 'free',
    records: 25,
    history: 25,
    historyFreshMs: 5_000,
    historyPerDay: FREE_RECORDS_A_DAY,
    page: 100,
    statements: 40,
    calls: 40,
  },
  paid: {
    name: 'paid',
    records: 100,
    history: 200,
    historyFreshMs: 60_000,
    historyPerDay: Infinity,
    page: 1_000,
    statements: 40,
    calls: 40,
  },
};
