// The commit of a round: at most twelve statements whatever its size, one transaction, and in front of them the fence: where another
// pass has taken over, the fence can't be passed and nothing of the commit remains.

import { type SQL, sql } from 'drizzle-orm';
import { digest } from '../core/digest.ts';
import type { RecordId } from '../core/record.ts';
import { saleKinds } from '../kinds/sequences.ts';
import { AS_WORDS } from '../core/uncoded.ts';
import { type Lease, LeaseLost } from '../sync/lease.ts';
import type { Commit, Met, Standing } from '../sync/store.ts';
import { type Cell, type Database, insertRows, json, listOf, replacing, rowsOf } from './database.ts';
import { countAudit, logAudit } from './log.ts';
import { changeLooks } from './looks.ts';
import {
  intentColumns,
  linkColumns,
  standingColumns,
  toIntentCells,
  toLinkCells,
  toStandingCells,
} from './rows/index.ts';

/** Runs statements behind the lease's fence, as one transaction. Throws `LeaseLost` where the fence held them back. */
export async function runCommit(db: Database, { pair, epoch }: Lease, statements: readonly SQL[]): Promise<void> {
  // Writes no row: a lease that is no longer ours makes malformed JSON of its name, and the error undoes the transaction.
  const fence = sql`SELECT CASE WHEN epoch = ${epoch} THEN 1 ELSE json('lease lost by ' || id) END AS fence FROM pairs WHERE id = ${pair}`;
  try {
    await db.batch([fence, ...statements]);
  } catch (error) {
    if (isFence(error)) throw new LeaseLost(`another pass has taken over ${pair}`);
    throw error;
  }
}

function isFence(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes('malformed JSON')) return true;
  return false;
}

/** `since`: when the settings were read that the commit was planned under; epoch ms. */
export function commitStatements(
  { pair, today }: Lease,
  commit: Commit,
  { now, since }: { readonly now: number; readonly since: number },
): SQL[] {
  const noted = commit.links.filter(({ note }) => note !== null);
  const {
    links,
    rekeyed,
    keys,
    standings,
    issues,
    audit,
    intentsDone,
    intents = [],
    looks,
    met = [],
    there = [],
    alike = [],
  } = commit;
  const { ask = [] } = standings;
  const replaced = replacedIn(links);
  return [
    ...some(links, () => putLinks(pair, links, rekeyed)),
    ...some(replaced, () => followReplaced(pair, replaced)),
    ...some(noted, () => doubtNotes(pair, noted, since)),
    ...some(keys.remove, () => removeKeys(pair, commit)),
    ...some(keys.add, () => addKeys(pair, commit)),
    ...some(met, () => putMet(pair, met)),
    ...some(standings.drop, () => dropStandings(pair, commit)),
    ...some(standings.put, () => putStandings(pair, commit)),
    ...some(ask, () => askFor(pair, ask)),
    ...some(there, () => wakeWaiting(pair, there, now)),
    ...some(alike, () => askAgain(pair, alike, now)),
    ...some(issues.close, () => closeIssues(issues.close, now)),
    ...some(issues.raise, () => raiseIssues(pair, commit, now)),
    ...some(audit, () => logAudit(pair, audit, now)),
    ...some(audit, () => countAudit(pair, audit, today)),
    ...some(intentsDone, () => sql`DELETE FROM intents WHERE id IN ${listOf(intentsDone)}`),
    ...some(intents, () => putIntents(pair, intents)),
    ...some(looks, () => changeLooks(looks.map((look) => ({ ...look, pair })))),
  ];
}

function some(rows: readonly unknown[], statement: () => SQL): SQL[] {
  return rows.length > 0 ? [statement()] : [];
}

/** Columns that never change once a link is made. */
const ofBirth = ['id', 'pair', 'kind', 'made_at', 'made_by'];
/** Columns that stand in an index: naming them in an update writes the index anew, even where they stay as they are. */
const indexed = ['crm_id', 'accounting_id', 'ended_at'];

