// The link at work. What was changed on one side is copied to the other once the delay is over; there is no timer behind it: it catches
// up before the next call of anybody. Its own copies are seen, and never copied back.

import { announce, everything } from '../../zoho/events.ts';
import type { Json } from '../../zoho/json.ts';
import type { Crm } from '../../zoho/crm.ts';
import type { StoredRecord } from '../../zoho/records/record.ts';
import { type Change, createRecord, type Saving, updateRecord } from '../../zoho/records/write.ts';
import { tellOf } from '../automation/tell.ts';
import type { Books } from '../books.ts';
import { type Contact, primaryOf } from '../contacts/contact.ts';
import type { Item } from '../items/item.ts';
import type { Refusal } from '../reply.ts';
import { crmOf, type Link, linkOf, seenOf } from './link.ts';
import { customers, items, personFields, type Twin, vendors } from './twins.ts';

/** Copies what was changed up to that moment (else: what the delay has let ripen), where the link runs. */
export function catchUp(books: Books, dueAt = books.finance.now() - books.switches.linkDelayMs): void {
  const link = linkOf(books);
  const crm = link.on ? crmOf(books) : undefined;
  if (!crm) return;
  copyAll(books, crm, link, customers, dueAt);
  copyAll(books, crm, link, vendors, dueAt);
  copyAll(books, crm, link, items, dueAt);
  tellOf(books, 'link');
}

/** Takes what both sides show now as copied. */
export function markSeen(books: Books): void {
  const crm = crmOf(books);
  if (!crm) return;
  for (const twin of [customers, vendors] as const) markTwins(books, crm, twin);
  markTwins(books, crm, items);
}

function markTwins<Row extends Contact | Item>(books: Books, crm: Crm, twin: Twin<Row>): void {
  for (const row of twin.rows(books)) {
    const id = twin.crmId(row);
    const record = id === undefined ? undefined : crm.records.get(twin.module, id);
    if (record) seenOf(books).set(record.id, { crmAt: changedAt(crm, record), booksAt: row.modifiedAt });
  }
}

function copyAll<Row extends Contact | Item>(books: Books, crm: Crm, link: Link, twin: Twin<Row>, dueAt: number): void {
  const byCrmId = new Map(twin.rows(books).flatMap((row) => mapped(twin.crmId(row), row)));
  if (link.direction !== 'to-crm') {
    for (const record of crm.records.all(twin.module)) {
      const at = changedAt(crm, record);
      const row = byCrmId.get(record.id);
      const seen = seenOf(books).get(record.id);
      if (at <= dueAt && at > (seen?.crmAt ?? -1) && (row || !seen)) toBooks(books, crm, link, twin, record, row);
    }
  }
  if (link.direction === 'to-books') return;
  for (const row of twin.rows(books)) {
    const id = twin.crmId(row);
    const seen = id === undefined ? undefined : seenOf(books).get(id);
    if (row.modifiedAt <= dueAt && row.modifiedAt > (seen?.booksAt ?? -1)) toCrm(books, crm, twin, row);
  }
}

/** Copies one record into Books, and returns what it became, or why not. */
export function toBooks<Row extends Contact | Item>(
  books: Books,
  crm: Crm,
  link: Link,
  twin: Twin<Row>,
  record: StoredRecord,
  known?: Row,
): Row | Refusal | undefined {
  const crmAt = changedAt(crm, record);
  const namesake = known ? undefined : twin.named(books, String(record.values[twin.nameField] ?? ''));
  if (namesake && link.duplicates === 'skip') {
    seenOf(books).set(record.id, { crmAt, booksAt: namesake.modifiedAt });
    return undefined;
  }
  const before = known ?? (link.duplicates === 'overwrite' ? namesake : undefined);
  const outcome = twin.save(books, crm, record, before, link.duplicates === 'clone');
  if ('refused' in outcome) {
    seenOf(books).set(record.id, { crmAt, booksAt: known?.modifiedAt ?? 0 });
    return outcome.refused;
  }
  const saved = twin.keepId(books, outcome.done, record.id);
  showInCrm(books, crm, record, saved.id);
  seenOf(books).set(record.id, { crmAt: changedAt(crm, record), booksAt: saved.modifiedAt });
  return saved;
}

function toCrm<Row extends Contact | Item>(books: Books, crm: Crm, twin: Twin<Row>, row: Row): void {
  const id = twin.crmId(row);
  const record = id === undefined ? undefined : crm.records.get(twin.module, id);
  if (id !== undefined && !record) return;
  const saved = save(crm, twin.module, record, twin.toCrm(row));
  if (!saved) return;
  if (!record) twin.keepId(books, row, saved.id);
  if ('persons' in row && twin.module === 'Accounts') copyPerson(crm, row, saved.id);
  const booksAt = twin.rows(books).find((one) => one.id === row.id)?.modifiedAt ?? row.modifiedAt;
  seenOf(books).set(saved.id, { crmAt: changedAt(crm, saved), booksAt });
}

/** The primary person becomes a Contact of the account, or the one that it is. */
function copyPerson(crm: Crm, contact: Contact, accountId: string): void {
  const person = primaryOf(contact);
  if (!person?.texts.last_name) return;
  const known =
    (person.crmId === undefined ? undefined : crm.records.get('Contacts', person.crmId)) ??
    crm.records.holding('Contacts', 'Email', person.texts.email ?? '').find((one) => person.texts.email && one);
  save(crm, 'Contacts', known, { ...personFields(person), Account_Name: { id: accountId } });
}

/** The id of the twin, in a field of the CRM that the switch names. */
function showInCrm(books: Books, crm: Crm, record: StoredRecord, id: string): void {
  const field = books.switches.linkFieldInCrm;
  if (field === null || !crm.metadata.field(record.module, field) || record.values[field] === id) return;
  save(crm, record.module, record, { [field]: id });
}

/** Saves in the CRM as the user who set the link up, and tells whoever listens. */
function save(crm: Crm, name: string, existing: StoredRecord | undefined, fields: Json): StoredRecord | undefined {
  const module = crm.metadata.recordModule(name);
  if (!module) return undefined;
  const changes: Change[] = [];
  const saving: Saving = { crm, module, actor: crm.person, zone: crm.org.timeZone, changes };
  if (existing) updateRecord(saving, existing, fields, '$');
  else createRecord(saving, fields, '$');
  announce(crm, changes, crm.person, everything);
  return changes[0]?.record ?? existing;
}

/** When a record was last changed; of an account also when one of its people was. */
function changedAt(crm: Crm, { module, id, modifiedAt }: StoredRecord): number {
  const current = crm.records.get(module, id)?.modifiedAt ?? modifiedAt;
  if (module !== 'Accounts') return current;
  const people = crm.records.holding('Contacts', 'Account_Name', id).map((person) => person.modifiedAt);
  return Math.max(current, ...people);
}

function mapped<Row>(id: string | undefined, row: Row): [string, Row][] {
  return id === undefined ? [] : [[id, row]];
}
