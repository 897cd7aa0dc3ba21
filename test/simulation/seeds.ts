// Which histories to run: other ones every day, and always printed, so that any of them can be run again.

/** The first seed of a day; the days' seeds lie a hundred thousand apart. */
export function seedOfDay(at: number): number {
  return Math.floor(at / 86_400_000) * 100_003;
}

export function seedsFrom(first: number, histories: number): number[] {
  return Array.from({ length: histories }, (_, at) => first + at);
}