function putLinks(pair: string, links: Commit['links'], rekeyed: boolean): SQL {
  const kept = rekeyed ? ofBirth : [...ofBirth, ...indexed];
  const rows = links.map((link) => toLinkCells(pair, link));
  return insertRows('links', linkColumns, rows, replacing('id', kept, linkColumns));
}

/** Documents of accounting that others took the place of: the old one's id, and the new one's. */
function replacedIn(links: Commit['links']): { readonly from: RecordId; readonly to: RecordId }[] {
  return links
    .filter(({ endedAt }) => endedAt !== 0)
    .flatMap(({ kind, ids }) => {
      const heir = links.find((link) => link.endedAt === 0 && link.kind === kind && link.ids.crm === ids.crm);
      return heir ? [{ from: ids.accounting, to: heir.ids.accounting }] : [];
    });
}

/** An order, or a quote, whose invoice was issued anew follows the new one: what it shows of the old one is what changed since. */
function followReplaced(pair: string, replaced: readonly { readonly from: RecordId; readonly to: RecordId }[]): SQL {
  const rows = rowsOf(replaced.map(({ from, to }) => [from, to]));
  return sql`UPDATE links SET accounting_id = heirs.heir, accounting_version = ''
    FROM (SELECT value->>0 AS old, value->>1 AS heir FROM ${rows}) AS heirs
    WHERE links.pair = ${pair} AND links.kind IN ${listOf(saleKinds)} AND links.ended_at = 0 AND links.accounting_id = heirs.old`;
}

/** A note that was made under settings which somebody has replaced meanwhile: no version of it proves anything, as at the save itself. */
function doubtNotes(pair: string, noted: Commit['links'], since: number): SQL {
  const ids = sql`(SELECT value FROM json_each(${json(noted.map(({ id }) => id))}))`;
  return sql`UPDATE links SET crm_version = '', accounting_version = '' WHERE id IN ${ids}
    AND EXISTS (SELECT 1 FROM settings WHERE pair = ${pair} AND saved_at >= ${since})`;
}

function removeKeys(pair: string, { keys }: Commit): SQL {
  const rows = rowsOf(keys.remove.map(({ kind, key, id }) => [kind, key, id]));
  return sql`DELETE FROM keys WHERE pair = ${pair} AND (kind, key, id) IN (SELECT value->>0, value->>1, value->>2 FROM ${rows})`;
}

/** A key that stands under the same id already costs no row, nor one that stands just so under the id that may stand for it. */
function addKeys(pair: string, { keys }: Commit): SQL {
  const columns = ['pair', 'kind', 'key', 'id', 'archived', 'proof'];
  const rows = keys.add.map(({ kind, key, id, or = null, archived, proof }): Cell[] => [
    pair,
    kind,
    key,
    id,
    archived ? 1 : 0,
    Object.keys(proof).length > 0 ? json(proof) : null,
    or,
  ]);
  const isNew =
    sql.raw(`(value->>6 IS NULL OR NOT EXISTS (SELECT 1 FROM keys AS known WHERE known.pair = value->>0 AND known.kind = value->>1
    AND known.key = value->>2 AND known.id = value->>6 AND known.archived IS value->>4 AND known.proof IS value->>5))`);
  const conflict = `ON CONFLICT (pair, kind, key, id) DO UPDATE SET archived = excluded.archived, proof = excluded.proof
    WHERE keys.archived IS NOT excluded.archived OR keys.proof IS NOT excluded.proof`;
  return insertRows('keys', columns, rows, conflict, isNew);
}

function putMet(pair: string, met: readonly Met[]): SQL {
  const columns = ['pair', 'kind', 'id', 'name', 'archived', 'keys'];
  const rows = met.map(({ kind, id, name, archived, keys }): Cell[] => [
    pair,
    kind,
    id,
    name,
    archived ? 1 : 0,
    json(keys.map(({ rule, key, proof }) => [rule, key, proof])),
  ]);
  return insertRows('census', columns, rows, replacing('pair, kind, id', ['pair', 'kind', 'id'], columns));
}

