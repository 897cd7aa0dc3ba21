// Peace: everything comes to rest, nothing is written once it has, nothing breaks on the way, and no pair reaches into another.

import { tenantOf, type Trial, type Violation } from './judge.ts';

export function judgeRest({ rest }: Trial): Violation[] {
  if (rest.is === 'resting') return [];
  return [{ law: 'settles', what: `it does not come to rest: ${rest.left.slice(0, 4).join(' ')}` }];
}

/** A record whose tries were used up is tried once more each time it is looked at, and that is told. */
export function judgeEcho({ quiet, books }: Trial): Violation[] {
  const failing = books.issues.filter(({ code, closedAt }) => closedAt === null && code.startsWith('failed.'));
  const isTold = (row: string) =>
    failing.some(({ record }) => row.includes(record)) || (failing.length > 0 && row.startsWith('tallies'));
  return [
    ...quiet.writes.map((what) => ({ law: 'echo', what: `written at rest: ${what}` })),
    ...quiet.rows
      .filter((row) => !isTold(row))
      .slice(0, 3)
      .map((what) => ({ law: 'echo', what: `remembered at rest: ${what.slice(0, 300)}` })),
  ];
}

/** What we throw ourselves is a bug; what the troubles throw ends with them. */
export function judgeErrors({ bench, stormEndedAt }: Trial): Violation[] {
  return bench.logged.flatMap(({ level, msg, error, at }) => {
    const isBug = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
    if (level !== 'error' || (!isBug && Number(at) <= stormEndedAt)) return [];
    const words = error instanceof Error ? `${error.message} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : '';
    return [{ law: 'errors', what: `${String(msg)}: ${words}` }];
  });
}

/** Every call of a pass goes to the pair's own organisation. */
export function judgeApart(trial: Trial): Violation[] {
  return trial.calls.flatMap(({ vendor, tenant, author, path }) => {
    if (vendor !== 'xero' || tenant === null || author.sort !== 'pass') return [];
    if (tenantOf(trial, author.name) === tenant) return [];
    return [{ law: 'apart', what: `${path} of ${author.name} went to the organisation ${tenant}` }];
  });
}
