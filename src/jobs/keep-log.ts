// Keeping the log: what was written is sealed each minute, seals are checked when somebody asks, and what has been kept long enough is
// taken out. An entry's hash covers the hash of what it says of the record, so that a seal can outlive values that must be erased.

import type { House } from '../compose.ts';
import { digest } from '../core/digest.ts';
import type { AuditRow } from '../db/lists/index.ts';
import { AUDIT_IDS_PER_MS } from '../db/log.ts';
import { type Block, sealStore } from '../db/seals.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Characters of an entry's hash that its block keeps. */
const HASH_LENGTH = 22;
/** Entries of one block, and blocks that are taken out at once. */
const MOST_ENTRIES = 250;
const MOST_BLOCKS = 20;

/** How long entries are kept, and how large a database may grow, by the plan that the Worker is on (Cloudflare's docs). */
export const keeping = {
  free: { days: 90, storageBytes: 500_000_000 },
  paid: { days: 396, storageBytes: 10_000_000_000 },
} as const;

/** Beyond this share of the storage the oldest entries go whether or not somebody has saved them. */
const FULL = 0.6;
/** So long after their time somebody may still save them. */
const GRACE_DAYS = 30;

function storeOf({ db, world }: House) {
  return sealStore({ db, now: () => world.now() });
}

/** Seals what was written since the last block, and once an hour takes out what nobody can want any more. */
export async function keepLog(house: House): Promise<void> {
  const store = storeOf(house);
  const { last, entries } = await store.unsealed(MOST_ENTRIES);
  const [first] = entries;
  if (first) {
    const previous = last?.seal ?? '';
    const hashes = (await Promise.all(entries.map(hashOf))).join('');
    const seal = await sealOf(previous, hashes);
    const until = entries.at(-1)?.id ?? first.id;
    await store.add({ first: first.id, last: until, entries: entries.length, previous, hashes, seal });
  }
  const now = house.world.now();
  if (Math.floor(now / 60_000) % 60 === 0) await store.prune(overdueBefore(house, now), MOST_BLOCKS);
}

/** Entries from before this time have been kept as long as the plan says. */
export function ripeBefore({ profile }: House, now: number): number {
  return now - keeping[profile.name].days * DAY_MS;
}

function overdueBefore(house: House, now: number): number {
  const isFull = house.meter.sizeBytes > FULL * keeping[house.profile.name].storageBytes;
  return isFull ? now - DAY_MS : ripeBefore(house, now) - GRACE_DAYS * DAY_MS;
}

/** Takes out a stretch of what is ripe. How many entries, and how many are left. */
export async function pruneRipe(house: House): Promise<{ pruned: number; left: number }> {
  const store = storeOf(house);
  const before = ripeBefore(house, house.world.now());
  const pruned = await store.prune(before, MOST_BLOCKS);
  return { pruned, left: await store.ripe(before) };
}

/** What is wrong with a block: an entry that was changed, entries that are gone or were added, or a seal that fits nothing. */
export interface Broken {
  readonly block: number;
  readonly why: 'changed' | 'entries' | 'seal';
  /** Times between which its entries were written, epoch ms. */
  readonly from: number;
  readonly to: number;
  /** The entries that were changed. */
  readonly ids: readonly number[];
}

export interface Checked {
  readonly blocks: number;
  readonly entries: number;
  readonly broken: readonly Broken[];
  /** The block to go on behind; null where all have been checked. */
  readonly next: number | null;
}

/** Checks the seals of a stretch of blocks behind one. */
export async function checkSeals(house: House, after: number): Promise<Checked> {
  const { before, blocks, entries } = await storeOf(house).stretch(after, 2 * MOST_ENTRIES);
  const byId = Map.groupBy(entries, ({ id }) => blocks.find(({ first, last }) => first <= id && id <= last)?.id ?? 0);
  const broken: Broken[] = [];
  let previous = before?.seal ?? '';
  for (const block of blocks) {
    const found = await faultOf(block, previous, byId.get(block.id) ?? []);
    if (found) broken.push(found);
    previous = block.seal;
  }
  const counted = blocks.reduce((sum, block) => sum + (block.prunedAt === null ? block.entries - block.erased : 0), 0);
  return { blocks: blocks.length, entries: counted, broken, next: blocks.at(-1)?.id ?? null };
}

async function faultOf(block: Block, previous: string, rows: readonly AuditRow[]): Promise<Broken | null> {
  const [from, to] = [block.first, block.last].map((id) => Math.floor(id / AUDIT_IDS_PER_MS));
  const told = (why: Broken['why'], ids: readonly number[] = []): Broken => ({
    block: block.id,
    why,
    from: from ?? 0,
    to: to ?? 0,
    ids,
  });
  if (block.previous !== previous || block.seal !== (await sealOf(previous, block.hashes))) return told('seal');
  if (block.prunedAt !== null) return rows.length === 0 ? null : told('entries');
  const hashes = await Promise.all(rows.map(hashOf));
  const known = new Set(block.hashes.match(new RegExp(`.{${HASH_LENGTH}}`, 'g')));
  const changed = rows.filter((_, at) => !known.has(hashes[at] ?? '')).map(({ id }) => id);
  if (rows.length !== block.entries - block.erased) return told('entries', changed);
  return changed.length > 0 ? told('changed', changed) : null;
}

async function hashOf({ name, facts, changes, ...row }: AuditRow): Promise<string> {
  const { id, at, pair, run, kind, side, record, direction, trigger, actor, outcome, code, request } = row;
  const detail = await sha256(digest([name, facts, changes]));
  const all = [id, at, pair, run, kind, side, record, direction, trigger, actor, outcome, code, request, detail];
  return (await sha256(digest(all))).slice(0, HASH_LENGTH);
}

function sealOf(previous: string, hashes: string): Promise<string> {
  return sha256(`${previous}\n${hashes}`);
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
