// Looking at customers: what changed among Accounts and among Contacts, joined to whole customers.

import { done, type Result } from '../../../core/problem.ts';
import type { Json } from '../../../mapping/place.ts';
import type { Asked } from '../desk.ts';
import { idIn } from '../ids.ts';
import { readByIds, type Save as ModuleSave, type Saves, savesSince } from '../module.ts';
import { type Mark, NOWHERE, type Position } from '../position.ts';
import { type CustomerReader, mainModuleOf, wholesOf } from './read.ts';
import { alone, type CustomerModule, type Whole } from './whole.ts';

interface Changes {
  /** Oldest first. */
  readonly wholes: readonly Whole[];
  /** Where both lists stand once these are dealt with. */
  readonly upTo: Position;
  readonly more: boolean;
}

/** One saved part of a customer. */
interface Save extends ModuleSave {
  readonly module: CustomerModule;
}

const nothing = done<Saves>({ saves: [], more: false });

/**
 * Customers with a part that was saved after a position. Accounts and Contacts are followed each in its own order; a customer with
 * changes in both is shown once, at the first.
 */
export async function changedCustomers(reader: CustomerReader, { from, rows, now }: Asked): Promise<Result<Changes>> {
  const since = (module: CustomerModule, mark: Mark | undefined) =>
    savesSince(reader.modules[module], mark ?? null, rows, now);
  const accounts = reader.customers === 'contacts' ? nothing : await since('Accounts', from?.main);
  if (!accounts.ok) return accounts;
  const contacts = await since('Contacts', from?.people);
  if (!contacts.ok) return contacts;
  const saves = [...inModule('Accounts', accounts.value), ...inModule('Contacts', contacts.value)].sort(
    (one, other) => one.mark.at - other.mark.at,
  );
  const wholes = await join(reader, saves);
  if (!wholes.ok) return wholes;
  const { shown, upTo } = inOrder(from ?? NOWHERE, saves, wholes.value);
  return done({ wholes: shown, upTo, more: accounts.value.more || contacts.value.more });
}

function inModule(module: CustomerModule, { saves }: Saves): Save[] {
  return saves.map((save) => ({ ...save, module }));
}

/** The customers that saves belong to, by the id of their main record. */
async function join(reader: CustomerReader, saves: readonly Save[]): Promise<Result<Map<string, Whole>>> {
  const accounts = new Map(
    saves.filter(({ module }) => module !== 'Contacts').map(({ record }) => [String(record.id), record]),
  );
  const missing = saves
    .map((save) => ownerOf(reader, save))
    .filter((owner) => owner && owner.module !== 'Contacts' && !accounts.has(owner.id));
  const ids = [...new Set(missing.map((owner) => owner?.id ?? ''))];
  const read =
    ids.length > 0 ? await readByIds(reader.modules[mainModuleOf(reader)], ids) : done(new Map<string, Json>());
  if (!read.ok) return read;
  const wholes = await wholesOf(reader, [...accounts.values(), ...read.value.values()]);
  if (!wholes.ok) return wholes;
  const found = new Map(wholes.value.map((each) => [String(each.account?.id), each]));
  for (const save of saves) {
    const owner = ownerOf(reader, save);
    if (owner?.module === 'Contacts') found.set(owner.id, alone(save.record));
  }
  return done(found);
}

/** Whose part a save is: an Account's, or its own where Contacts are customers. Null for a Contact that is no customer's. */
function ownerOf(
  { customers }: CustomerReader,
  { module, record }: Save,
): { module: CustomerModule; id: string } | null {
  if (module !== 'Contacts') return { module, id: String(record.id) };
  if (customers === 'contacts') return { module, id: String(record.id) };
  const account = idIn(record.Account_Name);
  if (account !== null) return { module: 'Accounts', id: account };
  return customers === 'both' ? { module, id: String(record.id) } : null;
}

/** Each customer once, at its first save, and how far both lists are read. */
function inOrder(start: Position, saves: readonly Save[], wholes: ReadonlyMap<string, Whole>) {
  const shown = new Map<string, Whole>();
  let upTo = start;
  for (const { module, mark, record } of saves) {
    upTo = module === 'Contacts' ? { ...upTo, people: mark } : { ...upTo, main: mark };
    const id =
      module !== 'Contacts' || !wholes.has(idIn(record.Account_Name) ?? '')
        ? String(record.id)
        : (idIn(record.Account_Name) ?? '');
    const whole = wholes.get(id);
    if (whole && !shown.has(id)) shown.set(id, whole);
  }
  return { shown: [...shown.values()], upTo };
}
