// Signed-in browsers, consents under way, and single facts worth remembering, as rows.

import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

export interface Session {
  readonly id: string;
  readonly token: string;
  readonly language: string | null;
  readonly expiresAt: number;
}

export interface PendingConsent {
  readonly system: string;
  readonly session: string;
  readonly verifier: string | null;
  readonly returnTo: string | null;
  readonly createdAt: number;
}

export function sessionStore({ db, now }: { db: Database; now(): number }) {
  return {
    /** A session that is still good under the token that is configured now (hashed). */
    find: async (id: string, token: string): Promise<Session | null> => {
      const [row] = await db.all<{ id: string; token: string; language: string | null; expires_at: number }>(
        sql`SELECT id, token, language, expires_at FROM sessions WHERE id = ${id} AND token = ${token} AND expires_at > ${now()}`,
      );
      return row ? { id: row.id, token: row.token, language: row.language, expiresAt: row.expires_at } : null;
    },

    /** Opens a session, and sweeps up those that have ended. */
    open: async (id: string, token: string, lifeMs: number): Promise<void> => {
      await db.batch([
        sql`DELETE FROM sessions WHERE expires_at <= ${now()}`,
        sql`INSERT INTO sessions (id, token, created_at, expires_at) VALUES (${id}, ${token}, ${now()}, ${now() + lifeMs})`,
      ]);
    },

    close: async (id: string): Promise<void> => {
      await db.run(sql`DELETE FROM sessions WHERE id = ${id}`);
    },

    setLanguage: async (id: string, language: string | null): Promise<void> => {
      await db.run(sql`UPDATE sessions SET language = ${language} WHERE id = ${id}`);
    },

    askConsent: async (id: string, consent: Omit<PendingConsent, 'createdAt'>): Promise<void> => {
      const { system, session, verifier, returnTo } = consent;
      await db.batch([
        sql`DELETE FROM consents WHERE created_at <= ${now() - CONSENT_LIFE_MS}`,
        sql`INSERT INTO consents (id, system, session, verifier, return_to, created_at)
          VALUES (${id}, ${system}, ${session}, ${verifier}, ${returnTo}, ${now()})`,
      ]);
    },

    /** Takes a consent that was asked for: once, and within ten minutes. */
    takeConsent: async (id: string): Promise<PendingConsent | null> => {
      interface Row {
        system: string;
        session: string;
        verifier: string | null;
        return_to: string | null;
        created_at: number;
      }
      const [row] = await db.all<Row>(sql`DELETE FROM consents WHERE id = ${id}
        RETURNING system, session, verifier, return_to, created_at`);
      if (!row || row.created_at <= now() - CONSENT_LIFE_MS) return null;
      const { system, session, verifier } = row;
      return { system, session, verifier, returnTo: row.return_to, createdAt: row.created_at };
    },

    remember: async (name: string, value: string): Promise<void> => {
      await db.run(sql`INSERT INTO remembered (name, value) VALUES (${name}, ${value})
        ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE remembered.value <> excluded.value`);
    },

    remembered: async (name: string): Promise<string | null> => {
      const [row] = await db.all<{ value: string }>(sql`SELECT value FROM remembered WHERE name = ${name}`);
      return row?.value ?? null;
    },
  };
}

/** How long a consent may take. */
const CONSENT_LIFE_MS = 600_000;

export type SessionStore = ReturnType<typeof sessionStore>;
