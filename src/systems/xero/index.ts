// Xero as a system: what the sync floor asks of one organisation, answered at the desk of each kind.

import { deepLink } from 'xero-node-lite';
import type { KindName, RecordId } from '../../core/record.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { System } from '../../sync/ports.ts';
import type { XeroAccess } from './api.ts';
import { contactDesk } from './contacts.ts';
import { type AtDesk, bareIdOf, type Desk } from './desk.ts';
import type { XeroFacts } from './dialect.ts';
import { look } from './look.ts';
import { findMade } from './made.ts';
import { read } from './read.ts';
import { spec } from './spec.ts';
import { walk } from './walk.ts';
import { prepare, send } from './write.ts';

interface XeroSystemOptions {
  readonly access: XeroAccess;
  /** The accounting half of each kind's mapping. */
  translatorOf(kind: KindName): Translator;
  now(): number;
}

/** The system without its kind: what is asked of one of them. */
type AtKind = {
  readonly [Verb in Exclude<keyof System, 'spec'>]: System[Verb] extends (
    kind: KindName,
    ...rest: infer Rest
  ) => infer R
    ? (...rest: Rest) => R
    : System[Verb];
};

export function xeroSystem(options: XeroSystemOptions): System {
  const at = (kind: KindName) => atDeskOf(kind, options);
  return {
    spec,
    look: (kind, from, asked) => at(kind).look(from, asked),
    walk: (kind, cursor, limit) => at(kind).walk(cursor, limit),
    read: (kind, ids) => at(kind).read(ids),
    findMade: (kind, drafts, sentAt) => at(kind).findMade(drafts, sentAt),
    prepare: (kind, write) => at(kind).prepare(write),
    send: (prepared, key) => at(prepared.kind).send(prepared, key),
  };
}

function atDeskOf(kind: KindName, options: XeroSystemOptions): AtKind {
  switch (kind) {
    case 'customer':
    case 'vendor':
      return atDesk(kind, contactDesk, options);
    default:
      throw new RangeError(`no desk for ${kind}`);
  }
}

function atDesk<Element>(kind: KindName, desk: Desk<Element>, options: XeroSystemOptions): AtKind {
  const { access, translatorOf, now } = options;
  const at: AtDesk<Element> = { desk, access, kind, translator: translatorOf(kind), now };
  return {
    look: (from, asked) => look(at, from, asked),
    walk: (cursor, limit) => walk(at, cursor, limit),
    read: (ids) => read(at, ids),
    findMade: (drafts, sentAt) => findMade(at, drafts, sentAt),
    prepare: (write) => prepare(at, write),
    send: (prepared, key) => send(at, prepared, key),
  };
}

/** Where a person sees a record. */
export function urlOf({ shortCode }: XeroFacts, id: RecordId): string | null {
  return shortCode ? deepLink('contact', { shortCode, id: bareIdOf(id) }) : null;
}
