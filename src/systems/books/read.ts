// Reading Books' documents one by one: each with its money, and with the CRM's records in place of Books' contacts and items.

import { shortHash } from '../../core/digest.ts';
import { done, failed, type Result } from '../../core/problem.ts';
import type { Fixed, Seen } from '../../core/record.ts';
import type { Fields } from '../../core/value.ts';
import type { Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import { fromBooksTime, getRecord } from './api.ts';
import { PARTY } from './dialect.ts';
import { type Form, stateOf } from './forms.ts';
import { idIn, isStranger, toRecordId } from './ids.ts';
import { ITEM, rawLines } from './line-places.ts';
import type { Office, ReadDocument } from './office.ts';
import { modesOf, nothingSettled, PAID, paidOf, readSettlements } from './paid.ts';
import { traitOf } from './traits.ts';

/** What a desk reads with. */
export interface Reader {
  readonly office: Office;
  readonly form: Form;
  readonly translator: Translator;
  /** Members that filters and routing name. */
  readonly traits: readonly string[];
}

/** One document, whole; null where Books has none of that id. */
export async function readWhole(reader: Reader, id: string): Promise<Result<Seen | null>> {
  const { office, form } = reader;
  const read = await getRecord(office.access, `/${form.module}/${id}`, form.root);
  if (!read.ok) return read;
  if (read.value === null) return done(null);
  return understood(reader, read.value);
}

/** A document as a reply shows it, with what has to be asked for beside it. */
export async function understood(reader: Reader, raw: Json): Promise<Result<Seen>> {
  const { office, form } = reader;
  const withMoney = form.kind === 'invoice' && office.money;
  const settled = withMoney ? await readSettlements(office.access, raw) : done(nothingSettled);
  if (!settled.ok) return settled;
  const told = await withTwins(reader, raw);
  if (!told.ok) return told;
  const shown = { ...told.value, ...(withMoney && { [PAID]: paidOf(settled.value) }) };
  const seen = seenOf(reader, raw, shown, modesOf(settled.value));
  office.documents.set(seen.id, { raw, settled: settled.value, version: seen.version });
  return done(seen);
}

async function withTwins({ office, form }: Reader, raw: Json): Promise<Result<Json>> {
  const lines = rawLines(raw);
  const items = lines.flatMap(({ item_id: item }) => idIn(item) ?? []);
  const learned = items.length > 0 ? await office.goods.learn(items) : done(null);
  if (!learned.ok) return learned;
  const contact = idIn(raw[form.partyId]);
  const party = contact === null ? done(null) : await office.twins.recordOf(contact, form.party);
  if (!party.ok) return party;
  // Of somebody whom the CRM does not know: it can't be told for whom it is, but what they are called.
  const stranger = party.value !== null && isStranger(party.value) ? office.twins.strangerOf(party.value) : undefined;
  if (stranger === 'young') return failed({ code: 'record.young', retryAfterMs: STRANGER_MS });
  const shown = lines.map((line): Json => {
    const item = idIn(line.item_id);
    const product = item === null ? null : office.goods.productOf(item);
    return { ...line, ...(product !== null && { [ITEM]: `ref:${product}` }) };
  });
  if (stranger !== undefined) return done({ ...raw, line_items: shown, [STRANGER]: stranger.name });
  return done({ ...raw, line_items: shown, ...(party.value !== null && { [PARTY]: `ref:${party.value}` }) });
}

/** The member under which the desk tells whom a document is for that is for nobody whom the CRM knows. */
const STRANGER = 'Stranger';
/** The native link brings a new contact over within about a minute (Zoho's docs): until then nobody is bothered. */
const STRANGER_MS = 60_000;

function seenOf({ office, form, translator, traits }: Reader, raw: Json, shown: Json, modes: Fields): Seen {
  const fields = translator.read(shown);
  const changedAt = fromBooksTime(raw.last_modified_time);
  const { [PAID]: _, ...rest } = shown;
  return {
    id: toRecordId(form.module, String(raw[form.id])),
    version: `${changedAt}+${shortHash(JSON.stringify([fields, raw.status, rest[PARTY] ?? null, raw.balance ?? null]))}`,
    young: false,
    changedAt,
    readAt: office.now(),
    name: String(raw[form.number] ?? ''),
    fields,
    traits: { ...Object.fromEntries(traits.map((trait) => [trait, traitOf(raw, trait)])), ...modes },
    stamp: null,
    fixed: fixedBy(form, raw, fields),
    date: typeof raw.date === 'string' && raw.date !== '' ? raw.date.slice(0, 10) : null,
    outside: outsideOf(form, raw),
    ...(typeof shown[STRANGER] === 'string' && { stranger: shown[STRANGER] }),
  };
}

const closed: Readonly<Record<string, Fixed['why']>> = {
  void: 'void',
  deleted: 'void',
  cancelled: 'void',
  paid: 'paid',
};

/** What Books takes of a closed document it says itself; that it is closed tells whether it is of interest. */
function fixedBy(form: Form, { status }: Json, fields: Fields): Fixed | null {
  const why = closed[stateOf(form, status)];
  return why ? { why, open: Object.keys(fields) } : null;
}

/** A quote is a sale once its customer has said yes. */
function outsideOf({ kind }: Form, { status }: Json): string | null {
  return kind === 'accepted-quote' && status !== 'accepted' && status !== 'invoiced' ? 'quote' : null;
}

/**
 * A document as it was planned from: as this pass has read it, else read once more. Null where it is another by now, or not there.
 */
export async function asPlanned(reader: Reader, id: string, version: string): Promise<Result<ReadDocument | null>> {
  const { office, form } = reader;
  const record = toRecordId(form.module, id);
  const known = office.documents.get(record);
  if (known?.version === version) return done(known);
  const read = await readWhole(reader, id);
  if (!read.ok) return read;
  const now = office.documents.get(record);
  return done(read.value?.version === version && now ? now : null);
}
