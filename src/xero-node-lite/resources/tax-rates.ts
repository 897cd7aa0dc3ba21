// Tax rates, named by their TaxType. Xero takes one a call here.

import { type Collection, get, list } from '../collection.ts';
import type { Decimal, DecimalInput } from '../decimal.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered } from '../query.ts';
import type { WriteOptions } from '../request.ts';
import { plain } from '../shape.ts';
import { writeOne } from '../writes.ts';
import type { Known } from './common.ts';

export interface TaxComponent {
  Name?: string;
  /** Percent, four decimals. */
  Rate?: Decimal;
  IsCompound?: boolean;
  IsNonRecoverable?: boolean;
}

/** Lists hold deleted ones too: use the active. */
export interface TaxRate {
  /** What lines carry: `OUTPUT2`, `NONE`, `TAX001`. Names are for people, who change them. */
  TaxType: string;
  Name?: string;
  Status?: Known<'ACTIVE' | 'DELETED' | 'ARCHIVED' | 'PENDING'>;
  TaxComponents: readonly TaxComponent[];
  ReportTaxType?: string;
  /** Which classes of accounts it may stand with. */
  CanApplyToAssets?: boolean;
  CanApplyToEquity?: boolean;
  CanApplyToExpenses?: boolean;
  CanApplyToLiabilities?: boolean;
  CanApplyToRevenue?: boolean;
  /** Percent. */
  DisplayTaxRate?: Decimal;
  /** Percent, compounds included: what to compute with. */
  EffectiveRate?: Decimal;
}

export interface TaxRateDraft {
  Name: string;
  TaxComponents: readonly (Omit<TaxComponent, 'Rate'> & { Rate: DecimalInput })[];
  /** Needed in Australia, New Zealand and the United Kingdom. */
  ReportTaxType?: string;
}

/** Found by its name: Xero has no other key here. */
export interface TaxRatePatch extends Partial<TaxRateDraft> {
  Name: string;
  TaxType?: string;
  Status?: 'ACTIVE' | 'DELETED' | 'ARCHIVED';
}

const of: Collection<TaxRate> = {
  path: 'TaxRates',
  id: 'TaxType',
  scopes: scopesOf('settings'),
  shape: { lists: { TaxComponents: plain } },
};

export const taxRates = {
  list: list<TaxRate, Filtered>(of),
  /** By TaxType. */
  get: get(of),
  create: writeOne(of, {
    method: 'PUT',
    endpoint: '/TaxRates',
    send: (draft: TaxRateDraft, options?: WriteOptions) => ({
      path: '/TaxRates',
      body: { TaxRates: [draft] },
      options,
    }),
  }),
  update: writeOne(of, {
    method: 'POST',
    endpoint: '/TaxRates',
    send: (patch: TaxRatePatch, options?: WriteOptions) => ({
      path: '/TaxRates',
      body: { TaxRates: [patch] },
      options,
    }),
  }),
  /** By name. System rates refuse. */
  delete: writeOne(of, {
    method: 'POST',
    endpoint: '/TaxRates',
    send: (name: string, options?: WriteOptions) => ({
      path: '/TaxRates',
      body: { TaxRates: [{ Name: name, Status: 'DELETED' }] },
      options,
    }),
  }),
};
