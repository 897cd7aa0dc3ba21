// What is set up inside the CRM, through the real Worker: listed before, made once however often it is asked for, and gone without a trace
// after; in an edition that refuses a part, the rest is made and the part is named.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, Stage } from './stage.ts';

interface Item {
  readonly what: string;
  readonly module: string;
  readonly label: string;
  readonly state: 'exists' | 'missing' | 'refused';
  readonly without?: string;
}
interface Setup {
  readonly items: readonly Item[];
  readonly working: boolean;
  readonly edition: { readonly name: string; readonly less: readonly { lacks: string; instead: string }[] } | null;
  readonly tab: { readonly steps: readonly string[]; readonly url: string } | null;
}

let stage: Stage;
let connected: Connected;

beforeAll(async () => {
  stage = await Stage.open();
  connected = await stage.connect({ live: false, provision: false });
});
afterAll(() => stage.close());

const path = () => `/api/connections/${connected.crm}/provision`;
const statesOf = ({ items }: Setup) => new Set(items.map(({ state }) => state));
/** What stands in the CRM itself. */
const inCrm = () => {
  const count = (of: unknown) => (of as readonly unknown[]).length;
  const { rules, webhooks } = stage.act('zoho', 'automation') as { rules: unknown[]; webhooks: unknown[] };
  return {
    channels: count(stage.act('zoho', 'channels')),
    fields: count(stage.act('zoho', 'fields', { module: 'Accounts' })),
    rules: rules.length,
    webhooks: webhooks.length,
  };
};

/** Asked for, and done to its end: one invocation makes so many calls only. */
async function asked(method: 'POST' | 'DELETE'): Promise<Setup> {
  await stage.api(method, path());
  const list = () => stage.api<Setup>('GET', path());
  await stage.until(async () => !(await list()).working);
  return list();
}

describe('in an edition that has everything', () => {
  const before = { all: {} };

  test('it is listed, and listing makes nothing', async () => {
    before.all = inCrm();
    const listed = await stage.api<Setup>('GET', path());
    expect(statesOf(listed)).toEqual(new Set(['missing']));
    expect(new Set(listed.items.map(({ what }) => what))).toEqual(new Set(['field', 'rule', 'channel']));
    expect(listed.tab?.url).toBe('http://localhost:8787/widget/settings');
    expect(inCrm()).toEqual(before.all);
  });

  test('it is made on one press, and a second press makes nothing more', async () => {
    expect(statesOf(await asked('POST'))).toEqual(new Set(['exists']));
    const made = inCrm();
    expect(made).not.toEqual(before.all);
    expect(statesOf(await asked('POST'))).toEqual(new Set(['exists']));
    expect(inCrm()).toEqual(made);
  });

  test('it is taken away, and nothing of it is left', async () => {
    expect(statesOf(await asked('DELETE'))).toEqual(new Set(['missing']));
    expect(inCrm()).toEqual(before.all);
    expect(statesOf(await asked('DELETE'))).toEqual(new Set(['missing']));
  });
});

test('in the free edition what is refused says what is then missing, and the rest is made', async () => {
  stage.act('zoho', 'edition.set', { edition: 'free' });
  await stage.consent('zoho');
  const made = await asked('POST');
  expect(made.edition?.name).toBe('free');
  expect(made.edition?.less.length).toBeGreaterThan(0);
  expect(made.items.find(({ what }) => what === 'channel')?.state).toBe('exists');
  for (const { state, without } of made.items.filter(({ what }) => what !== 'channel'))
    expect([state, without]).toEqual(['refused', expect.stringMatching(/.../)]);
});
