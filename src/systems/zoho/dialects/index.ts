// The dialect of each kind that Zoho CRM has, and the module in which its records are.

import type { KindName } from '../../../core/record.ts';
import type { Settings } from '../../../kinds/settings.ts';
import type { Dialect } from '../../../mapping/dialect.ts';
import type { ZohoFacts } from '../facts.ts';
import { modulesFor, withFurther } from '../further.ts';
import { documentDialect } from './documents.ts';
import { itemDialect } from './items.ts';
import { documentForm } from './modules.ts';
import { customerDialect, vendorDialect } from './parties.ts';

export interface DialectOptions {
  readonly facts: ZohoFacts;
  readonly pair: string;
  readonly customers: Settings['customers'];
  readonly values: Settings['values'];
  /** Whoever sets an invoice to paid has the payment entered in accounting. */
  readonly isPaidHeard?: boolean;
  /** The CRM's field that says how much may be outstanding. */
  readonly limitField?: string | null;
}

/** The kind's own places, and behind them whatever else its modules offer. */
export function zohoDialect(kind: KindName, options: DialectOptions): Dialect {
  return withFurther(plainDialect(kind, options), options.facts, modulesFor(kind, options.customers));
}

function plainDialect(kind: KindName, options: DialectOptions): Dialect {
  const { facts, pair, customers, limitField = null } = options;
  const document = documentForm(kind);
  if (document) return documentDialect(document.kind, options);
  if (kind === 'item') return itemDialect(options);
  if (kind === 'vendor') return vendorDialect(facts, pair);
  return customerDialect(facts, pair, customers === 'contacts' ? 'Contacts' : 'Accounts', limitField);
}

/** The module whose records a kind's bare ids mean. */
export function moduleOf(kind: KindName, customers: Settings['customers']): string {
  const document = documentForm(kind);
  if (document) return document.module;
  if (kind === 'item') return 'Products';
  if (kind === 'vendor') return 'Vendors';
  return customers === 'contacts' ? 'Contacts' : 'Accounts';
}
