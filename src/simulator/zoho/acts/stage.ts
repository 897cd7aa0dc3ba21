// Who acts where: what every action reads from its input first. Errors are RangeErrors, which the controls turn into a 400.

import type { Crm } from '../crm.ts';
import { everything, announce } from '../events.ts';
import type { Module } from '../metadata/field.ts';
import type { StoredRecord } from '../records/record.ts';
import type { Change, Saving } from '../records/write.ts';
import type { Outcome } from '../reply.ts';
import type { Actor, Zoho } from '../state.ts';

export type Input = Record<string, unknown>;

export interface Stage {
  zoho: Zoho;
  input: Input;
  crm: Crm;
  actor: Actor;
}

/** `org` is an id or a name, else the first organisation; `user` an id or an e-mail, else its first person. */
export function stageOf(zoho: Zoho, input: Input): Stage {
  const orgs = zoho.orgs.values();
  const org = input.org === undefined ? orgs[0] : orgs.find(({ id, name }) => id === input.org || name === input.org);
  if (!org)
    throw new RangeError(`no organisation ${String(input.org ?? '')}: ${orgs.map(({ name }) => name).join(', ')}`);
  const crm = zoho.crm(org.id);
  const named = crm.users().find(({ id, email }) => id === input.user || email === input.user);
  if (input.user !== undefined && !named) throw new RangeError(`no user ${String(input.user)}`);
  return { zoho, input, crm, actor: named ? { userId: named.id } : crm.person };
}

export function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new RangeError(`${name} is missing`);
}

export function moduleIn({ crm, input }: Stage): Module {
  const name = text(input, 'module');
  const module = crm.metadata.recordModule(name);
  if (!module)
    throw new RangeError(
      `no module ${name}: ${crm.metadata
        .modules()
        .map(({ apiName }) => apiName)
        .join(', ')}`,
    );
  return module;
}

export function recordIn(stage: Stage, name = 'id'): StoredRecord {
  const id = text(stage.input, name);
  const record = stage.crm.records.get(moduleIn(stage).apiName, id);
  if (!record) throw new RangeError(`no record ${id}`);
  return record;
}

/** Saves as a person does: whatever comes of it is told to channels and rules. A refusal is a RangeError. */
export function saving(stage: Stage, module: Module, save: (saving: Saving) => Outcome | undefined): Change[] {
  const { crm, actor } = stage;
  const changes: Change[] = [];
  const outcome = save({ crm, module, actor, zone: crm.org.timeZone, changes });
  if (outcome && 'refused' in outcome) {
    const { code, message, details } = outcome.refused;
    throw new RangeError(`${code}: ${message} ${JSON.stringify(details)}`);
  }
  announce(crm, changes, actor, everything);
  return changes;
}
