// At which exchange rate a document was written: what a log entry says of it for whoever has to account for the rate. Pure.

import { otherSide, type Side } from './record.ts';
import type { Step } from './steps.ts';
import { type Fields, isBlank, type Value } from './value.ts';

/** The rate that stands on the document now, in units of its currency for one of the organisation's own. */
export interface RateUsed {
  readonly currency: string;
  readonly rate: string;
  /** Which side gave it: the one that had it first, or the one that chose its own for want of one. */
  readonly from: Side;
  /** The day that it is of: the document's, `YYYY-MM-DD`. */
  readonly on: string;
}

/**
 * The rate behind a write. `shown` is the written record as its side shows it, where the reply tells. Undefined where no rate was written,
 * and in the organisation's own currency, whose rate is one.
 */
export function rateUsed(
  step: Extract<Step, { do: 'create' | 'update' | 'archive' }>,
  shown: Fields | undefined,
  before: Fields = {},
): RateUsed | undefined {
  if (step.do === 'archive') return undefined;
  const written = step.do === 'create' ? step.fields : step.patch;
  if (step.do === 'update' && !('exchangeRate' in written)) return undefined;
  const say = (name: string): Value => shown?.[name] ?? written[name] ?? before[name] ?? null;
  const [currency, rate, on] = [say('currency'), say('exchangeRate'), say('date')];
  if (typeof currency !== 'string' || typeof rate !== 'string' || typeof on !== 'string' || rate === '1')
    return undefined;
  const isGiven = !isBlank(written.exchangeRate);
  return { currency, rate, from: isGiven ? otherSide(step.side) : step.side, on };
}
