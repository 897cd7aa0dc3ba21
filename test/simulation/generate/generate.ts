// A history from its seed: at least forty events on three to twelve things, at least four of them troubles.

import { Chance } from '../../../src/simulator/chance.ts';
import { otherSide } from '../../../src/core/record.ts';
import { BEFORE_LIVE_MS, type Deed, type Event, type History, isTrouble, type Trouble } from '../history.ts';
import { peopleOfAllKinds } from '../people/index.ts';
import type { People } from '../people/people.ts';
import { Inventor, type Thing } from './deeds.ts';
import { generateWithDocuments } from './documents.ts';
import { EVENTS_AT_LEAST, pause, TROUBLES_AT_LEAST } from './pace.ts';
import { inventSetting } from './setting.ts';
import { inventTrouble } from './trouble.ts';

/** One history in so many is about documents too. */
const DOCUMENTS_EVERY = 5;

export function generate(seed: number): History {
  return seed % DOCUMENTS_EVERY === 0 ? generateWithDocuments(seed) : generateOfParties(seed);
}

function generateOfParties(seed: number): History {
  const chance = new Chance(Math.imul(seed, 0x9e3779b1) + 0x9e3779b9);
  const setting = inventSetting(chance);
  const inventor = new Inventor(chance, setting);
  const things = 3 + chance.below(10);
  const first = chance.below(peopleOfAllKinds.length);
  for (let at = 0; at < things; at++) inventor.newThing(kindFor(chance, first, at));
  const events: Event[] = [...before(inventor)];
  let at = 0;
  const wanted = EVENTS_AT_LEAST + chance.below(8);
  while (events.length < wanted) {
    at += pause(chance);
    events.push(...happening(inventor, at));
  }
  for (let more = TROUBLES_AT_LEAST - events.filter(isTrouble).length; more > 0; more--)
    events.push({ at: chance.below(at), ...inventTrouble(chance, things) });
  return { seed, setting, events: events.sort((one, other) => one.at - other.at) };
}

/** The first two things are of different kinds, where there are several. */
function kindFor(chance: Chance, first: number, at: number): People {
  const next = peopleOfAllKinds[(first + at) % peopleOfAllKinds.length];
  return next && at < 2 ? next : chance.pick(peopleOfAllKinds);
}

/** What both sides know before they are connected: some things here, some there, some on both sides, some not yet. */
function before(inventor: Inventor): Event[] {
  const { chance } = inventor;
  return inventor.things.flatMap((thing): Event[] => {
    const at = -20_000 - chance.below(BEFORE_LIVE_MS - 40_000);
    const where = chance.pick(['crm', 'crm', 'accounting', 'both', 'later'] as const);
    if (where === 'later') return [];
    if (where !== 'both') return [{ at, ...inventor.create(thing, where) }];
    return [
      { at, ...inventor.create(thing, 'crm') },
      { at: at + 1_000, ...inventor.again(thing, 'accounting') },
    ];
  });
}

function happening(inventor: Inventor, at: number): Event[] {
  const { chance, things } = inventor;
  const thing = chance.pick(things);
  const sort = chance.next();
  if (sort < 0.42) return [{ at, ...inventor.edit(thing) }];
  if (sort < 0.5) {
    const [one, other] = inventor.clash(thing);
    return [
      { at, ...one },
      { at: at + chance.below(chance.pick([100, 5_000, 20_000])), ...other },
    ];
  }
  if (sort < 0.55) return [{ at, ...inventor.create(thing) }];
  if (sort < 0.58) return lookAlikes(inventor, thing, at);
  if (sort < 0.7) return [{ at, ...inventor.deed(thing) }];
  if (sort < 0.78) return [{ at, ...inventor.admin() }];
  if (sort < 0.82) return [{ at, ...meanwhile(inventor, thing) }];
  return [{ at, ...inventTrouble(chance, things.length) }];
}

/** Somebody enters a new thing on both sides, or twice on one, within a moment. */
function lookAlikes(inventor: Inventor, { people }: Thing, at: number): Event[] {
  const { chance } = inventor;
  const fresh = inventor.newThing(people);
  const side = inventor.side();
  const second = chance.happens(0.7) ? otherSide(side) : side;
  return [
    { at, ...inventor.create(fresh, side) },
    { at: at + chance.below(4_000), ...inventor.again(fresh, second) },
  ];
}

function meanwhile(inventor: Inventor, thing: Thing): Trouble {
  const { chance, things } = inventor;
  const whom = () => (chance.happens(0.6) ? thing : chance.pick(things));
  const deeds = Array.from({ length: 1 + chance.below(2) }, (): Deed => inventor.edit(whom()));
  const about = chance.pick(['(PUT|POST) .*/Contacts|PUT .*/Accounts', 'PUT .*/(Accounts|Contacts)', 'Contacts', '']);
  return { do: 'meanwhile', skip: chance.below(4), about, when: chance.pick(['before', 'after'] as const), deeds };
}
