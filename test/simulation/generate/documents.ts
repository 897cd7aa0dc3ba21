// A history in which invoices are written beside whatever happens to parties: people enter them on either side for customers and items
// that the other side may not know yet, change their headings and lines, approve and void them, and delete drafts.

import { Chance } from '../../../src/simulator/chance.ts';
import { otherSide, type Side } from '../../../src/core/record.ts';
import {
  BEFORE_LIVE_MS,
  type Deed,
  type Event,
  type History,
  isTrouble,
  type Setting,
  type Trouble,
} from '../history.ts';
import { customer } from '../people/customer.ts';
import { invoice, newLine } from '../people/invoice.ts';
import { item } from '../people/item.ts';
import type { Told } from '../people/people.ts';
import { vendor } from '../people/vendor.ts';
import { Inventor, type Thing } from './deeds.ts';
import { EVENTS_AT_LEAST, pause, TROUBLES_AT_LEAST } from './pace.ts';
import { inventSetting } from './setting.ts';
import { inventTrouble } from './trouble.ts';

/** Days from which on documents count: before all of them, and between them. */
const STARTS = ['2026-01-01', '2026-01-01', '2026-11-15'];

export function generateWithDocuments(seed: number): History {
  const chance = new Chance(Math.imul(seed, 0x9e3779b1) + 0x51ed270b);
  const setting = settingFor(chance);
  const clerk = new Clerk(chance, setting);
  const events: Event[] = clerk.before();
  const wanted = EVENTS_AT_LEAST + chance.below(8);
  let at = 0;
  while (events.filter(isOfItsOwn).length < wanted) {
    at += pause(chance);
    events.push(...clerk.happening(at));
  }
  for (let more = TROUBLES_AT_LEAST - events.filter(isTrouble).length; more > 0; more--)
    events.push({ at: chance.below(at), ...clerk.trouble() });
  return { seed, setting, events: events.sort((one, other) => one.at - other.at) };
}

function settingFor(chance: Chance): Setting {
  const usual = inventSetting(chance);
  const way = () => ({ on: true, create: !chance.happens(0.04), update: !chance.happens(0.04), filter: null });
  const removal = () => chance.pick(['propose', 'apply', 'apply', 'off']);
  const both = () => ({
    on: true,
    toAccounting: { ...way(), delete: removal() },
    toCrm: { ...way(), delete: removal() },
    everyMinutes: chance.pick([1, 3, 5, 10, 10]),
  });
  const [parties = {}] = usual.settings as readonly { kinds?: object }[];
  const sequence = {
    invoice: {
      status: chance.pick(['DRAFT', 'DRAFT', 'AUTHORISED']),
      account: '200',
      appearsFrom: chance.pick(['DRAFT', 'AUTHORISED']),
    },
  };
  const kinds = { ...parties.kinds, item: both(), invoice: both() };
  const settings = [{ ...parties, kinds, sequence, startDate: chance.pick(STARTS) }];
  return { ...usual, pairs: 1, customers: 'accounts', provision: true, documents: true, settings };
}

/** What is entered for an invoice's sake, and only where it is missing, is no event of its own. */
function isOfItsOwn(event: Event): boolean {
  return event.do !== 'create' || event.unlessThere !== true;
}

/** An invoice, and on which side it was written. */
interface Written extends Thing {
  readonly side: Side;
}

/** Invents what happens. Things are numbered in the order of their invention, whatever they are. */
class Clerk {
  readonly #chance: Chance;
  readonly #inventor: Inventor;
  readonly #parties: Thing[];
  readonly #items: Thing[];
  readonly #invoices: Written[] = [];
  #lines = 0;

