// A historical run as somebody at the pages has it: planned, counted, let go.

import type { Office } from './office.ts';

const MINUTE_MS = 60_000;

export interface Run {
  readonly id: string;
  readonly state: string;
  readonly estimate: {
    readonly records: number;
    readonly calls: Record<string, number>;
    readonly seconds: number;
  } | null;
  readonly progress: { readonly linked: number; readonly held: number; readonly secondsLeft: number | null };
}

/** Plans a run, waits until it is counted, and lets it go. */
export async function startRun({ bench, connected: { pair } }: Office, plan: object): Promise<Run> {
  const path = `/api/pairs/${pair}/runs`;
  const { id } = await bench.ask<Run>('POST', path, plan);
  for (let tries = 0; tries < 600; tries++) {
    await bench.run(MINUTE_MS, 1_000_000);
    if ((await bench.ask<Run>('GET', `${path}/${id}`)).state === 'draft') break;
  }
  return bench.ask<Run>('PATCH', `${path}/${id}`, { state: 'queued' });
}
