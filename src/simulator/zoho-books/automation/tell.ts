// Tells workflow rules what happened during a call, once it is over.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import type { Contact } from '../contacts/contact.ts';
import { showContact } from '../contacts/show.ts';
import type { Document } from '../documents/document.ts';
import { showDocument } from '../documents/show.ts';
import type { Change, Hand } from '../events.ts';
import type { Item } from '../items/item.ts';
import { showItem } from '../items/routes.ts';
import type { Payment } from '../payments/payment.ts';
import { showPayment } from '../payments/show.ts';
import { callWebhook, webhooksOf } from './webhook.ts';

/** The member under which the default payload holds a record. */
export const payloadKey = (module: Change['module']): string => module;

export function tellOf(books: Books, hand: Hand): void {
  const changes = books.takeChanges();
  if (hand === 'api' && !books.switches.rulesOnApiWrites) return;
  for (const change of changes) {
    const hooks = webhooksOf(books).filter(
      ({ module, events }) => module === change.module && events.includes(change.event),
    );
    if (!hooks.length) continue;
    const shown = showChange(books, change);
    for (const hook of hooks) {
      const meets = Object.entries(hook.criteria).every(([member, value]) => String(shown[member]) === value);
      if (meets) callWebhook(books, hook, payloadKey(change.module), shown);
    }
  }
}

function showChange(books: Books, { module, row }: Change): Json {
  switch (module) {
    case 'contact':
      return showContact(books, row as Contact);
    case 'item':
      return showItem(books, row as Item);
    case 'payment':
      return showPayment(books, row as Payment);
    default:
      return showDocument(books, row as Document);
  }
}
