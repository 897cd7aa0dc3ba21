// Writing a Books document: its own fields by a save, its state and its money by the calls that Books has for them. What it shows
// afterwards is read, so that what comes back is what stands there.

import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import { type Fields, isBlank, isRows, type Value } from '../../core/value.ts';
import type { Draft as JsonDraft, Json } from '../../mapping/place.ts';
import type { Draft, Known, Patch, PutAway, Written } from '../../sync/ports.ts';
import { ask, listPage } from './api.ts';
import { belongingTo, postAttached } from './attach.ts';
import { belowMembers, hasOwnDiscount, itemLevel } from './below.ts';
import { PARTY } from './dialect.ts';
import { asRefusal, isTaken } from './errors.ts';
import { stateOf } from './forms.ts';
import { fromRecordId, idIn, toRecordId } from './ids.ts';
import { asRead, lineBodies } from './line-bodies.ts';
import { rawLines } from './line-places.ts';
import type { ReadDocument } from './office.ts';
import { asPlanned, readWhole, type Reader } from './read.ts';
import { settle } from './settle.ts';

export async function createOne(reader: Reader, draft: Draft): Promise<Result<Written>> {
  const { office, form, translator } = reader;
  const { lines, ...heading } = draft.fields;
  const filled = Object.fromEntries(Object.entries(heading).filter(([, value]) => !isBlank(value)));
  const body: JsonDraft = {};
  translator.write(body, filled, 'create');
  const currency = currencyId(reader, body);
  const party = await withParty(reader, body, draft.known ?? {}, currency);
  if (!party.ok) return party;
  const rows = await lineBodies(reader, { rows: lines ?? null, before: null, raw: [], known: draft.known ?? {} });
  if (!rows.ok) return rows;
  const given = party.value[form.number] !== undefined;
  const sale = await belongingTo(office.access, form.kind === 'invoice' ? draft.origin : undefined);
  if (!sale.ok) return sale;
  const request = {
    path: `/${form.module}`,
    query: given ? { ignore_auto_number_generation: 'true' } : {},
    body: { ...party.value, discount_type: 'item_level', line_items: rows.value },
  };
  const made = await postAttached(office.access, request, sale.value);
  if (!made.ok) {
    if (!isTaken(made.problem) || !given) return failed(asRefusal(made.problem));
    return taken(reader, party.value, made.problem);
  }
  const raw = made.value[form.root] as Json | undefined;
  const id = idIn(raw?.[form.id]);
  if (!raw || id === null) return failed({ code: 'outcome.unknown' });
  const moved = await moveTo(reader, id, raw.status, draft.fields.status);
  const settled = moved.ok
    ? await settleMoney(reader, { raw, settled: { payments: [], credits: [] } }, draft.fields)
    : moved;
  // It is there: what is still missing of it is found when it is looked for.
  if (!settled.ok) return failed({ code: 'outcome.unknown' });
  return asWritten(reader, id, draft.fields);
}

/** Whoever has the number already: the very document, made by us before, or another one. */
async function taken({ office, form }: Reader, body: Json, problem: Problem): Promise<Result<never>> {
  const number = String(body[form.number]);
  const listed = await listPage(office.access, `/${form.module}`, { search_text: number });
  if (!listed.ok) return listed;
  const own = listed.value.records.find(
    (row) => row[form.number] === number && row[form.partyId] === body[form.partyId] && row.date === body.date,
  );
  const id = own ? toRecordId(form.module, String(own[form.id])) : null;
  const detail = 'detail' in problem ? (problem.detail ?? '') : '';
  return failed({ code: 'record.duplicate', field: 'number', id, detail });
}

export async function updateOne(reader: Reader, patch: Patch): Promise<Result<Written>> {
  const { form } = reader;
  const { id } = fromRecordId(patch.id);
  const planned = await asPlanned(reader, id, patch.seen.version);
  if (!planned.ok) return planned;
  if (planned.value === null) return failed({ code: 'record.moved' });
  const { raw } = planned.value;
  const { status } = patch.fields;
  const isEnd = status === 'void' || status === 'deleted';
  const settled = isEnd ? await settleMoney(reader, planned.value, patch.fields) : done(null);
  if (!settled.ok) return settled;
  const saved = await save(reader, planned.value, patch);
  if (!saved.ok) return saved;
  const moved = await moveTo(reader, id, raw.status, status);
  if (!moved.ok) return moved;
  const paid = isEnd ? done(null) : await settleMoney(reader, planned.value, patch.fields);
  if (!paid.ok) return paid;
  reader.office.documents.delete(`crm.${form.module}:${id}`);
  return asWritten(reader, id, patch.fields);
}

/** Put away by its state: a document is never deleted for us. */
export async function putAwayOne(reader: Reader, { id: record, seen }: PutAway): Promise<Result<Written>> {
  const { office, form } = reader;
  const { id } = fromRecordId(record);
  const planned = await asPlanned(reader, id, seen.version);
  if (!planned.ok) return planned;
  if (planned.value === null) return failed({ code: 'record.moved' });
  if (form.kind === 'invoice') {
    const free = await settle(office.access, planned.value.raw, planned.value.settled, { payments: '', credits: '' });
    if (!free.ok) return free;
  }
  if (form.away === 'declined' && planned.value.raw.status === 'draft') {
    const sent = await ask(office.access, { method: 'POST', path: `/${form.module}/${id}/status/sent` });
    if (!sent.ok) return failed(asRefusal(sent.problem));
  }
  const away = await ask(office.access, { method: 'POST', path: `/${form.module}/${id}/status/${form.away}` });
  return away.ok ? asWritten(reader, id, {}) : failed(asRefusal(away.problem));
}

