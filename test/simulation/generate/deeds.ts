// What people do: in both vendors' pages, and in ours.

import type { Chance } from '../../../src/simulator/chance.ts';
import { type Side, sides } from '../../../src/core/record.ts';
import type { Deed, Setting } from '../history.ts';
import { peopleOf } from '../people/index.ts';
import type { People, Told } from '../people/people.ts';
import { inventSettings } from './setting.ts';

/** The things that a history's records are about: each is of one kind, and has a name that is its own. */
export interface Thing {
  readonly number: number;
  readonly people: People;
  readonly told: Told;
}

export class Inventor {
  readonly chance: Chance;
  readonly setting: Setting;
  readonly things: Thing[] = [];
  #nth = 100;

  constructor(chance: Chance, setting: Setting) {
    this.chance = chance;
    this.setting = setting;
  }

  nth(): number {
    this.#nth += 1;
    return this.#nth;
  }

  newThing(people: People): Thing {
    const thing = { number: this.things.length, people, told: people.invent(this.chance, this.nth()) };
    this.things.push(thing);
    return thing;
  }

  pair(): number {
    return this.chance.below(this.setting.pairs);
  }

  side(): Side {
    return this.chance.pick(sides);
  }

  create({ number: thing, people: { kind }, told }: Thing, side: Side = this.side()): Deed {
    return { do: 'create', kind, side, pair: this.pair(), thing, told };
  }

  /** The same thing, entered by somebody else: as it is, with another spelling of its name, or with less of it. */
  again(thing: Thing, side: Side): Deed {
    const { chance } = this;
    const { told } = thing;
    const name = told.name ?? '';
    const other = chance.pick<Told>([
      told,
      told,
      { ...told, name: name.toUpperCase() },
      { ...told, name: `${name} Limited`, email: told.email ?? null },
      { name },
      { ...told, phone: '555 0000' },
    ]);
    return this.create({ ...thing, told: other }, side);
  }

  edit(thing: Thing, side: Side = this.side()): Deed {
    const { chance } = this;
    const { number, people } = thing;
    const told: Record<string, string | null> = {};
    for (let fields = 1 + chance.below(3); fields > 0; fields--) {
      const field = this.#field(people);
      told[field.name] = people.vary(chance, field, this.nth());
    }
    return { do: 'edit', kind: people.kind, side, pair: this.pair(), thing: number, told };
  }

  #field({ fields }: People) {
    const whole = fields.reduce((sum, { weight = 1 }) => sum + weight, 0);
    let at = this.chance.next() * whole;
    const found = fields.find(({ weight = 1 }) => (at -= weight) < 0);
    return found ?? this.chance.pick(fields);
  }

  /** The same fields on both sides, to different values. */
  clash(thing: Thing): [Deed, Deed] {
    const one = this.edit(thing, 'crm');
    if (one.do !== 'edit') throw new RangeError('an edit was expected');
    const { people } = thing;
    const told = Object.fromEntries(
      Object.keys(one.told).map((name) => {
        const field = people.fields.find((each) => each.name === name);
        return [name, field ? people.vary(this.chance, field, this.nth()) : null];
      }),
    );
    return [one, { ...one, side: 'accounting', told }];
  }

  deed(thing: Thing, side: Side = this.side()): Deed {
    const { chance } = this;
    const deeds = Object.entries(peopleOf(thing.people.kind).desks[side].deeds);
    const whole = deeds.reduce((sum, [, { often }]) => sum + often, 0);
    let at = chance.next() * whole;
    const [deed] = deeds.find(([, { often }]) => (at -= often) < 0) ?? chance.pick(deeds);
    const { kind } = thing.people;
    const told = thing.people.invent(chance, this.nth());
    return {
      do: 'deed',
      deed,
      kind,
      side,
      pair: this.pair(),
      thing: thing.number,
      other: chance.below(this.things.length),
      told,
    };
  }

  /** Something in our own pages. */
  admin(): Deed {
    const { chance } = this;
    const pair = this.pair();
    const sort = chance.pick([
      'settings',
      'settings',
      'answer',
      'answer',
      'answer',
      'sync',
      'pause',
      'resume',
    ] as const);
    switch (sort) {
      case 'settings':
        return { do: 'settings', pair, document: inventSettings(chance) };
      case 'answer':
        return { do: 'answer', pair, which: chance.next(), how: chance.next() };
      default:
        return { do: sort, pair };
    }
  }
}
