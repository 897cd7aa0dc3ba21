// Taxes and currencies by API.

import { bodyOf, type Call, mayConfigure } from '../call.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import {
  batch,
  empty,
  invalidData,
  invalidId,
  missing,
  noPermission,
  ok,
  type Outcome,
  refuse,
  type Reply,
  refusal,
} from '../reply.ts';
import { inZone } from '../time.ts';
import { addCurrency, currenciesOf, type Currency, currencyNamed } from './currencies.ts';
import { addTax, keepTaxPreference, type Tax, taxesOf, taxNamed, taxPreference } from './taxes.ts';

export function listTaxes({ crm, params }: Call): Reply {
  const taxes = taxesOf(crm)
    .values()
    .filter(({ id }) => params.id === undefined || id === params.id);
  if (params.id !== undefined && !taxes.length) return empty();
  return ok({ org_taxes: { taxes: taxes.map(renderTax), preference: taxPreference(crm) } });
}

/** `POST` and `PUT /org/taxes`: without an id a tax is added, with one changed, or taken away by `_delete`. */
export function changeTaxes(call: Call): Reply {
  const { crm } = call;
  const body = bodyOf(call);
  if ('reply' in body) return body.reply;
  if (!mayConfigure(call, 'taxes')) return refuse(403, noPermission('Crm_Implied_Manage_Taxes'));
  const given = isObject(body.body.org_taxes) ? body.body.org_taxes : undefined;
  if (!given) return refuse(400, missing('org_taxes', '$.org_taxes'));
  if (isObject(given.preference)) keepTaxPreference(crm, given.preference);
  const outcomes = objects(given.taxes).map((one, index) => changeTax(call, one, `$.org_taxes.taxes[${index}]`));
  return batch('org_taxes', outcomes, 200, crm.switches.mixedStatus);
}

export function listCurrencies({ crm, caller }: Call): Reply {
  if (!crm.edition.multiCurrency) return refuse(403, noPermission('Crm_Implied_Multi_Currency'));
  if (!crm.org.multiCurrency) return empty();
  const zone = caller.user.timeZone;
  return ok({
    currencies: currenciesOf(crm)
      .values()
      .map((currency) => renderCurrency(currency, zone)),
  });
}

export function addCurrencies(call: Call): Reply {
  const { crm } = call;
  if (!crm.org.multiCurrency) return refuse(400, refusal('NOT_ALLOWED', 'multi currency is not enabled'));
  return eachCurrency(call, 201, (given, path) => {
    const code = textOf(given.iso_code);
    if (!code) return { refused: missing('iso_code', `${path}.iso_code`) };
    const at = { api_name: 'iso_code', json_path: `${path}.iso_code` };
    if (currencyNamed(crm, code)) return { refused: refusal('DUPLICATE_DATA', 'duplicate data', at) };
    const currency = addCurrency(crm, code, textOf(given.exchange_rate));
    return { done: { details: { id: currency.id }, message: 'The multi-currency feature is enabled' } };
  });
}

export function updateCurrencies(call: Call): Reply {
  const { crm } = call;
  return eachCurrency(call, 200, (given, path) => {
    const currency = currenciesOf(crm).get(call.params.id ?? textOf(given.id) ?? '');
    if (!currency) return { refused: invalidId('id', `${path}.id`) };
    const rate = textOf(given.exchange_rate) ?? currency.rate;
    if (currency.isBase && rate !== currency.rate)
      return { refused: refusal('NOT_ALLOWED', 'the base currency has rate 1') };
    const isActive = typeof given.is_active === 'boolean' ? given.is_active : currency.isActive;
    currenciesOf(crm).set(currency.id, { ...currency, rate, isActive, modifiedAt: crm.savingAt });
    return { done: { details: { id: currency.id }, message: 'The currency updated successfully' } };
  });
}

/** `POST /org/currencies/actions/enable`: there is no way back. */
export function enableCurrencies(call: Call): Reply {
  const { crm } = call;
  if (!crm.edition.multiCurrency) return refuse(403, noPermission('Crm_Implied_Multi_Currency'));
  if (crm.org.multiCurrency) return refuse(400, refusal('NOT_ALLOWED', 'multi currency is already enabled'));
  crm.zoho.orgs.set(crm.org.id, { ...crm.org, multiCurrency: true });
  const base = currencyNamed(crm, crm.org.currency) ?? addCurrency(crm, crm.org.currency);
  return batch(
    'currencies',
    [{ done: { details: { id: base.id }, message: 'The multi-currency feature is enabled' } }],
    201,
    207,
  );
}

function changeTax({ crm }: Call, given: Json, path: string): Outcome {
  const id = textOf(given.id);
  const existing = id ? taxesOf(crm).get(id) : undefined;
  if (id && !existing) return { refused: invalidId('id', `${path}.id`) };
  if (existing && '_delete' in given) {
    taxesOf(crm).delete(existing.id);
    return { done: { details: { id: existing.id }, message: 'tax deleted' } };
  }
  const name = textOf(given.name) ?? existing?.name;
  if (!name) return { refused: missing('name', `${path}.name`) };
  const at = { api_name: 'name', json_path: `${path}.name` };
  if (taxNamed(crm, name)?.id !== existing?.id) return { refused: refusal('DUPLICATE_DATA', 'duplicate data', at) };
  const value = given.value ?? existing?.value;
  if (typeof value !== 'number') {
    return { refused: invalidData({ expected_data_type: 'double', api_name: 'value', json_path: `${path}.value` }) };
  }
  const label = textOf(given.display_label) ?? existing?.displayLabel ?? name;
  const kept = existing
    ? taxesOf(crm).set(existing.id, { ...existing, name, displayLabel: label, value })
    : addTax(crm, name, value, label);
  return { done: { details: { id: kept.id }, message: existing ? 'tax updated' : 'tax created' } };
}

function eachCurrency(call: Call, goodStatus: number, one: (given: Json, path: string) => Outcome): Reply {
  const body = bodyOf(call);
  if ('reply' in body) return body.reply;
  const given = objects(body.body.currencies);
  if (!given.length) return refuse(400, missing('currencies', '$.currencies'));
  const outcomes = given.map((currency, index) => one(currency, `$.currencies[${index}]`));
  return batch('currencies', outcomes, goodStatus, call.crm.switches.mixedStatus);
}

function renderTax({ id, name, displayLabel, value, sequence }: Tax): Json {
  return { id, name, display_label: displayLabel, value, sequence_number: sequence };
}

function renderCurrency(currency: Currency, zone: string): Json {
  return {
    id: currency.id,
    iso_code: currency.isoCode,
    name: currency.name,
    symbol: currency.symbol,
    exchange_rate: currency.rate,
    is_base: currency.isBase,
    is_active: currency.isActive,
    prefix_symbol: true,
    format: { decimal_separator: 'Period', thousand_separator: 'Comma', decimal_places: '2' },
    created_by: null,
    modified_by: null,
    created_time: inZone(currency.createdAt, zone),
    modified_time: inZone(currency.modifiedAt, zone),
  };
}
