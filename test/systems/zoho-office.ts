// An organisation with a company, two products and a product that stands for none, as tests of documents have it.

import type { KindName } from '../../src/core/record.ts';
import { isRows, type Fields, type Row } from '../../src/core/value.ts';
import { type Entered, type Setting, Stand } from '../contract/stand.ts';

export type Body = Record<string, unknown>;

const kinds: readonly KindName[] = ['customer', 'vendor', 'item', 'quote', 'sales-order', 'invoice', 'purchase-order'];

/** Records of the accounting side that new ones are made from. */
export function source(number: number, module = 'Invoices'): string {
  return `accounting.${module}:7c4d1f00-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const nobody = { ok: false, problem: { code: 'outcome.unknown' } } as const;

export class Office {
  readonly stand: Stand;
  account = '';
  widget = '';
  gadget = '';
  none = '';

  constructor(stand: Stand) {
    this.stand = stand;
    this.account = this.make('Accounts', { Account_Name: 'Acme' });
    // What a line may bear is for its product to say, where the organisation has it so.
    const Tax = ['GST', 'Zero Rated'];
    this.widget = this.make('Products', { Product_Name: 'Widget', Product_Code: 'WDG', Unit_Price: 10, Tax });
    this.gadget = this.make('Products', { Product_Name: 'Gadget', Product_Code: 'GDG', Unit_Price: 20, Tax });
    this.none = this.make('Products', { Product_Name: 'Anything', Tax });
  }

  static async open(more: Partial<Setting> = {}): Promise<Office> {
    const stand = await Stand.open({ system: 'zoho-crm', kind: 'invoice', kinds, ...more });
    const office = new Office(stand);
    const taxes = { GST: 'OUTPUT2', 'Zero Rated': 'ZERORATEDOUTPUT' };
    const values = { taxes, statuses: {}, fallbackProduct: office.none };
    Object.assign(stand.setting, { settings: { values, ...more.settings } });
    return office;
  }

  make(module: string, fields: Body): string {
    return String(this.stand.act('record.create', { module, fields }).id);
  }

  invoice(rows: readonly Body[], more: Body = {}): string {
    const fields = { Subject: 'One', Account_Name: this.account, Invoiced_Items: rows, ...more };
    return `crm.Invoices:${this.make('Invoices', fields)}`;
  }

  line(more: Body = {}): Body {
    return { Product_Name: { id: this.widget }, Quantity: 1, List_Price: 10, ...more };
  }

  raw(id: string, module = 'Invoices'): Body {
    return this.stand.act('get', { module, id: id.slice(id.indexOf(':') + 1) });
  }

  rows(id: string, subform = 'Invoiced_Items', module = 'Invoices'): Body[] {
    return this.raw(id, module)[subform] as Body[];
  }

  /** The API name of a field that we made. */
  ownField(key: string): string {
    return (this.stand.facts.fields as Record<string, { apiName: string }>)[key]?.apiName ?? '';
  }

  enter(): Entered {
    return this.stand.enter();
  }
}

export function linesOf({ fields }: { readonly fields: Fields }): readonly Row[] {
  return isRows(fields.lines) ? fields.lines : [];
}

/** A line without a product. */
export const advice: Row = {
  key: '',
  fields: { item: null, description: 'Advice', quantity: '2', unitPrice: '40.5', discountAmount: '1', tax: 'OUTPUT2' },
};

/** The line with other values. */
export function edited(row: Row | undefined, fields: Fields): Row {
  return { key: row?.key ?? '', fields: { ...row?.fields, ...fields } };
}
