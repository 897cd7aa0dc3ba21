// What one pass needs to know of its pair, in one transaction: the pair, its settings, both connections.

import { sql } from 'drizzle-orm';
import type { Settings } from '../kinds/settings.ts';
import type { Broken } from '../core/reference.ts';
import { type Database, parse } from './database.ts';
import { brokenIn, toBroken } from './references.ts';
import { readCapabilities, readSettings } from './remembered.ts';

export interface BriefConnection {
  readonly id: string;
  readonly system: string;
  readonly organisationId: string;
  readonly state: string;
  readonly grantId: string;
  readonly apiUrl: string | null;
  readonly capabilities: Readonly<Record<string, unknown>>;
}

/** A pair that shares the system of this one's documents, with the rule that says which are its. */
export interface Sharing {
  readonly rule: Settings['routing'];
  /** It was there before this one. */
  readonly isEarlier: boolean;
  readonly pair: { readonly id: string; readonly name: string; readonly isDefault: boolean };
}

export interface Brief {
  readonly settings: Settings;
  /** Of the pairs that share its CRM, the one from which shared fields are mirrored. */
  readonly isPrimary: boolean;
  /** Of those pairs, the one that takes the documents which no rule claims. */
  readonly isDefault: boolean;
  readonly sharing: readonly Sharing[];
  /** Epoch ms; null while it is being set up. */
  readonly wentLiveAt: number | null;
  readonly crm: BriefConnection | null;
  readonly accounting: BriefConnection | null;
  /** What plays documents on the CRM's side in its place. */
  readonly finance: BriefConnection | null;
  /** What documents can't name any more, as open issues tell. */
  readonly broken: readonly Broken[];
}

interface Row {
  id: string;
  system: string;
  organisation_id: string;
  state: string;
  grant_id: string;
  api_url: string | null;
  capabilities: string;
  side: string;
  is_primary: number;
  is_default: number;
  went_live_at: number | null;
}

interface SharingRow {
  id: string;
  name: string;
  is_default: number;
  earlier: number;
  rule: string | null;
}

export async function briefFor(db: Database, pair: string): Promise<Brief> {
  const [documents, rows, broken, others] = await db.batch<[{ document: string }, Row, { facts: string }, SharingRow]>([
    sql`SELECT document FROM settings WHERE pair = ${pair} ORDER BY version DESC LIMIT 1`,
    sql`SELECT connections.*, pairs.is_primary, pairs.is_default, pairs.went_live_at,
        CASE connections.id WHEN pairs.crm THEN 'crm' WHEN pairs.accounting THEN 'accounting' ELSE 'finance' END AS side
      FROM pairs JOIN connections ON connections.id IN (pairs.crm, pairs.accounting, pairs.finance) WHERE pairs.id = ${pair}`,
    brokenIn(pair),
    sql`SELECT other.id, other.name, other.is_default, other.created_at < pairs.created_at OR (other.created_at = pairs.created_at AND other.id < pairs.id) AS earlier,
        (SELECT document->'$.routing' FROM settings WHERE settings.pair = other.id ORDER BY version DESC LIMIT 1) AS rule
      FROM pairs JOIN pairs AS other ON other.crm = pairs.crm AND other.finance IS pairs.finance AND other.id <> pairs.id
      WHERE pairs.id = ${pair} ORDER BY other.created_at, other.id`,
  ]);
  const [saved] = documents;
  const on = (side: string): BriefConnection | null => {
    const row = rows.find((each) => each.side === side);
    if (!row) return null;
    return {
      id: row.id,
      system: row.system,
      organisationId: row.organisation_id,
      state: row.state,
      grantId: row.grant_id,
      apiUrl: row.api_url,
      capabilities: readCapabilities(row.capabilities),
    };
  };
  const isPrimary = rows.some((row) => row.is_primary !== 0);
  return {
    settings: readSettings(saved?.document),
    isPrimary,
    isDefault: rows.some((row) => row.is_default !== 0),
    sharing: others.map(({ id, name, is_default: isDefault, earlier, rule }) => ({
      pair: { id, name, isDefault: isDefault !== 0 },
      isEarlier: earlier !== 0,
      rule: rule === null ? null : parse<Sharing['rule']>(rule),
    })),
    wentLiveAt: rows[0]?.went_live_at ?? null,
    crm: on('crm'),
    accounting: on('accounting'),
    finance: on('finance'),
    broken: broken.map(toBroken),
  };
}
