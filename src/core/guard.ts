// The guard against mass change: deletions that nobody asked for one by one go to a person once they are too many. Pure.

/** How many deletions within an hour are carried over by themselves. Both must be passed before the guard steps in. */
export interface GuardLimits {
  readonly records: number;
  /** Of the linked records of that kind. */
  readonly percent: number;
}

/**
 * Whether that many deletions are a mass change: more than so many records, and more than that share of the `linked` ones of the kind.
 * `linked` is asked for only where the count alone is too high.
 */
export async function isMassChange(
  { records, percent }: GuardLimits,
  count: number,
  linked: () => Promise<number>,
): Promise<boolean> {
  return count > records && count * 100 > (await linked()) * percent;
}
