// Every action by name. `README.md` lists them, and a test compares.

import type { Zoho } from '../state.ts';
import * as look from './look.ts';
import * as office from './office.ts';
import * as records from './records.ts';
import { type Input, type Stage, stageOf } from './stage.ts';

export const actions: Record<string, (stage: Stage) => unknown> = {
  'record.create': records.create,
  'record.edit': records.edit,
  'record.delete': records.remove,
  'record.restore': records.restore,
  'record.purge': records.purge,
  'record.merge': records.merge,
  'record.clone': records.clone,
  'record.lock': records.lock,
  'record.unlock': records.unlock,
  'record.note': records.note,
  'records.import': records.importMany,
  'contact.move': records.moveContact,

  list: look.list,
  get: look.get,
  deleted: look.deleted,
  modules: look.modules,
  fields: look.fields,
  layout: look.layout,
  orgs: look.orgs,
  taxes: look.taxes,
  credits: look.credits,
  channels: look.channels,
  automation: look.automation,
  tokens: look.tokens,

  'user.deactivate': (stage) => office.setUser(stage, 'disabled'),
  'user.activate': (stage) => office.setUser(stage, 'active'),
  'user.profile': office.setProfile,
  'token.expire': office.expireTokens,
  'token.revoke': office.revokeTokens,
  'client.add': office.addClient,
  'tax.add': office.addOneTax,
  'tax.remove': office.removeOneTax,
  'field.add': office.addField,
  'field.change': office.changeOneField,
  'field.remove': office.removeOneField,
  'edition.set': office.setEdition,
  'org.open': office.open,
  'org.disconnect': office.revokeTokens,
  'rule.set': office.addFieldRule,
  'channels.close': office.closeChannels,
  'button.press': office.pressButton,
};

/** Does an action. Throws a RangeError that lists the names for one that does not exist. */
export function act(zoho: Zoho, action: string, input: Input): unknown {
  const perform = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!perform) throw new RangeError(`no action ${action}: ${Object.keys(actions).join(', ')}`);
  // Whom a user action is about is not who acts.
  const stage = stageOf(zoho, action.startsWith('user.') ? { ...input, user: undefined } : input);
  return perform({ ...stage, input });
}