async function asWritten(reader: Reader, id: string, sent: Fields): Promise<Result<Written>> {
  const read = await readWhole(reader, id);
  // It was written: what it shows now is read by whoever comes next.
  if (!read.ok || read.value === null) return failed({ code: 'outcome.unknown' });
  const seen = read.value;
  return done({ id: seen.id, version: seen.version, changedAt: seen.changedAt, seen, sent });
}

/** Fields that calls of their own move. */
const MOVED = ['status', 'payments', 'credits', 'received'];

/** Saves what is Books' own of a change. A save takes the whole list of lines: those that nobody touched go back as they were read. */
async function save(reader: Reader, { raw }: ReadDocument, patch: Patch): Promise<Result<null>> {
  const { office, form, translator } = reader;
  const own = Object.fromEntries(Object.entries(patch.fields).filter(([name]) => !MOVED.includes(name)));
  const { lines, ...heading } = own;
  if (Object.keys(own).length === 0) return done(null);
  const body: JsonDraft = {};
  translator.write(body, heading, 'update');
  const party = await withParty(reader, body, patch.known ?? {}, null);
  if (!party.ok) return party;
  const before = patch.seen.fields.lines ?? null;
  const asked = { rows: lines ?? before, before, raw: rawLines(itemLevel(raw)), known: patch.known ?? {} };
  const rows = await lineBodies(reader, asked);
  if (!rows.ok) return rows;
  const below = lines === undefined ? {} : belowMembers(isRows(lines) ? lines : []);
  const levelled = lines !== undefined && hasOwnDiscount(raw) ? { discount_type: 'item_level', discount: 0 } : {};
  const lineItems = lines === undefined ? rawLines(raw).map(asRead) : rows.value;
  const whole = { [form.partyId]: raw[form.partyId], ...party.value, ...below, ...levelled, line_items: lineItems };
  const path = `/${form.module}/${String(raw[form.id])}`;
  const saved = await ask(office.access, { method: 'PUT', path, body: whole });
  if (saved.ok) return done(null);
  // In some countries what was sent is changed for a reason only.
  const wantsReason = saved.problem.code === 'request.refused' && /reason/i.test(saved.problem.detail);
  const again = wantsReason
    ? await ask(office.access, { method: 'PUT', path, body: { ...whole, reason: 'Changed in accounting' } })
    : saved;
  return again.ok ? done(null) : failed(asRefusal(again.problem));
}

/** Takes the steps that lead to a state. One that money or the calendar makes is theirs to reach. */
async function moveTo(reader: Reader, id: string, word: unknown, wanted: Value | undefined): Promise<Result<null>> {
  const { office, form } = reader;
  const state = stateOf(form, word);
  if (typeof wanted !== 'string' || wanted === state) return done(null);
  const steps = form.moves[wanted] ?? [];
  const isOpen = state !== 'draft' && state !== 'submitted' && state !== 'void';
  // What is sent, or open, does not have to be once more.
  const left = isOpen ? steps.filter((step) => step !== 'sent' && step !== 'open') : steps;
  const all = state === 'void' && wanted !== 'void' ? ['draft', ...left] : left;
  for (const step of all) {
    const moved = await ask(office.access, { method: 'POST', path: `/${form.module}/${id}/status/${step}` });
    if (!moved.ok) return failed(asRefusal(moved.problem));
  }
  return done(null);
}

function settleMoney(
  { office, form }: Reader,
  { raw, settled }: Pick<ReadDocument, 'raw' | 'settled'>,
  { payments, credits }: Fields,
): Promise<Result<null>> {
  if (form.kind !== 'invoice' || (payments === undefined && credits === undefined)) return Promise.resolve(done(null));
  const told = {
    ...(payments !== undefined && { payments: textOf(payments) }),
    ...(credits !== undefined && { credits: textOf(credits) }),
  };
  return settle(office.access, raw, settled, told);
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : '';
}

function currencyId({ office: { facts } }: Reader, { currency_code: code }: JsonDraft): string | null {
  return facts.currencies?.find((each) => each.code === code)?.id ?? null;
}

/** The contact in place of the CRM's record, with its primary person; the currency by its id. */
async function withParty(
  { office, form, translator: _ }: Reader,
  body: JsonDraft,
  known: Known,
  currency: string | null,
): Promise<Result<Json>> {
  const { [PARTY]: party, currency_code: _code, status: _status, ...rest } = body;
  const priced = { ...rest, ...(currency !== null && { currency_id: currency }) };
  if (typeof party !== 'string') return done(priced);
  const record: RecordId = party.slice('ref:'.length);
  const contact = await office.twins.contactFor(record, known[record], currency);
  if (!contact.ok) return contact;
  const { id, person } = contact.value;
  const written =
    person === null || form.party === 'vendor' ? {} : { contact_persons_associated: [{ contact_person_id: person }] };
  return done({ ...priced, [form.partyId]: id, ...written });
}
