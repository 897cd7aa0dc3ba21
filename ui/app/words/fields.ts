// Fields of records as people call them. One that is not known here is shown by its own name.

import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';

const labels: Readonly<Record<string, Key>> = {
  name: 'ui.field.name',
  firstName: 'ui.field.firstName',
  lastName: 'ui.field.lastName',
  email: 'ui.field.email',
  phone: 'ui.field.phone',
  mobile: 'ui.field.mobile',
  fax: 'ui.field.fax',
  website: 'ui.field.website',
  billingStreet: 'ui.field.billingStreet',
  billingCity: 'ui.field.billingCity',
  billingRegion: 'ui.field.billingRegion',
  billingPostcode: 'ui.field.billingPostcode',
  billingCountry: 'ui.field.billingCountry',
  shippingStreet: 'ui.field.shippingStreet',
  shippingCity: 'ui.field.shippingCity',
  shippingRegion: 'ui.field.shippingRegion',
  shippingPostcode: 'ui.field.shippingPostcode',
  shippingCountry: 'ui.field.shippingCountry',
  taxNumber: 'ui.field.taxNumber',
  companyNumber: 'ui.field.companyNumber',
  accountNumber: 'ui.field.accountNumber',
  currency: 'ui.field.currency',
  persons: 'ui.field.persons',
  accountingId: 'ui.field.accountingId',
  accountingUrl: 'ui.field.accountingUrl',
};

export function fieldName(field: string): string {
  const key = labels[field];
  return key ? t(key) : field;
}

/** A value as people read it; a blank one says so. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('ui.value.blank');
  if (typeof value === 'boolean') return t(value ? 'ui.value.yes' : 'ui.value.no');
  if (Array.isArray(value)) return value.length === 0 ? t('ui.value.blank') : value.map(rowText).join('; ');
  return typeof value === 'object' ? rowText(value) : String(value);
}

/** A row of a list: its values, without the keys that only machines read. */
function rowText(row: unknown): string {
  if (typeof row !== 'object' || row === null) return String(row);
  const fields = 'fields' in row && typeof row.fields === 'object' && row.fields !== null ? row.fields : row;
  return Object.values(fields)
    .filter((value) => value !== null && value !== '')
    .map(String)
    .join(' ');
}
