// What is left of Xero's limits, as the headers of each reply tell. Pacing is the caller's: nothing here waits.

/** Every part may be missing: a 429, an error page or a proxy's answer need not carry the headers. */
export interface Limits {
  /** Calls left today for this organisation and app. */
  dayRemaining?: number;
  /** Calls left this minute for this organisation and app. */
  minuteRemaining?: number;
  /** Calls left this minute for the app, over all its organisations. */
  appMinuteRemaining?: number;
  /** Seconds to wait, on a 429 (tens of thousands when the day is spent). */
  retryAfterS?: number;
  /** `X-Rate-Limit-Problem`, as Xero wrote it. */
  problem?: string;
}

export function readLimits(headers: Headers): Limits {
  return {
    ...count(headers, 'x-daylimit-remaining', 'dayRemaining'),
    ...count(headers, 'x-minlimit-remaining', 'minuteRemaining'),
    ...count(headers, 'x-appminlimit-remaining', 'appMinuteRemaining'),
    ...count(headers, 'retry-after', 'retryAfterS'),
    ...(headers.get('x-rate-limit-problem') && { problem: headers.get('x-rate-limit-problem') ?? '' }),
  };
}

function count(headers: Headers, header: string, name: keyof Limits): Limits {
  const text = headers.get(header);
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? { [name]: Number(text) } : {};
}
