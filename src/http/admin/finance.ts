// Where a pair's documents live on the CRM's side: what a choice of it needs to be one, what follows from another choice, and the one that
// a new pair begins with.

import type { House } from '../../compose.ts';
import { connectionStore } from '../../db/connections.ts';
import { financeStore } from '../../db/finance.ts';
import { type Pair, pairStore } from '../../db/pairs.ts';
import { financeKinds } from '../../kinds/finance.ts';
import type { Settings } from '../../kinds/settings.ts';
import { financeSystems } from '../../systems/connect.ts';
import type { FieldError } from '../errors.ts';

type Choice = Pick<Settings, 'finance' | 'booksConnection'>;

function ports({ db, world }: House) {
  return { db, now: () => world.now() };
}

/** The connection that plays documents; undefined: the CRM itself. */
function financeOf({ finance, booksConnection }: Choice): string | undefined {
  return finance === 'books' ? (booksConnection ?? '') : undefined;
}

/** What is wrong with a choice: there is no such organisation, or documents are linked where they live now. */
export async function wrongFinance(house: House, pair: string, before: Choice, chosen: Choice): Promise<FieldError[]> {
  const id = financeOf(chosen);
  const connection = id === undefined ? null : await connectionStore(ports(house)).find(id);
  if (id !== undefined && (!connection || connection.state === 'disconnected'))
    return [{ field: 'booksConnection', code: 'field.no-connection' }];
  if (connection && !financeSystems.includes(connection.system))
    return [{ field: 'booksConnection', code: 'field.wrong-side', facts: { system: connection.system } }];
  if (financeOf(before) === id) return [];
  const linked = await financeStore(ports(house)).linkedOf(pair, financeKinds);
  return linked > 0 ? [{ field: 'finance', code: 'field.finance-linked', facts: { count: linked } }] : [];
}

/** Documents live elsewhere now: they are learned of anew. */
export async function afterFinance(house: House, pair: string, before: Choice, chosen: Choice): Promise<void> {
  if (financeOf(before) !== financeOf(chosen)) await financeStore(ports(house)).playedAnew(pair, financeKinds);
}

/** A new pair's documents live in the one finance organisation of the CRM's login; in the CRM where there is none, or more than one. */
export async function beginWithFinance(
  house: House,
  { id, crm }: Pick<Pair, 'id' | 'crm'>,
  actor: string,
): Promise<void> {
  const all = await connectionStore(ports(house)).list();
  const grant = all.find((each) => each.id === crm)?.grantId;
  const [only, ...more] = all.filter(
    ({ system, grantId, state }) => financeSystems.includes(system) && grantId === grant && state === 'connected',
  );
  if (!only || more.length > 0) return;
  await pairStore(ports(house)).saveSettings(id, 0, { finance: 'books', booksConnection: only.id }, actor);
}
