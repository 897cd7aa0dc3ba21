// The match step of setup, from the census to what a pair does once it is live: what is proposed, what a person may choose, and that each
// doubtful case has its safe way. The whole product on virtual time.

import { beforeAll, describe, expect, test } from 'vitest';
import { Bench } from '../simulation/bench.ts';

interface Place {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
}

interface Proposal {
  readonly record: Place;
  readonly match: string;
  readonly sure: boolean;
  readonly candidates: (Place & { readonly linked: boolean; readonly evidence: { rule: string; value: string }[] })[];
  readonly twins: Place[];
  readonly choice: { readonly choice: string; readonly to?: string } | null;
}

const MINUTE_MS = 60_000;

class Setup {
  readonly bench = new Bench();
  pair = '';

  async open(): Promise<this> {
    this.pair = (await this.bench.connect('empty')).pair;
    return this;
  }

  account(name: string, more: Record<string, unknown> = {}): string {
    const fields = { Account_Name: name, ...more };
    return (this.bench.vendors.vendors.zoho?.act('record.create', { module: 'Accounts', fields }) as { id: string }).id;
  }

  contact(name: string, more: Record<string, unknown> = {}): string {
    const made = this.bench.vendors.vendors.xero?.act('contact.create', { Name: name, ...more });
    return (made as { ContactID: string }).ContactID;
  }

  xero(action: string, input: Record<string, unknown>): void {
    this.bench.vendors.vendors.xero?.act(action, input);
  }

  get path(): string {
    return `/api/pairs/${this.pair}/matches`;
  }

