// What happens around records: users and tokens come to an end, fields go, editions and organisations change, a button is pressed.

import { type Client, Vault } from '../accounts/vault.ts';
import { fieldUpdatesOf, rulesOf } from '../automation/rule.ts';
import { judgeRule } from '../automation/judge-rule.ts';
import { isObject, type Json } from '../json.ts';
import { type EditionName, editionOf } from '../limits/editions.ts';
import { changeField, removeField } from '../metadata/change.ts';
import type { Field } from '../metadata/field.ts';
import { makeField } from '../metadata/make.ts';
import { Channels } from '../notifications/channel.ts';
import { openOrg } from '../open.ts';
import { profilesOf } from '../settings/people.ts';
import { addTax, taxesOf, taxNamed } from '../settings/taxes.ts';
import type { User } from '../state.ts';
import { moduleIn, recordIn, type Stage, text } from './stage.ts';

export function setUser({ zoho, crm, input }: Stage, status: User['status']): Json {
  const user = userIn({ crm, input });
  return { ...zoho.users.set(user.id, { ...user, status }) };
}

/** Gives a user another profile, by its name. */
export function setProfile({ zoho, crm, input }: Stage): Json {
  const user = userIn({ crm, input });
  const profile = profilesOf(crm).find(({ name }) => name === input.profile);
  if (!profile) throw new RangeError(`no profile ${String(input.profile)}`);
  return { ...zoho.users.set(user.id, { ...user, profileId: profile.id }) };
}

/** The user in `user` (id or e-mail), else the organisation's integration user. */
function userIn({ crm, input }: Pick<Stage, 'crm' | 'input'>): User {
  const wanted = input.user ?? crm.users().find(({ integration }) => integration)?.id;
  const user = crm.users().find(({ id, email }) => id === wanted || email === wanted);
  if (!user) throw new RangeError(`no user ${String(wanted)}`);
  return user;
}

/** Ends access tokens early: those of a client, or all. */
export function expireTokens({ zoho, input }: Stage): { expired: number } {
  const vault = new Vault(zoho);
  const mine = vault.accessTokens
    .values()
    .filter(({ clientId }) => input.client === undefined || clientId === input.client);
  for (const token of mine) vault.accessTokens.set(token.token, { ...token, expiresAt: zoho.now() });
  return { expired: mine.length };
}

/** Ends refresh tokens and all that came from them: those of an organisation, or one `token`. */
export function revokeTokens({ zoho, crm, input }: Stage): { revoked: number } {
  const vault = new Vault(zoho);
  const mine = vault.refreshTokens
    .values()
    .filter(({ token, orgId }) => (input.token === undefined ? orgId === crm.org.id : token === input.token));
  for (const { token } of mine) vault.revoke(token);
  return { revoked: mine.length };
}

/** Ends every notification channel before its time. */
export function closeChannels({ crm }: Stage): { closed: number } {
  const channels = new Channels(crm);
  const open = channels.all();
  for (const subscription of open) channels.delete(subscription);
  return { closed: open.length };
}

/** A further tax of the organisation, in per cent. */
export function addOneTax({ crm, input }: Stage): Json {
  return { ...addTax(crm, text(input, 'name'), Number(input.rate)) };
}

/** Takes a tax off the organisation's list: lines that bear it keep it. */
export function removeOneTax({ crm, input }: Stage): Json {
  const tax = taxNamed(crm, text(input, 'name'));
  if (!tax) throw new RangeError(`no tax ${String(input.name)}`);
  taxesOf(crm).delete(tax.id);
  return { ...tax };
}

export function addClient({ zoho, input }: Stage): Client {
  const redirectUris = (Array.isArray(input.redirectUris) ? input.redirectUris : []).map(String);
  const client = {
    id: text(input, 'id'),
    secret: text(input, 'secret'),
    name: String(input.name ?? 'Client'),
    redirectUris,
  };
  return new Vault(zoho).clients.set(client.id, client);
}

export function addField(stage: Stage): Json {
  const { crm, input } = stage;
  const given = { data_type: 'text', ...(isObject(input.field) ? input.field : {}) };
  const made = makeField(crm, moduleIn(stage).apiName, given, '$');
  if ('code' in made) throw new RangeError(JSON.stringify(made));
  return { ...made };
}

