// What all sorts of documents have in common by API: making, reading, changing, deleting, and their statuses.

import { absent, type Call, idsIn, reads, faultIn, type Route, withRow } from '../call.ts';
import { list } from '../list/list.ts';
import { missing } from '../refusals.ts';
import { answer, bad, good, type Reply } from '../reply.ts';
import { readFields } from '../settings/field.ts';
import { lockFault } from '../settings/lock.ts';
import { upsert } from '../upsert.ts';
import { readAddress } from '../contacts/write.ts';
import { type Document, documentNames } from './document.ts';
import { type Kind, kinds } from './kinds.ts';
import { documentList } from './list.ts';
import { showDocument } from './show.ts';
import { boundBy, markSent, type Move, moves, moveTo } from './transitions.ts';
import { deleteDocument, keepDocument, saveDocument } from './write.ts';

function create(kind: Kind) {
  return (call: Call): Reply =>
    answer(saveDocument(call, kind), (made) => {
      const sent = call.query.get('send') === 'true' ? markSent(call.books, made) : made;
      return good(kind.said.created, { [kind.name]: showDocument(call.books, sent) }, 201);
    });
}

function update(kind: Kind) {
  return (call: Call, document: Document): Reply =>
    answer(saveDocument(call, kind, document), (saved) =>
      good(kind.said.updated, { [kind.name]: showDocument(call.books, saved) }),
    );
}

function remove(kind: Kind) {
  return ({ books }: Call, document: Document): Reply => {
    const fault = boundBy(document) ?? lockFault(books, kind.side, [document.date]);
    if (fault) return bad(fault);
    deleteDocument(books, document);
    return good(kind.said.deleted);
  };
}

/** All or none: one that can't go keeps the others. */
function removeMany(kind: Kind) {
  return (call: Call): Reply => {
    const { books } = call;
    const ids = idsIn(call, `${kind.name}_ids`);
    if (!ids.length) return bad(missing(`${kind.name}_ids`));
    const documents = ids.map((id) => books.documents[kind.name].get(id));
    if (!documents.every((document) => document !== undefined)) return bad(absent(books, kind.label));
    for (const document of documents) {
      const fault = boundBy(document) ?? lockFault(books, kind.side, [document.date]);
      if (fault) return bad(fault);
    }
    for (const document of documents) deleteDocument(books, document);
    return good(`The ${kind.label.toLowerCase()}s have been deleted.`);
  };
}

function move(kind: Kind, to: Move) {
  return (call: Call, document: Document): Reply =>
    answer(moveTo(call, document, to), () => good(`${kind.label} status has ${to.said}.`));
}

function customFields(kind: Kind) {
  return (call: Call, document: Document): Reply => {
    const { books } = call;
    const body = reads({ ...call, json: { custom_fields: call.json } });
    const { name } = kind;
    const fields = readFields(books, name, books.documents[name], body.list('custom_fields'), document);
    const fault = faultIn(books, body);
    if (fault) return bad(fault);
    keepDocument(books, { ...document, fields }, document);
    return good('Custom Fields Updated Successfully');
  };
}

function address(which: 'billing' | 'shippingAddress') {
  return (call: Call, document: Document): Reply => {
    const body = reads(call);
    const read = readAddress(call.books, body, document[which]);
    const fault = faultIn(call.books, body);
    if (fault) return bad(fault);
    keepDocument(call.books, { ...document, [which]: read }, document);
    return good(which === 'billing' ? 'Billing address updated' : 'Shipping address updated');
  };
}

/** Gives a handler the document that the path names. */
export function oneDocument(kind: Kind, handle: (call: Call, document: Document) => Reply) {
  return (call: Call): Reply =>
    withRow(call, call.books.documents[kind.name].get(call.params.id), kind.label, (found) => handle(call, found));
}

function routesOf(kind: Kind): Route[] {
  const { name, label, area } = kind;
  const path = `/${kind.many}`;
  const one = (handle: (call: Call, document: Document) => Reply) => oneDocument(kind, handle);
  const writing = (call: Call) => ({
    module: name,
    label,
    table: call.books.documents[name],
    create: create(kind),
    update: update(kind),
  });
  const read = one(({ books }, document) => good('success', { [name]: showDocument(books, document) }));
  const spec = documentList(kind);
  return [
    { method: 'GET', path, area, handle: (call) => list(call, spec) },
    { method: 'POST', path, area, handle: create(kind) },
    { method: 'PUT', path, area, handle: (call) => upsert(call, writing(call)) },
    { method: 'DELETE', path, area, handle: removeMany(kind) },
    { method: 'GET', path: `${path}/:id`, area, handle: read },
    { method: 'PUT', path: `${path}/:id`, area, handle: one(update(kind)) },
    { method: 'DELETE', path: `${path}/:id`, area, handle: one(remove(kind)) },
    { method: 'PUT', path: `/${name}/:id/customfields`, area, handle: one(customFields(kind)) },
    { method: 'PUT', path: `${path}/:id/address/billing`, area, handle: one(address('billing')) },
    { method: 'PUT', path: `${path}/:id/address/shipping`, area, handle: one(address('shippingAddress')) },
    ...moves[name].map((to): Route => ({
      method: 'POST',
      path: `${path}/:id/${to.path}`,
      area,
      handle: one(move(kind, to)),
    })),
  ];
}

export const documentRoutes: Route[] = documentNames.flatMap((name) => routesOf(kinds[name]));