  async proposals(side: 'crm' | 'accounting' = 'crm', limit = 50): Promise<Proposal[]> {
    const items: Proposal[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const query = `side=${side}&limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
      const page: { items: Proposal[]; next?: string } = await this.bench.ask('GET', `${this.path}?${query}`);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }

  async choose(...choices: object[]): Promise<void> {
    await this.bench.ask('PUT', this.path, { choices });
  }

  async goLive(): Promise<void> {
    await this.bench.goLive(this.pair);
    await this.bench.run(20 * MINUTE_MS, 100_000);
  }

  /** Names of the two records of each link, and of each record that stands alone with its state. */
  async told(): Promise<string[]> {
    interface Told {
      readonly items: { state: string; code?: string; crm: Place | null; accounting: Place | null }[];
    }
    const { items } = await this.bench.ask<Told>('GET', `/api/pairs/${this.pair}/records?limit=200`);
    return items
      .map(({ crm, accounting, state, code }) =>
        crm && accounting ? `${crm.id} = ${accounting.id}` : `${(crm ?? accounting)?.id} ${state} ${code}`,
      )
      .sort();
  }

  count(side: 'crm' | 'accounting'): number {
    const { zoho, xero } = this.bench.vendors.vendors;
    if (side === 'crm') return (zoho?.act('list', { module: 'Accounts' }) as { items: object[] }).items.length;
    return (xero?.act('list', { collection: 'Contacts' }) as object[]).length;
  }
}

describe('before a pair goes live', () => {
  const setup = new Setup();
  const ids: Record<string, string> = {};
  let proposed: Proposal[] = [];
  const of = (name: string) => proposed.filter(({ record }) => record.name === name);

  beforeAll(async () => {
    await setup.open();
    ids.acme = setup.account('Acme Ltd');
    ids.acmeThere = setup.contact('ACME Ltd.', { EmailAddress: 'ann@acme.example' });
    ids.beta = setup.account('Beta');
    ids.betaInc = setup.contact('Beta Inc');
    ids.betaLtd = setup.contact('Beta Ltd');
    ids.gamma = setup.account('Gamma');
    ids.gammaThere = setup.contact('Gamma');
    setup.xero('contact.archive', { contact: ids.gammaThere });
    ids.delta1 = setup.account('Delta');
    ids.delta2 = setup.account('Delta');
    ids.deltaThere = setup.contact('Delta');
    ids.epsilon = setup.account('Epsilon');
    ids.zeta1 = setup.contact('Zeta');
    setup.xero('contact.twin', { contact: ids.zeta1 });
    ids.eta = setup.account('Eta Ltd');
    ids.etaThere = setup.contact('Eta Inc');
    await setup.bench.run(10 * MINUTE_MS);
    proposed = await setup.proposals();
  });

  test('both sides are counted, and nothing is written', async () => {
    expect(await setup.bench.ask('GET', setup.path)).toMatchObject({ learned: { crm: true, accounting: true } });
    expect([setup.count('crm'), setup.count('accounting')]).toEqual([7, 8]);
    expect(await setup.told()).toEqual([]);
  });

  test('the one of that name is proposed, with what speaks for it', () => {
    expect(of('Acme Ltd')).toMatchObject([
      {
        match: 'one',
        sure: false,
        candidates: [
          { id: ids.acmeThere, name: 'ACME Ltd.', linked: false, evidence: [{ rule: 'name', value: 'acme' }] },
        ],
        twins: [],
        choice: null,
      },
    ]);
  });

  test('several of that name but for their legal forms are a question', () => {
    expect(of('Beta')).toMatchObject([{ match: 'several' }]);
    expect(new Set(of('Beta')[0]?.candidates.map(({ id }) => id))).toEqual(new Set([ids.betaInc, ids.betaLtd]));
  });

  test('one that is archived is shown as that', () => {
    expect(of('Gamma')).toMatchObject([{ match: 'one', candidates: [{ id: ids.gammaThere, archived: true }] }]);
  });

  test('two that look the same here are shown beside each other, and nobody is proposed for both', () => {
    const [first, second] = of('Delta');
    expect(first).toMatchObject({ match: 'several', candidates: [{ id: ids.deltaThere }] });
    expect(first?.twins).toMatchObject([{ id: second?.record.id, name: 'Delta' }]);
    expect(second?.twins).toMatchObject([{ id: first?.record.id }]);
  });

  test('a record that nobody is like has nothing to be chosen', () => {
    expect(of('Epsilon')).toEqual([]);
  });

  test('two that look the same in accounting alone are shown there', async () => {
    const there = (await setup.proposals('accounting')).filter(({ record }) => record.name === 'Zeta');
    expect(there).toMatchObject([
      { match: 'none', candidates: [], twins: [{ name: 'Zeta' }] },
      { match: 'none', candidates: [], twins: [{ name: 'Zeta' }] },
    ]);
  });

  test('pages hold as many as asked for, and lead on', async () => {
    const names = (all: Proposal[]) => all.map(({ record }) => record.id);
    expect(names(await setup.proposals('accounting', 10))).toEqual(names(await setup.proposals('accounting')));
  });

  test.each<[string, { side: string; id: string; choice: string; to?: string }, string]>([
    ['of a record that is not there', { side: 'crm', id: '999', choice: 'ignore' }, 'choices.0.id'],
    ['to nobody', { side: 'crm', id: 'beta', choice: 'link' }, 'choices.0.to'],
    ['to a record of the same side', { side: 'crm', id: 'beta', choice: 'link', to: 'gamma' }, 'choices.0.to'],
  ])('a choice %s is refused', async (_what, choice, field) => {
    const named = { ...choice, id: ids[choice.id] ?? choice.id, ...(choice.to && { to: ids[choice.to] }) };
    const reply = await setup.bench.knock('PUT', setup.path, { choices: [named] });
    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ error: { code: 'match.unknown', fields: [{ field }] } });
  });

  test('one record can’t be two others', async () => {
    const twice = [
      { side: 'crm', id: ids.delta1, choice: 'link', to: ids.deltaThere },
      { side: 'crm', id: ids.delta2, choice: 'link', to: ids.deltaThere },
    ];
    expect((await setup.bench.knock('PUT', setup.path, { choices: twice })).status).toBe(404);
  });

  test('a choice is kept, changed and taken back', async () => {
    const choiceOf = async (id: string | undefined, side: 'crm' | 'accounting' = 'crm') =>
      (await setup.proposals(side)).find(({ record }) => record.id === id)?.choice;
    await setup.choose({ side: 'crm', id: ids.beta, choice: 'link', to: ids.betaInc });
    expect(await choiceOf(ids.beta)).toEqual({ choice: 'link', to: ids.betaInc });
    expect(await choiceOf(ids.betaInc, 'accounting')).toEqual({ choice: 'link', to: ids.beta });
    await setup.choose({ side: 'crm', id: ids.beta, choice: 'create' });
    expect(await choiceOf(ids.beta)).toEqual({ choice: 'create' });
    expect(await choiceOf(ids.betaInc, 'accounting')).toBeNull();
    await setup.choose({ side: 'crm', id: ids.beta, choice: null });
    expect(await choiceOf(ids.beta)).toBeNull();
  });

  test('what was chosen happens once the pair is live, and the rest is left to the rules', async () => {
    await setup.choose(
      { side: 'crm', id: ids.beta, choice: 'link', to: ids.betaInc },
      { side: 'crm', id: ids.delta1, choice: 'link', to: ids.deltaThere },
      { side: 'crm', id: ids.delta2, choice: 'ignore' },
      { side: 'crm', id: ids.eta, choice: 'create' },
    );
    await setup.goLive();
    const told = await setup.told();
    expect(told).toContain(`${ids.acme} = ${ids.acmeThere}`);
    expect(told).toContain(`${ids.beta} = ${ids.betaInc}`);
    expect(told).toContain(`${ids.delta1} = ${ids.deltaThere}`);
    expect(told).toContain(`${ids.delta2} skipped skip.ignored`);
    expect(told).toContain(`${ids.gamma} needs-you match.archived`);
    // Two of one name were meant, so each has a record of its own on the other side.
    expect(told.some((line) => line.startsWith(`${ids.eta} = `) && !line.endsWith(ids.etaThere ?? ''))).toBe(true);
    expect(told.some((line) => !line.startsWith(`${ids.eta} `) && line.endsWith(` = ${ids.etaThere}`))).toBe(true);
  });

  test('a pair that is live proposes nothing more, and takes no choice', async () => {
    expect(await setup.proposals()).toEqual([]);
    const late = { choices: [{ side: 'crm', id: ids.gamma, choice: 'create' }] };
    expect((await setup.bench.knock('PUT', setup.path, late)).status).toBe(409);
  });
});
