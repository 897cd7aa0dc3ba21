// A wake-up that throws each time: the queue delivers it three times, then it is a dead letter, and an issue from which a person can go
// on. Meanwhile the timetable leaves the pair alone, and nothing that is due is forgotten.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, Stage } from './stage.ts';

let stage: Stage;
let connected: Connected;

interface Issue {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly choices: readonly string[];
  readonly closedBy?: string;
}

beforeAll(async () => {
  stage = await Stage.open({ company: 'empty', hurriedQueue: true });
  connected = await stage.connect({ provision: false });
  await stage.rest(connected.pair);
});
afterAll(() => stage.close());

const issues = () => stage.all<Issue>(`/api/pairs/${connected.pair}/issues`);
const names = () =>
  (stage.act('xero', 'list', { collection: 'Contacts' }) as { Name: string }[]).map(({ Name }) => Name);

async function run(text: string, ...values: unknown[]): Promise<void> {
  const database = await stage.database();
  await database
    .prepare(text)
    .bind(...values)
    .run();
}

/** A row that no pass can read, as only a bug could leave it. */
const damage = () =>
  run(`UPDATE looks SET rest = 'no JSON' WHERE pair = ? AND side = 'crm' AND sort = 'changes'`, connected.pair);
const mend = () => run(`UPDATE looks SET rest = NULL WHERE pair = ?`, connected.pair);

async function save(name: string): Promise<void> {
  stage.act('zoho', 'record.create', { module: 'Accounts', fields: { Account_Name: name } });
  await stage.api('POST', `/api/pairs/${connected.pair}/sync`, { side: 'crm' });
}

describe('a wake-up that throws each time', () => {
  test('is delivered three times and ends as one issue that says what to do', async () => {
    await damage();
    stage.clearPasses();
    await save('Kauri Cabinets');
    await stage.until(async () => (await issues()).length > 0);
    const tries = stage.logged('a message failed');
    expect(tries).toHaveLength(3);
    expect(tries[0]).toMatchObject({ level: 'error', pair: connected.pair, error: 'SyntaxError' });
    expect(stage.logged('a message was given up')).toHaveLength(1);
    const [issue, ...more] = await issues();
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ code: 'pass.failed', choices: ['retry'] });
    expect(issue?.message).not.toBe('pass.failed');
  });

  test('the timetable does not go on trying every minute', async () => {
    stage.clearPasses();
    // Two minutes later.
    await run('UPDATE pairs SET wake_at = wake_at - 120000 WHERE id = ?', connected.pair);
    await stage.cron();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stage.logged('a message failed')).toEqual([]);
  });

  test('a person who tries again in vain gets the issue anew', async () => {
    const [issue] = await issues();
    await stage.api('POST', `/api/pairs/${connected.pair}/issues/${issue?.id}/resolution`, { choice: 'retry' });
    await stage.until(async () => (await issues()).some(({ id }) => id !== issue?.id));
    expect(await issues()).toHaveLength(1);
  });

  test('once the cause is mended, trying again brings everything into step, and the issue is gone', async () => {
    await mend();
    const [issue] = await issues();
    await stage.api('POST', `/api/pairs/${connected.pair}/issues/${issue?.id}/resolution`, { choice: 'retry' });
    await stage.until(() => names().includes('Kauri Cabinets'));
    await stage.rest(connected.pair);
    expect(await issues()).toEqual([]);
  });

  test('an issue that nobody answered goes by itself when a pass comes to its end', async () => {
    await damage();
    await save('Totara Tools');
    await stage.until(async () => (await issues()).length === 1);
    await mend();
    await stage.api('POST', `/api/pairs/${connected.pair}/sync`, { side: 'crm' });
    await stage.until(() => names().includes('Totara Tools'));
    await stage.rest(connected.pair);
    expect(await issues()).toEqual([]);
  });
});
