// A random history of money, from its seed: two customers, a handful of invoices, at least six events and two faults, then peace; and whether
// both sides are equal to the cent afterwards, by invoice, by customer and in sum.

import { Chance } from '../../../src/simulator/chance.ts';
import { bolts, Desk } from '../desk.ts';
import { theatreOfBooks } from './books.ts';
import { type Events, goWrong, inAccounting, inCrm, pathsOfCrm, type Scene } from './events.ts';
import { unequal } from './judge.ts';

export interface MoneyVerdict {
  readonly seed: number;
  readonly events: readonly string[];
  readonly faults: number;
  readonly violations: readonly string[];
}

const kinds = ['item', 'invoice', 'payment', 'credit'];
const entering = { on: true, create: true, update: true, delete: 'apply' };

const settings = {
  sequence: { invoice: { status: 'AUTHORISED', account: '200' } },
  payments: { account: '090' },
  kinds: { payment: { toAccounting: entering } },
};

/** Where invoices live, what may happen there, and how both sides are compared. */
export interface Theatre {
  open(chance: Chance): Promise<Scene>;
  readonly events: Events;
  /** What people do in the end about what they are asked. */
  readonly tidy?: (scene: Scene) => void;
  unequal(scene: Scene): Promise<string[]>;
}

const theatreOfCrm: Theatre = {
  open: async (chance) => {
    const desk = await Desk.open({ kinds, settings });
    return { desk, chance, invoices: await sell(desk, chance), paths: pathsOfCrm, setPaid: 0 };
  },
  events: { ...inAccounting, ...inCrm },
  unequal,
};

/** In one history of four invoices live in Zoho Books. */
function theatreOf(seed: number): Theatre {
  return seed % 4 === 0 ? theatreOfBooks : theatreOfCrm;
}

const EVENTS = 6;
/** Every try that is cut short by a fault ends within this time. */
const PEACE_MIN = 90;

export async function playMoney(seed: number): Promise<MoneyVerdict> {
  const told: string[] = [];
  try {
    const chance = new Chance(seed);
    const theatre = theatreOf(seed);
    const scene = await theatre.open(chance);
    const { desk } = scene;
    const wanted = EVENTS + chance.below(6);
    while (told.length < wanted) {
      if (chance.happens(0.4)) goWrong(scene);
      const name = chance.pick(Object.keys(theatre.events));
      if (happens(scene, theatre.events[name])) told.push(name);
      if (chance.happens(0.5)) await desk.pass(1 + chance.below(14));
    }
    for (let more = 0; more < 2; more++) goWrong(scene);
    await desk.pass(10);
    const faults = await enoughOf(scene);
    await desk.pass(PEACE_MIN);
    theatre.tidy?.(scene);
    await answer(scene);
    await desk.pass(30);
    return { seed, events: told, faults, violations: await theatre.unequal(scene) };
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, events: told, faults: 0, violations: [`thrown: ${what}`] };
  }
}

/** As many calls go wrong in every history, at least. */
const FAULTS = 2;

/** How much has gone wrong. Where chance has spared too many calls, the next ones of anybody fail. */
async function enoughOf({ desk }: Scene): Promise<number> {
  const faults = desk.calm();
  if (faults >= FAULTS) return faults;
  desk.fault({ match: { vendor: 'xero' }, times: FAULTS, action: { type: 'respond', status: 500, body: '{}' } });
  await desk.pass(5);
  return faults + desk.calm();
}

/**
 * People answer what they are asked: what was refused or failed too often is tried again, and a sum that somebody typed over time and again
 * is accounting's.
 */
async function answer({ desk }: Scene): Promise<void> {
  for (const issue of await desk.issues()) {
    if (/^(failed|refused)\./.test(issue.code)) await desk.answer(issue, 'retry');
    if (issue.code === 'unsettled.rounds') await desk.answer(issue, 'accounting');
  }
}

async function sell(desk: Desk, chance: Chance): Promise<string[]> {
  const { line, invoice } = bolts(desk);
  const second = desk.save('Accounts', { Account_Name: 'Second Wind' });
  const ids = Array.from({ length: 3 + chance.below(3) }, () => {
    const whose = chance.happens(0.4) ? { Account_Name: { id: second } } : {};
    const due = chance.happens(0.3) ? { Due_Date: '2026-11-19' } : {};
    return invoice([line(1 + chance.below(3), 10)], { ...whose, ...due });
  });
  await desk.pass(15);
  return ids;
}

/** False where the vendor refuses it as things stand. */
function happens(scene: Scene, event: Events[string] | undefined): boolean {
  try {
    event?.(scene);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