/** Changes a field as an administrator may: label and pick list, its length, whether the layout needs it, its API name. */
export function changeOneField(stage: Stage): Json {
  const { crm, input } = stage;
  const changed = changeField(crm, fieldIn(stage), isObject(input.change) ? input.change : {}, '$');
  if ('code' in changed) throw new RangeError(JSON.stringify(changed));
  const { apiName, length, mandatory } = input;
  const shaped = crm.metadata.set({
    ...changed,
    ...(typeof length === 'number' && { length }),
    ...(mandatory !== undefined && { mandatory: mandatory === true ? ('layout' as const) : undefined }),
  });
  if (typeof apiName !== 'string') return { ...shaped };
  for (const record of crm.records.all(changed.module)) {
    const { [changed.apiName]: value, ...values } = record.values;
    if (value !== undefined) crm.records.set({ ...record, values: { ...values, [apiName]: value } });
  }
  return { ...crm.metadata.set({ ...shaped, apiName }) };
}

export function removeOneField(stage: Stage): { id: string } {
  const field = fieldIn(stage);
  const refused = removeField(stage.crm, field);
  if (refused) throw new RangeError(refused.message);
  return { id: field.id };
}

export function setEdition({ zoho, crm, input }: Stage): Json {
  const { name } = editionOf(text(input, 'edition'));
  return { ...zoho.orgs.set(crm.org.id, { ...crm.org, edition: name }) };
}

/** Another CRM organisation, with two users of its own and no records. */
export function open({ zoho, input }: Stage): Json {
  const region = (['NZ', 'AU', 'UK', 'US'] as const).find((one) => one === (input.region ?? 'NZ'));
  if (!region) throw new RangeError('region is one of NZ, AU, UK, US');
  const edition: EditionName = editionOf(String(input.edition ?? 'enterprise')).name;
  const crm = openOrg(zoho, { name: text(input, 'name'), region, currency: String(input.currency ?? 'NZD'), edition });
  return { ...crm.org };
}

/** A workflow rule of the customer's own, that sets a field: it changes records in the name of whoever saved them. */
export function addFieldRule(stage: Stage): Json {
  const { crm, input } = stage;
  const { apiName: module } = moduleIn(stage);
  const field = text(input, 'field');
  if (!crm.metadata.field(module, field)) throw new RangeError(`no field ${field}`);
  const update = { id: crm.newId(), name: `Set ${field}`, module, field, value: input.value ?? null };
  fieldUpdatesOf(crm).set(update.id, update);
  const given = {
    name: update.name,
    module: { api_name: module },
    execute_when: { type: input.trigger ?? 'create_or_edit', details: { repeat: true } },
    conditions: [
      {
        criteria_details: { criteria: input.criteria ?? null },
        instant_actions: { actions: [{ type: 'field_updates', id: update.id }] },
      },
    ],
  };
  const judged = judgeRule(crm, given, '$');
  if ('code' in judged) throw new RangeError(JSON.stringify(judged));
  const at = crm.savingAt;
  return {
    ...rulesOf(crm).set(update.id, {
      ...judged,
      id: update.id,
      createdBy: stage.actor.userId,
      createdAt: at,
      modifiedAt: at,
    }),
  };
}

/**
 * Presses a custom button on a record, or on several in a list. A stand-in for its Deluge function posts `{module, id}` or
 * `{module, ids}` to the address, signed over the body. It goes through the outbox, so the answer is not waited for.
 */
export async function pressButton(stage: Stage): Promise<Json> {
  const { zoho, crm, input } = stage;
  if (!crm.edition.functions) throw new RangeError(`the ${crm.edition.name} edition has no functions`);
  const { apiName: module } = moduleIn(stage);
  const body = JSON.stringify(
    Array.isArray(input.ids) ? { module, ids: input.ids } : { module, id: recordIn(stage).id },
  );
  const signature = `sha256=${await hmacHex(text(input, 'secret'), body)}`;
  const header = String(input.header ?? 'X-Ledgerline-Signature').toLowerCase();
  const headers = { 'content-type': 'application/json', [header]: signature };
  zoho.surroundings.outbox.put({ vendor: 'zoho', url: text(input, 'url'), headers, body, retriesMs: [] });
  return { sent: true, body, signature };
}

function fieldIn(stage: Stage): Field {
  const name = text(stage.input, 'field');
  const field = stage.crm.metadata.field(moduleIn(stage).apiName, name);
  if (!field) throw new RangeError(`no field ${name}`);
  return field;
}

async function hmacHex(secret: string, body: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(body)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
