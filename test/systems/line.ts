// A line for tests: a grant that notes what it is asked and told, and a vendor that answers as it was told to.

import type { Limits, WorkClass } from '../../src/core/pace.ts';
import type { Problem, Result } from '../../src/core/problem.ts';
import {
  type CallMeter,
  type GrantPort,
  line,
  type Line,
  type Manners,
  type Patience,
} from '../../src/systems/http.ts';

const limits: Limits = { perMinute: 60, perDay: 1_000, concurrent: 5 };

type Report = Parameters<GrantPort['report']>[0];

export interface Seen {
  readonly url: string;
  readonly method: string;
  readonly authorization: string | null;
  readonly body: string | null;
  readonly signal: AbortSignal | null;
  readonly redirect: string | undefined;
}

/** Manners of nobody in particular: 401 renews, 429 waits, headers tell what is left. */
const manners: Manners = {
  limits,
  authorization: (token) => ({ authorization: `Token ${token}` }),
  left: (headers) => {
    const [minute, day] = [headers.get('x-minute'), headers.get('x-day')];
    return { ...(minute !== null && { minuteLeft: Number(minute) }), ...(day !== null && { dayLeft: Number(day) }) };
  },
  trouble: ({ status, headers }) => {
    if (status === 401) return 'renew';
    if (status !== 429) return null;
    const retryAfterMs = Number(headers.get('retry-after') ?? 1) * 1_000;
    return { code: headers.has('x-day') ? 'system.day-spent' : 'system.busy', retryAfterMs };
  },
};

export class Wire {
  readonly seen: Seen[] = [];
  readonly reserved: number[] = [];
  readonly reports: Omit<Report, 'connection' | 'limits'>[] = [];
  readonly renewed: string[] = [];
  readonly meter: CallMeter;
  readonly line: Line;
  /** What is granted instead of what is asked for. */
  granted: ((calls: number) => Result<number>) | null = null;
  renewal: Result<{ token: string }> | null = null;
  /** What the calls are made for. */
  work: WorkClass = 'event';
  readonly #answers: (Response | Error)[] = [];

  constructor(most = 40, patience?: Patience) {
    this.meter = { calls: 0, most };
    const fetch = (async (input: string, init: RequestInit = {}) =>
      this.#answer(input, init)) as typeof globalThis.fetch;
    const { meter } = this;
    this.line = line({
      connection: 'c1',
      grant: this.#grant(),
      manners,
      meter,
      work: () => this.work,
      fetch,
      patience,
    });
  }

  /** The next answers, in order; after them 200. */
  answer(...answers: (Response | Error)[]): void {
    this.#answers.push(...answers);
  }

  get(path = '/x'): Promise<Result<unknown>> {
    return this.line.send({
      method: 'GET',
      url: `https://vendor.example${path}`,
      headers: { accept: 'application/json' },
    });
  }

  #answer(url: string, init: RequestInit): Response {
    const headers = new Headers(init.headers);
    this.seen.push({
      url,
      method: init.method ?? 'GET',
      authorization: headers.get('authorization'),
      body: typeof init.body === 'string' ? init.body : null,
      signal: init.signal ?? null,
      redirect: init.redirect,
    });
    const answer = this.#answers.shift() ?? new Response('{}');
    if (answer instanceof Error) throw answer;
    return answer;
  }

  #grant(): GrantPort {
    return {
      reserve: async ({ calls }) => {
        this.reserved.push(calls);
        const granted = this.granted?.(calls) ?? ({ ok: true, value: calls } as const);
        if (!granted.ok) return granted;
        const reservation = `r${this.reserved.length}`;
        return { ok: true, value: { token: `t${this.renewed.length}`, granted: granted.value, reservation } };
      },
      report: async ({ connection: _one, limits: _its, ...told }) => void this.reports.push(told),
      renew: async (refused) => {
        this.renewed.push(refused);
        return this.renewal ?? { ok: true, value: { token: `t${this.renewed.length}` } };
      },
    };
  }
}

export function problem(result: Result<unknown>): Problem | null {
  return result.ok ? null : result.problem;
}