  constructor(chance: Chance, setting: Setting) {
    this.#chance = chance;
    this.#inventor = new Inventor(chance, setting);
    const several = (most: number, invent: () => Thing) => Array.from({ length: 1 + chance.below(most) }, invent);
    const customers = several(3, () => this.#inventor.newThing(customer));
    const vendors = chance.happens(0.3) ? [this.#inventor.newThing(vendor)] : [];
    this.#parties = [...customers, ...vendors];
    this.#items = several(2, () => this.#inventor.newThing(item));
  }

  /** What both sides know before they are connected; the rest is entered when somebody needs it. */
  before(): Event[] {
    const chance = this.#chance;
    const at = () => -20_000 - chance.below(BEFORE_LIVE_MS - 40_000);
    const known = [...this.#parties, ...this.#items].flatMap((thing): Event[] => {
      const where = chance.pick(['crm', 'accounting', 'later'] as const);
      return where === 'later' ? [] : [{ at: at(), ...this.#inventor.create(thing, where) }];
    });
    const written = Array.from({ length: 1 + chance.below(2) }, () => this.#write(-15_000 + chance.below(10_000)));
    return [...known, ...written.flat()];
  }

  /** Somebody writes an invoice, and enters first whatever of its customer and items is not there. */
  #write(at: number, side: Side = this.#inventor.side()): Event[] {
    const chance = this.#chance;
    const whose = chance.pick(this.#parties.filter(({ people }) => people === customer));
    const thing = this.#inventor.newThing(invoice);
    const items = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(this.#items));
    const lines = items.map(({ number }) => newLine(chance, (this.#lines += 1), number));
    const told: Told = Object.assign({}, thing.told, { customer: String(whose.number) }, ...lines);
    const written = { ...thing, told, side };
    this.#invoices.push(written);
    const needed = [...new Set([whose, ...items])].map((each): Event => ({
      at,
      ...(this.#inventor.create(shortly(each), side) as Made),
      unlessThere: true,
    }));
    return [...needed, { at, ...this.#inventor.create(written, side) }];
  }

  happening(at: number): Event[] {
    const chance = this.#chance;
    const written = chance.pick(this.#invoices);
    const sort = chance.next();
    if (sort < 0.25) return [{ at, ...this.#change(written) }];
    if (sort < 0.31) return this.#clash(written, at);
    if (sort < 0.4) return this.#write(at);
    if (sort < 0.54) return [{ at, ...this.#inventor.deed(written, this.#sideOf(written)) }];
    if (sort < 0.59) return [{ at, ...this.#inventor.edit(chance.pick(this.#parties)) }];
    if (sort < 0.62) return [{ at, ...this.#inventor.deed(chance.pick(this.#parties)) }];
    if (sort < 0.67) return [{ at, ...this.#inventor.edit(chance.pick(this.#items)) }];
    if (sort < 0.74) return [{ at, ...this.#admin() }];
    if (sort < 0.79) return [{ at, ...this.#meanwhile(written) }];
    return [{ at, ...this.trouble() }];
  }

  /** The office decides something; some of its settings say from when on documents count. */
  #admin(): Deed {
    const chance = this.#chance;
    const deed = this.#inventor.admin();
    if (deed.do !== 'settings' || !chance.happens(0.5)) return deed;
    return { ...deed, document: { ...deed.document, startDate: chance.pick(STARTS) } };
  }

  /** What goes wrong with documents, or with anything. */
  trouble() {
    return inventTrouble(this.#chance, this.#inventor.things.length, this.#chance.happens(0.6) ? documents : undefined);
  }

  /** A change of the heading, of a line, or of which lines there are. */
  #change(written: Written): Edited {
    const chance = this.#chance;
    const sort = chance.next();
    const side = this.#sideOf(written);
    if (sort < 0.15) return edited(written, newLine(chance, (this.#lines += 1), chance.pick(this.#items).number), side);
    if (sort < 0.25 && linesOf(written).length > 1)
      return edited(written, { [chance.pick(linesOf(written))]: null }, side);
    return edited(written, this.#another(written, this.#named(written)), side);
  }

  /** It takes a while until the other side has it. */
  #sideOf({ side }: Written): Side {
    return this.#chance.happens(0.35) ? otherSide(side) : side;
  }

  /** A field of the heading, or a part of a line. */
  #named(written: Thing): string {
    const chance = this.#chance;
    if (chance.happens(0.45)) return chance.pick(['reference', 'dueDate']);
    return `${chance.pick(linesOf(written))} ${chance.pick(['quantity', 'price'])}`;
  }

  #another({ people }: Thing, name: string): Told {
    const field = people.fields.find((each) => each.name === name) ?? { name, sort: 'amount', most: 20 };
    return { [name]: people.vary(this.#chance, field, this.#inventor.nth()) };
  }

  /** The same, to another value, on both sides. */
  #clash(written: Written, at: number): Event[] {
    const chance = this.#chance;
    const name = this.#named(written);
    const later = at + chance.below(chance.pick([100, 5_000, 20_000]));
    return [
      { at, ...edited(written, this.#another(written, name), 'crm') },
      { at: later, ...edited(written, this.#another(written, name), 'accounting') },
    ];
  }

  #meanwhile(written: Written): Extract<Trouble, { do: 'meanwhile' }> {
    const chance = this.#chance;
    const deeds = Array.from({ length: 1 + chance.below(2) }, (): Deed => this.#change(written));
    const about = chance.pick(['(PUT|POST) .*/Invoices', 'Invoices', '(PUT|POST) .*/(Items|Products)', '']);
    return { do: 'meanwhile', skip: chance.below(4), about, when: chance.pick(['before', 'after'] as const), deeds };
  }
}

/** As somebody enters it who is busy with something else: what it is called, and an item with its price. */
function shortly(thing: Thing): Thing {
  const { name = '', code, salePrice } = thing.told;
  const told = {
    name: (name ?? '').trim().replace(/\s+/g, ' '),
    ...(code !== undefined && { code, salePrice: salePrice ?? null }),
  };
  return { ...thing, told };
}

type Made = Extract<Deed, { do: 'create' }>;
type Edited = Extract<Deed, { do: 'edit' }>;

/** Calls that write documents and what they name. */
const documents = {
  xero: '/api/api\\.xro/2\\.0/(Invoices|Items)',
  zoho: '/api/crm/v8/(Invoices|Products)(\\?|$)',
} as const;

function edited({ people: { kind }, number: thing }: Thing, told: Told, side: Side): Edited {
  return { do: 'edit', kind, side, pair: 0, thing, told };
}

/** The lines that it was written with. */
function linesOf({ told }: Thing): string[] {
  return Object.keys(told).flatMap((name) => (name.endsWith(' quantity') ? [name.replace(' quantity', '')] : []));
}
