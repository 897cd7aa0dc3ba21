// Connections as rows: which organisations are reached, in what state, and what was found of them.

import { and, eq, ne, sql } from 'drizzle-orm';
import { type Database, json, parse } from './database.ts';
import { connections } from './schema/index.ts';

/** How old a look at a connection gets. */
export const CHECKED_EVERY_MS = 86_400_000;

export type ConnectionState = 'connected' | 'reconnect' | 'disconnected';

export interface HookSecret {
  /** SHA-256 of the token, hex. */
  readonly token: string;
  /** The HMAC key, sealed. */
  readonly key: string;
  /** Epoch ms until which it is valid; null for the one in use. */
  readonly until: number | null;
}

export interface Connection {
  readonly id: string;
  readonly system: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly state: ConnectionState;
  readonly grantId: string;
  readonly apiUrl: string | null;
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly hookSecrets: readonly HookSecret[];
  readonly createdAt: number;
  readonly checkedAt: number | null;
  readonly problem: string | null;
}

type Row = typeof connections.$inferSelect;

function fromRow(row: Row): Connection {
  return {
    id: row.id,
    system: row.system,
    organisation: { id: row.organisationId, name: row.organisationName },
    state: row.state as ConnectionState,
    grantId: row.grantId,
    apiUrl: row.apiUrl,
    capabilities: parse<Record<string, unknown>>(row.capabilities),
    hookSecrets: parse<HookSecret[]>(row.hookSecrets),
    createdAt: row.createdAt,
    checkedAt: row.checkedAt,
    problem: row.problem,
  };
}

export interface NewConnection {
  readonly id: string;
  readonly system: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly grantId: string;
  readonly apiUrl: string | null;
  readonly capabilities: Readonly<Record<string, unknown>>;
}

export function connectionStore({ db, now }: { db: Database; now(): number }) {
  return {
    list: async (): Promise<Connection[]> =>
      (await db.orm.select().from(connections).orderBy(connections.createdAt)).map(fromRow),

    find: async (id: string): Promise<Connection | null> => {
      const [row] = await db.orm.select().from(connections).where(eq(connections.id, id));
      return row ? fromRow(row) : null;
    },

    /** The connections of organisations of one system that are not parted from. */
    ofOrganisation: async (system: string, organisationId: string): Promise<Connection[]> => {
      const rows = await db.orm
        .select()
        .from(connections)
        .where(
          and(
            eq(connections.system, system),
            eq(connections.organisationId, organisationId),
            ne(connections.state, 'disconnected'),
          ),
        );
      return rows.map(fromRow);
    },

    /** Takes in what a consent reached: the same organisation comes back as the same connection, with everything that hangs on it. */
    connect: async (fresh: NewConnection): Promise<Connection> => {
      const [known] = await db.orm
        .select()
        .from(connections)
        .where(and(eq(connections.system, fresh.system), eq(connections.organisationId, fresh.organisation.id)));
      const capabilities = json({
        ...(known && parse<Record<string, unknown>>(known.capabilities)),
        ...fresh.capabilities,
      });
      const values = {
        organisationName: fresh.organisation.name,
        state: 'connected',
        grantId: fresh.grantId,
        apiUrl: fresh.apiUrl,
        capabilities,
        checkedAt: now(),
        problem: null,
      };
      const [row] = known
        ? await db.orm.update(connections).set(values).where(eq(connections.id, known.id)).returning()
        : await db.orm
            .insert(connections)
            .values({
              ...values,
              id: fresh.id,
              system: fresh.system,
              organisationId: fresh.organisation.id,
              createdAt: now(),
            })
            .returning();
      if (!row) throw new Error('a connection was not stored');
      return fromRow(row);
    },

    setState: async (id: string, state: ConnectionState, problem: string | null): Promise<void> => {
      await db.orm.update(connections).set({ state, problem, checkedAt: now() }).where(eq(connections.id, id));
    },

    /** What a look at it was to bring is wanted again after so many ms, and counts as that long short of a day old. */
    checkAgain: async (id: string, afterMs: number): Promise<void> => {
      const checkedAt = now() - CHECKED_EVERY_MS + Math.min(afterMs, CHECKED_EVERY_MS);
      await db.orm.update(connections).set({ checkedAt }).where(eq(connections.id, id));
    },

    setCapabilities: async (id: string, capabilities: object): Promise<void> => {
      await db.orm
        .update(connections)
        .set({ capabilities: json(capabilities) })
        .where(eq(connections.id, id));
    },

    setHookSecrets: async (id: string, secrets: readonly HookSecret[]): Promise<void> => {
      await db.orm
        .update(connections)
        .set({ hookSecrets: json(secrets) })
        .where(eq(connections.id, id));
    },

    /** How many living connections hang on a grant. */
    onGrant: async (grantId: string): Promise<number> => {
      const [row] = await db.all<{ count: number }>(
        sql`SELECT count(*) AS count FROM connections WHERE grant_id = ${grantId} AND state <> 'disconnected'`,
      );
      return row?.count ?? 0;
    },
  };
}

export type ConnectionStore = ReturnType<typeof connectionStore>;
