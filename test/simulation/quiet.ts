// Once everything is at rest: every record is hinted at, everything is looked at, and in some histories a further day goes by. What that
// writes is an echo.

import { kinds } from '../../src/kinds/index.ts';
import { sides } from '../../src/core/record.ts';
import { mark } from '../../src/sync/mark.ts';
import type { Bench } from './bench.ts';
import type { Connected } from './connect.ts';
import type { OurCall } from './play.ts';
import { settle } from './rest.ts';
import type { Truth } from './truth/truth.ts';

export interface Quiet {
  /** Calls that changed something at a vendor, in words. */
  readonly writes: readonly string[];
  /** Rows that changed, apart from what looks keep of themselves. */
  readonly rows: readonly string[];
}

const DAY_MS = 86_400_000;
/** Every history has had its day of walks when it came to rest; one in so many has another, which must find nothing to do. */
const FURTHER_DAY_EVERY = 4;
const tables = ['links', 'keys', 'standings', 'issues', 'audit', 'intents', 'tallies'];
/** More ids than these are not named by one hint. */
const NAMED = 15;

export async function quiet(
  bench: Bench,
  connected: Connected,
  truth: Truth,
  calls: readonly OurCall[],
  seed: number,
): Promise<Quiet> {
  const before = await dump(bench);
  const from = calls.length;
  await hintAtEverything(bench, connected, truth);
  await bench.run(20_000);
  for (const { pair } of connected.pairs) for (const side of sides) await bench.markAll(pair, side);
  await settle(bench);
  if (seed % FURTHER_DAY_EVERY === 1) {
    bench.clock.advance(DAY_MS);
    await settle(bench);
  }
  const writes = calls.slice(from).flatMap(({ changed, method, path }) => (changed > 0 ? [`${method} ${path}`] : []));
  return { writes, rows: differences(before, await dump(bench)) };
}

async function hintAtEverything(bench: Bench, { pairs }: Connected, truth: Truth): Promise<void> {
  const { marks, waker, world } = bench.house();
  const now = world.now();
  for (const { pair, tenant } of pairs) {
    for (const { name: kind } of kinds) {
      for (const side of sides) {
        const mine = [...truth.lives.values()].filter((life) => life.kind === kind && life.side === side);
        const ids = mine.filter((life) => side === 'crm' || life.tenant === tenant).map(({ id }) => id);
        const about = { pair, kind, side, trigger: 'webhook', work: 'event', actor: null, at: now } as const;
        if (ids.length > 0) await mark(marks, waker, now, [{ ...about, ids: ids.slice(0, NAMED) }]);
      }
    }
  }
}

async function dump({ sqlite }: Bench): Promise<Map<string, Set<string>>> {
  const rows = new Map<string, Set<string>>();
  for (const name of tables) {
    // Hints get lost in a history: that a way went quiet is told minutes later, and is over once it is heard again.
    const found = await sqlite.ask(
      `SELECT * FROM ${name}${name === 'issues' ? " WHERE code NOT LIKE 'channel.%'" : ''}`,
    );
    rows.set(name, new Set(found.map((row) => JSON.stringify(row))));
  }
  return rows;
}

function differences(before: Map<string, Set<string>>, after: Map<string, Set<string>>): string[] {
  return tables.flatMap((name) => {
    const [old, fresh] = [before.get(name) ?? new Set(), after.get(name) ?? new Set()];
    return [
      ...[...old].filter((row) => !fresh.has(row)).map((row) => `${name} - ${row}`),
      ...[...fresh].filter((row) => !old.has(row)).map((row) => `${name} + ${row}`),
    ];
  });
}
