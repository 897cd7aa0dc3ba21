// Quotes.

import { quoteLifecycle } from '../core/lifecycles.ts';
import { backLinks, documentMatch, heading, totals } from './document.ts';
import { kind } from './kind.ts';

export const quote = kind({
  name: 'quote',
  group: 'finance',
  document: true,
  needs: ['customer', 'item'],
  touches: [],
  fields: {
    ...heading('customer'),
    expiresOn: { type: 'date' },
    title: { type: 'text' },
    summary: { type: 'text' },
    terms: { type: 'text' },
    /** `draft sent accepted declined invoiced deleted`. */
    status: { type: 'choice' },
    ...totals,
    ...backLinks,
  },
  match: documentMatch('customer'),
  lifecycle: quoteLifecycle,
});
