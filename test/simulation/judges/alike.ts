// Whether two values are the same to a person: each vendor trims, cuts and rewrites what it is sent in its own way.

/** Letters and digits alone, in one case, without accents. */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&lt;|&gt;|&amp;|&quot;|&#39;|\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** From this many letters on, a value may have been cut. */
const MAY_BE_CUT = 20;

/** An amount as people read it here: four places. */
const AMOUNT = /^\d+\.\d{4}$/;

/** The same, or the same as far as the shorter one goes. */
export function alike(one: unknown, other: unknown): boolean {
  if (isBlank(one) || isBlank(other)) return isBlank(one) && isBlank(other);
  if (typeof one !== 'string' || typeof other !== 'string') return one === other;
  if (AMOUNT.test(one) || AMOUNT.test(other)) return Number(one) === Number(other);
  const [short = '', long = ''] = [bare(one), bare(other)].sort((a, b) => a.length - b.length);
  return short === long || (short.length >= MAY_BE_CUT && long.startsWith(short));
}

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}
