// Troubles of a whole pair as rows: what pauses it and what keeps failing. Of each sort one issue is open at a time; it goes when what it
// tells of is over.

import { SQL, sql } from 'drizzle-orm';
import type { ConsentLost } from '../sync/store.ts';
import { type Database, json } from './database.ts';
import { resumeDrifted } from './references.ts';

/** Codes of issues that tell why a pair is paused for want of a consent: giving it anew, or resuming, ends them. */
const CONSENT_LOST = ['grant.revoked', 'connection.missing', 'connection.disconnected'];
const consentLost = sql.raw(`(${CONSENT_LOST.map((code) => `'${code}'`).join(', ')})`);

/** Told once a module is on whose fields, rules and channels the CRM does not have. */
const SETUP_WANTED = 'provision.missing';

/** How long a pair that nobody can work on is left alone. A new hint, or a person, comes before that. */
const REST_MS = 3_600_000;
/** So many passes began on a look and never came to an end: the platform cut them off. */
const TRIES_AT_MOST = 8;

/** Whether pass after pass on a row of `pairs` was cut off before its end. */
export const isCutOff = sql.raw(`(EXISTS (SELECT 1 FROM looks
    WHERE looks.pair = pairs.id AND running IS NOT NULL AND attempts >= ${TRIES_AT_MOST})
  OR EXISTS (SELECT 1 FROM standings WHERE standings.pair = pairs.id AND due_at IS NOT NULL AND attempts >= ${TRIES_AT_MOST}))`);

/** An issue of the whole pair, unless one of that sort is open. */
export function raiseForPair(pair: string, code: string, facts: object | SQL, now: number): SQL {
  const stored = facts instanceof SQL ? facts : sql`${json(facts)}`;
  return sql`INSERT INTO issues (pair, code, facts, choices, digest, opened_at)
    VALUES (${pair}, ${code}, ${stored}, '["retry"]', ${code}, ${now}) ON CONFLICT DO NOTHING`;
}

/** What is told of a lost consent: whose it is too, so that nobody has to look for it. Without a connection: the first that is not there. */
function factsOfLoss(pair: string, { code, detail = '', connection }: ConsentLost, more: object = {}): SQL {
  const whose = connection === undefined ? sql`connections.state <> 'connected'` : sql`connections.id = ${connection}`;
  return sql`json_patch(${json({ code, detail, ...more })}, COALESCE((
    SELECT json_object('connection', connections.id, 'system', system, 'organisation', organisation_name)
    FROM pairs JOIN connections ON connections.id IN (pairs.crm, pairs.accounting, pairs.finance)
    WHERE pairs.id = ${pair} AND ${whose} ORDER BY connections.created_at LIMIT 1), '{}'))`;
}

/** Pauses a pair that is live, says why on its pages, and raises one issue. */
export function pauseFor(pair: string, lost: ConsentLost, now: number): SQL[] {
  const reason = factsOfLoss(pair, lost, { at: now, by: null });
  return [
    sql`UPDATE pairs SET state = 'paused', reason = ${reason} WHERE id = ${pair} AND state = 'live'`,
    raiseForPair(pair, lost.code, factsOfLoss(pair, lost), now),
  ];
}

/** One of two consents was given anew: the pair says of the other from now on that it is wanted. */
function stillLost(pair: string, code: string): SQL[] {
  const facts = factsOfLoss(pair, { code });
  return [
    sql`UPDATE pairs SET reason = json_patch(reason, ${facts}) WHERE id = ${pair}`,
    sql`UPDATE issues SET facts = ${facts} WHERE pair = ${pair} AND kind = '' AND record = '' AND code = ${code} AND closed_at IS NULL`,
  ];
}

/** Says why a live pair rests, and until when: it goes on by itself, and needs nobody. */
export function restFor(pair: string, code: string, until: number, now: number): SQL {
  const reason = json({ code, detail: '', at: now, by: null, until });
  return sql`UPDATE pairs SET reason = ${reason} WHERE id = ${pair} AND state = 'live'`;
}

/** The issues of the whole pair that are open, for a pass to tell which of them are over. */
export function openTroubles(pair: string): SQL {
  return sql`SELECT id, code, digest FROM issues WHERE pair = ${pair} AND kind = '' AND record = '' AND closed_at IS NULL`;
}

/** What a pair that goes on does with the issues that told why it was paused. */
export function closeConsentLost(pair: string, now: number, by: 'passed' | 'person' = 'passed'): SQL {
  return sql`UPDATE issues SET closed_at = ${now}, closed_by = ${by}
    WHERE pair = ${pair} AND kind = '' AND record = '' AND code IN ${consentLost} AND closed_at IS NULL`;
}

