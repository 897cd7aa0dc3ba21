// The organisation's currencies. Only with multi-currency do records carry one of their own.

import type { Collection } from '../../shelf.ts';
import type { Crm } from '../crm.ts';

export interface Currency {
  id: string;
  isoCode: string;
  name: string;
  symbol: string;
  /** Decimal string; the switch `exchangeRate` says which way it reads. The base has 1. */
  rate: string;
  isBase: boolean;
  isActive: boolean;
  createdAt: number;
  modifiedAt: number;
}

const known: Record<string, { name: string; symbol: string; perUsDollar: number }> = {
  NZD: { name: 'New Zealand Dollar', symbol: '$', perUsDollar: 1.65 },
  AUD: { name: 'Australian Dollar', symbol: '$', perUsDollar: 1.5 },
  USD: { name: 'US Dollar', symbol: '$', perUsDollar: 1 },
  GBP: { name: 'British Pound', symbol: '£', perUsDollar: 0.8 },
  EUR: { name: 'Euro', symbol: '€', perUsDollar: 0.92 },
  CAD: { name: 'Canadian Dollar', symbol: '$', perUsDollar: 1.36 },
  JPY: { name: 'Japanese Yen', symbol: '¥', perUsDollar: 150 },
};

export function currenciesOf(crm: Crm): Collection<Currency> {
  return crm.collection<Currency>('currencies');
}

export function currencyNamed(crm: Crm, isoCode: unknown): Currency | undefined {
  return currenciesOf(crm).find((currency) => currency.isoCode === isoCode);
}

export function currencySymbol(crm: Crm, isoCode: unknown): string {
  const code = isoCode ?? crm.org.currency;
  return currencyNamed(crm, code)?.symbol ?? symbolOf(String(code));
}

/** Adds a currency with a plausible rate against the home currency. */
export function addCurrency(crm: Crm, isoCode: string, rate = plausibleRate(crm, isoCode)): Currency {
  const at = crm.savingAt;
  const isBase = isoCode === crm.org.currency;
  const name = `${nameOfCurrency(isoCode)} - ${isoCode}`;
  const head = { id: crm.newId(), isoCode, name, symbol: symbolOf(isoCode), isBase, isActive: true };
  return currenciesOf(crm).set(head.id, {
    ...head,
    rate: isBase ? '1.000000000' : rate,
    createdAt: at,
    modifiedAt: at,
  });
}

export function nameOfCurrency(isoCode: string): string {
  return known[isoCode]?.name ?? isoCode;
}

export function symbolOf(isoCode: string): string {
  return known[isoCode]?.symbol ?? isoCode;
}

function plausibleRate(crm: Crm, isoCode: string): string {
  const foreignPerHome = (known[isoCode]?.perUsDollar ?? 1) / (known[crm.org.currency]?.perUsDollar ?? 1);
  const rate = crm.switches.exchangeRate === 'home-per-foreign' ? 1 / foreignPerHome : foreignPerHome;
  return rate.toFixed(9);
}