function dropStandings(pair: string, { standings }: Commit): SQL {
  const rows = rowsOf(standings.drop.map(({ kind, id }) => [kind, id]));
  return sql`DELETE FROM standings WHERE pair = ${pair} AND (kind, id) IN (SELECT value->>0, value->>1 FROM ${rows})`;
}

function putStandings(pair: string, { standings }: Commit): SQL {
  const rows = standings.put.map((standing) => toStandingCells(pair, standing));
  return insertRows(
    'standings',
    standingColumns,
    rows,
    replacing('pair, kind, id', ['pair', 'kind', 'id'], standingColumns),
  );
}

const leftOut = ['skip.create-off', 'skip.direction-off', 'skip.filter', 'skip.closed'];
const overruled = ['skip.other-kind', 'skip.asked', AS_WORDS, ...leftOut].map((code) => `'${code}'`).join(', ');

/**
 * One that stands already is left as it is (it has a time of its own, or a person was asked about it), unless it was none of its kind or
 * left out, waited for the answer to another's question, or words stood for it and do so no more.
 */
function askFor(pair: string, standings: readonly Standing[]): SQL {
  const rows = standings.map((standing) => toStandingCells(pair, standing));
  const conflict = `ON CONFLICT (pair, kind, id) DO UPDATE SET state = excluded.state, code = excluded.code, facts = excluded.facts,
    due_at = excluded.due_at WHERE standings.code IN (${overruled})`;
  return insertRows('standings', standingColumns, rows, conflict);
}

function putIntents(pair: string, intents: NonNullable<Commit['intents']>): SQL {
  return insertRows(
    'intents',
    intentColumns,
    intents.map((intent) => toIntentCells(pair, intent)),
  );
}

function wakeWaiting(pair: string, there: readonly RecordId[], now: number): SQL {
  return sql`UPDATE standings SET due_at = ${now}, waits_for = NULL
    WHERE pair = ${pair} AND waits_for IS NOT NULL AND waits_for IN ${listOf(there)}`;
}

/** Asks anew about records that stand refused or before a person. */
function askAgain(pair: string, alike: NonNullable<Commit['alike']>, now: number): SQL {
  const rows = rowsOf(alike.map(({ kind, id }) => [kind, id]));
  return sql`UPDATE standings SET due_at = ${now} WHERE pair = ${pair} AND (kind, id) IN (SELECT value->>0, value->>1 FROM ${rows})
    AND state IN ('failed', 'needs-you') AND due_at IS NULL`;
}

function closeIssues(ids: readonly number[], now: number): SQL {
  const list = sql`(SELECT value FROM json_each(${json(ids)}))`;
  return sql`UPDATE issues SET closed_at = ${now}, closed_by = 'passed' WHERE id IN ${list} AND closed_at IS NULL`;
}

/** One open issue a record and code: raising it again brings its facts up to date. */
function raiseIssues(pair: string, { issues }: Commit, now: number): SQL {
  const columns = [
    'pair',
    'code',
    'kind',
    'record',
    'side',
    'name',
    'facts',
    'choices',
    'digest',
    'versions',
    'opened_at',
  ];
  const rows = issues.raise.map(({ code, kind, record, side, name, facts, choices, versions }): Cell[] => [
    pair,
    code,
    kind ?? '',
    record ?? '',
    side ?? '',
    name,
    json(facts),
    json(choices),
    digest(facts),
    json(versions),
    now,
  ]);
  const conflict = `ON CONFLICT (pair, kind, record, code) WHERE closed_at IS NULL DO UPDATE SET
    facts = excluded.facts, choices = excluded.choices, digest = excluded.digest, versions = excluded.versions, name = excluded.name
    WHERE issues.digest <> excluded.digest OR issues.versions IS NOT excluded.versions`;
  return insertRows('issues', columns, rows, conflict);
}
