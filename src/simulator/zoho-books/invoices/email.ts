// Sending an invoice, an estimate or an order by e-mail. Nothing leaves the simulator; what was sent is kept, for a test to read.

import type { Books } from '../books.ts';
import { type Call, faultIn, reads, type Route } from '../call.ts';
import { type Contact, primaryOf } from '../contacts/contact.ts';
import type { Document, DocumentName } from '../documents/document.ts';
import { kinds } from '../documents/kinds.ts';
import { oneDocument } from '../documents/routes.ts';
import { markSent } from '../documents/transitions.ts';
import { noRecipient, wrongStatus } from '../refusals.ts';
import { bad, good, type Reply } from '../reply.ts';

export interface Email {
  id: string;
  kind: DocumentName;
  documentId: string;
  to: string[];
  subject: string;
  at: number;
}

export function emailsOf(books: Books): Email[] {
  return books.collection<Email>('emails').values();
}

/** Whom a document goes to: the people that it names, else its party's primary one. */
function recipients({ persons }: Contact, document: Document, primary: string | undefined): string[] {
  const named = persons.filter(({ id }) => document.personIds.includes(id)).flatMap(({ texts }) => texts.email || []);
  return named.length ? named : primary ? [primary] : [];
}

function standard(books: Books, document: Document): { to: string[]; subject: string } {
  const party = books.contacts.get(document.partyId);
  const to = party ? recipients(party, document, primaryOf(party)?.texts.email) : [];
  const { label } = kinds[document.kind];
  return { to, subject: `${label} - ${document.number} from ${books.organisation.name}` };
}

function send(call: Call, document: Document): Reply {
  const { books } = call;
  const body = reads(call);
  const { to, subject } = standard(books, document);
  const asked = body.texts('to_mail_ids') ?? to;
  for (const name of ['cc_mail_ids', 'body', 'send_from_org_email_id']) body.has(name);
  const said = body.text('subject', 1000) ?? subject;
  if (!asked.length || !asked.every((one) => /^[^\s@]+@[^\s@]+$/.test(one))) body.faults.add(noRecipient);
  const { status } = document;
  const closed = ['void', 'pending_approval', 'rejected', 'cancelled'].includes(status);
  if (closed) body.faults.add(wrongStatus(kinds[document.kind].label, status, 'e-mailed'));
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  const id = books.newId();
  const email = { id, kind: document.kind, documentId: document.id, to: asked, subject: said, at: books.savingAt };
  books.collection<Email>('emails').set(id, email);
  markSent(books, document);
  return good(`Your ${kinds[document.kind].label.toLowerCase()} has been sent.`);
}

function preview({ books }: Call, document: Document): Reply {
  const { to, subject } = standard(books, document);
  const contacts = to.map((email) => ({ email, selected: true }));
  return good('success', { to_contacts: contacts, subject, body: '', file_name: `${document.number}.pdf` });
}

function routesOf(name: 'estimate' | 'invoice' | 'salesorder' | 'creditnote' | 'purchaseorder'): Route[] {
  const kind = kinds[name];
  const path = `/${kind.many}/:id/email`;
  return [
    { method: 'GET', path, area: kind.area, handle: oneDocument(kind, preview) },
    { method: 'POST', path, area: kind.area, handle: oneDocument(kind, send) },
  ];
}

export const emailRoutes: Route[] = (
  ['estimate', 'invoice', 'salesorder', 'creditnote', 'purchaseorder'] as const
).flatMap(routesOf);