export function troubleStore({ db, now }: { db: Database; now(): number }) {
  return {
    /** Pauses the pairs of a connection whose consent is lost: one issue each. */
    consentLost: async (connection: string, code: string, detail: string): Promise<void> => {
      const pairs = await db.all<{ id: string }>(
        sql`SELECT id FROM pairs WHERE state = 'live' AND ${connection} IN (crm, accounting, finance)`,
      );
      const lost = { code, detail, connection };
      if (pairs.length > 0) await db.batch(pairs.flatMap(({ id }) => pauseFor(id, lost, now())));
    },

    /**
     * The organisation of a connection is gone for good, and another has come in its place: its pairs pause, whatever they were paused for
     * before, and say what to do. Nothing of what they have linked is there any more.
     */
    replaced: async (connection: string, code: string, detail: string): Promise<void> => {
      const reason = json({ code, detail, at: now(), by: null });
      const pairs = await db.all<{ id: string }>(sql`UPDATE pairs SET state = 'paused', reason = ${reason}
        WHERE accounting = ${connection} AND (state = 'live' OR (state = 'paused' AND reason->>'code' IN ${consentLost})) RETURNING id`);
      const told = ({ id }: { id: string }) => [
        closeConsentLost(id, now()),
        raiseForPair(id, code, { code, detail }, now()),
      ];
      if (pairs.length > 0) await db.batch(pairs.flatMap(told));
    },

    /**
     * Lets the pairs go on that were paused for want of this connection's consent, where the other side is there too. Returns them. Those
     * that wait for another consent say which. Where a person gave it anew, the next loss is news again, however soon it comes.
     */
    consentGiven: async (connection: string, by: 'passed' | 'person' = 'passed'): Promise<string[]> => {
      const rows = await db.all<{ id: string }>(sql`UPDATE pairs SET state = 'live', reason = NULL, pause_from = NULL
        WHERE state = 'paused' AND ${connection} IN (crm, accounting, finance) AND reason->>'code' IN ${consentLost}
          AND NOT EXISTS (SELECT 1 FROM connections WHERE id IN (pairs.crm, pairs.accounting, pairs.finance) AND state <> 'connected')
        RETURNING id`);
      const ids = rows.map(({ id }) => id);
      const waiting = await db.all<{ id: string; code: string }>(sql`SELECT id, reason->>'code' AS code FROM pairs
        WHERE state = 'paused' AND ${connection} IN (crm, accounting, finance) AND reason->>'code' IN ${consentLost}`);
      const statements = [
        ...ids.map((id) => closeConsentLost(id, now(), by)),
        ...waiting.flatMap(({ id, code }) => stillLost(id, code)),
      ];
      if (statements.length > 0) await db.batch(statements);
      return ids;
    },

    /** Modules were switched on for which the CRM has nothing set up yet: somebody is told, until it is. */
    wantsSetup: async (pair: string, kinds: readonly string[]): Promise<void> => {
      await db.run(raiseForPair(pair, SETUP_WANTED, { kinds }, now()));
    },

    /** Everything that the pairs of a connection want is set up in it. */
    isSetUp: async (connection: string): Promise<void> => {
      await db.run(sql`UPDATE issues SET closed_at = ${now()}, closed_by = 'passed' WHERE code = ${SETUP_WANTED} AND closed_at IS NULL
        AND pair IN (SELECT id FROM pairs WHERE ${connection} IN (crm, accounting, finance))`);
    },

    /** Nobody can work on the pair: an issue says so, and the timetable leaves it alone for a while. What is due stays due. */
    keepsFailing: async (pair: string): Promise<void> => {
      await db.batch([
        sql`INSERT INTO issues (pair, code, facts, choices, digest, opened_at)
          SELECT id, 'pass.failed', '{}', '["retry"]', 'pass.failed', ${now()} FROM pairs WHERE id = ${pair} ON CONFLICT DO NOTHING`,
        sql`UPDATE pairs SET wake_at = ${now() + REST_MS} WHERE id = ${pair} AND leased_until <= ${now()}`,
      ]);
    },

    /** The pairs that a connection is a side of. */
    pairsOf: async (connection: string): Promise<string[]> => {
      const rows = await db.all<{ id: string }>(
        sql`SELECT id FROM pairs WHERE ${connection} IN (crm, accounting, finance)`,
      );
      return rows.map(({ id }) => id);
    },

    /** Pairs on which pass after pass was cut off before its end, and that are not left alone for it yet. */
    cutOff: async (): Promise<string[]> => {
      const rows = await db.all<{ id: string }>(sql`SELECT id FROM pairs
        WHERE state IN ('live', 'setup') AND leased_until <= ${now()} AND (wake_at IS NULL OR wake_at <= ${now()}) AND ${isCutOff}`);
      return rows.map(({ id }) => id);
    },

    /** A person wants it tried again: what waits for its time is due now, and a pair that was paused for want of a consent goes on. */
    tryAgain: async (pair: string): Promise<void> => {
      await db.batch([
        sql`UPDATE looks SET due_at = ${now()}, quiet_until = NULL WHERE pair = ${pair} AND due_at > ${now()}`,
        resumeDrifted(pair, now()),
        // Whoever was said to be quiet is believed until something new is found that it kept to itself.
        sql`UPDATE looks SET missed_event = NULL, missed_save = NULL WHERE pair = ${pair} AND COALESCE(missed_event, missed_save) IS NOT NULL`,
        sql`UPDATE pairs SET state = 'live', reason = NULL, pause_from = NULL
          WHERE id = ${pair} AND state = 'paused' AND reason->>'code' IN ${consentLost}`,
        sql`UPDATE pairs SET wake_at = ${now()} WHERE id = ${pair} AND leased_until <= ${now()}`,
      ]);
    },
  };
}
