// Notification channels of the simulated Zoho: their lives, and what they are told.

import { beforeEach, describe, expect, test } from 'vitest';
import { type Body, Desk, element, list } from './zoho-desk.ts';

const HOOK = 'https://hook.example/notify?t=abc';
const MINUTE = 60_000;
let desk: Desk;

beforeEach(async () => {
  desk = await new Desk().connect();
});

const watch = (more: Body = {}) =>
  desk.post('/actions/watch', { watch: [{ channel_id: '1001', events: ['Accounts.all'], notify_url: HOOK, ...more }] });
const patch = (more: Body) =>
  desk.call('PATCH', '/actions/watch', { body: { watch: [{ channel_id: '1001', ...more }] } });
const told = async () => (await desk.pump()).map(({ body }) => JSON.parse(body) as Body);

/** An account that a person saved. */
const personal = (fields: Body = {}) =>
  desk.act<{ id: string }>('record.create', { module: 'Accounts', fields: { Account_Name: 'Acme', ...fields } }).id;

describe('a channel', () => {
  test('lives as long as it asks, up to seven days; else an hour', async () => {
    const expiry = async (channel_expiry?: string) => {
      const { status, body } = await watch(channel_expiry === undefined ? {} : { channel_expiry });
      expect(status).toBe(201);
      return list(element(body, 0, 'watch').details, 'events')[0]?.channel_expiry;
    };
    expect(await expiry('2026-11-27T10:00:00+00:00')).toBe('2026-11-27T23:00:00+13:00');
    expect(await expiry()).toBe('2026-11-21T00:00:00+13:00');
    expect(await expiry('2026-11-27T10:00:01+00:00')).toBe('2026-11-21T00:00:00+13:00');
  });

  test('answers with one event for each module', async () => {
    const { body } = await watch({ events: ['Accounts.create', 'Contacts.all'] });
    const made = element(body, 0, 'watch');
    expect(made.message).toBe('Successfully subscribed for actions-watch of the given module');
    expect(
      list(made.details, 'events').map(({ resource_name, resource_uri, channel_id }) => [
        resource_name,
        resource_uri,
        channel_id,
      ]),
    ).toEqual([
      ['Accounts', 'http://sim.test/zoho/api/crm/v8/Accounts', '1001'],
      ['Contacts', 'http://sim.test/zoho/api/crm/v8/Contacts', '1001'],
    ]);
  });

  test('is listed with its events spelled out', async () => {
    expect((await desk.get('/actions/watch')).status).toBe(204);
    await watch({ token: 'secret', events: ['Accounts.all', 'Contacts.edit'] });
    const { body } = await desk.get('/actions/watch?channel_id=1001');
    expect(list(body, 'watch').map(({ events }) => events)).toEqual([
      ['Accounts.create', 'Accounts.edit', 'Accounts.delete'],
      ['Contacts.edit'],
    ]);
    expect(list(body, 'watch')[0]).toMatchObject({
      token: 'secret',
      notify_url: HOOK,
      notify_on_related_action: true,
      fields: null,
    });
    expect(list((await desk.get('/actions/watch?module=Contacts')).body, 'watch')).toHaveLength(1);
  });

  test('of the same number is replaced', async () => {
    await watch({ events: ['Accounts.all', 'Contacts.all'] });
    await watch({ events: ['Vendors.create'] });
    expect(list((await desk.get('/actions/watch')).body, 'watch').map(({ resource_name }) => resource_name)).toEqual([
      'Vendors',
    ]);
  });

  test('gains and loses events by PATCH, and is replaced by PUT', async () => {
    await watch({ events: ['Accounts.create'], token: 'kept' });
    await patch({ events: ['Accounts.delete', 'Contacts.edit'] });
    const after = async () => list((await desk.get('/actions/watch')).body, 'watch').flatMap(({ events }) => events);
    expect(await after()).toEqual(['Accounts.create', 'Accounts.delete', 'Contacts.edit']);
    await patch({ events: ['Accounts.create', 'Contacts.edit'], _delete_events: true });
    expect(await after()).toEqual(['Accounts.delete']);
    const renewed = await patch({ channel_expiry: '2026-11-25T10:00:00+00:00' });
    expect(list(element(renewed.body, 0, 'watch').details, 'events')[0]?.channel_expiry).toBe(
      '2026-11-25T23:00:00+13:00',
    );
    expect(list((await desk.get('/actions/watch')).body, 'watch')[0]?.token).toBe('kept');
    const put = await desk.put('/actions/watch', {
      watch: [{ channel_id: '1001', events: ['Products.all'], notify_url: HOOK }],
    });
    expect(element(put.body, 0, 'watch').message).toBe('Successfully updated the subscribe details');
    expect(list((await desk.get('/actions/watch')).body, 'watch')[0]).toMatchObject({
      resource_name: 'Products',
      token: null,
    });
  });

  test('that has ended or never was is NOT_SUBSCRIBED', async () => {
    await watch();
    expect((await desk.delete('/actions/watch?channel_ids=1001,77')).status).toBe(207);
    for (const reply of [
      await patch({ token: 'x' }),
      await desk.put('/actions/watch', { watch: [{ channel_id: '9', events: ['Accounts.all'], notify_url: HOOK }] }),
    ]) {
      expect([reply.status, element(reply.body, 0, 'watch').code]).toEqual([400, 'NOT_SUBSCRIBED']);
    }
    await watch();
    desk.clock.pass(60 * MINUTE);
    desk.token = String((await desk.refresh()).access_token);
    expect(element((await patch({ token: 'x' })).body, 0, 'watch').code).toBe('NOT_SUBSCRIBED');
    expect((await desk.get('/actions/watch')).status).toBe(204);
  });

  test.each([
    ['no channel id', { channel_id: undefined }, 'MANDATORY_NOT_FOUND', '$.watch[0].channel_id'],
    ['letters for a channel id', { channel_id: 'abc' }, 'INVALID_DATA', '$.watch[0].channel_id'],
    ['no events', { events: undefined }, 'MANDATORY_NOT_FOUND', '$.watch[0].events'],
    ['an unknown module', { events: ['Nowhere.all'] }, 'INVALID_DATA', '$.watch[0].events[0]'],
    ['an unknown event', { events: ['Accounts.all', 'Accounts.insert'] }, 'INVALID_DATA', '$.watch[0].events[1]'],
    ['no address', { notify_url: undefined }, 'MANDATORY_NOT_FOUND', '$.watch[0].notify_url'],
    ['an address that is none', { notify_url: 'hook.example' }, 'INVALID_DATA', '$.watch[0].notify_url'],
    ['an address without encryption', { notify_url: 'http://hook.example/' }, 'INVALID_DATA', '$.watch[0].notify_url'],
    ['an address in a private net', { notify_url: 'https://10.0.0.8/' }, 'INVALID_DATA', '$.watch[0].notify_url'],
    [
      'too long an address',
      { notify_url: `https://hook.example/${'x'.repeat(240)}` },
      'INVALID_DATA',
      '$.watch[0].notify_url',
    ],
    ['too long a token', { token: 'x'.repeat(51) }, 'INVALID_DATA', '$.watch[0].token'],
    [
      'an end in the past',
      { channel_expiry: '2026-11-20T09:00:00+00:00' },
      'INVALID_DATA',
      '$.watch[0].channel_expiry',
    ],
    ['an end that is no time', { channel_expiry: '2026-11-27' }, 'INVALID_DATA', '$.watch[0].channel_expiry'],
    [
      'a condition on an unknown field',
      {
        notification_condition: [
          { type: 'field_selection', module: { api_name: 'Accounts' }, field_selection: { field: { api_name: 'X' } } },
        ],
      },
      'INVALID_DATA',
      '$.watch[0].notification_condition',
    ],
  ])('with %s is refused', async (_what, more, code, path) => {
    const { status, body } = await watch(more);
    expect(status).toBe(400);
    expect(element(body, 0, 'watch')).toMatchObject({ code, details: { json_path: path } });
  });

  test('may be told on this machine only where the switch allows it', async () => {
    expect((await watch({ notify_url: 'http://localhost:8787/hook' })).status).toBe(201);
    desk.switches.allowLoopbackUrls = false;
    expect((await watch({ notify_url: 'http://localhost:8787/hook' })).status).toBe(400);
  });

  test('a user without the permission makes none', async () => {
    desk.switches.denied = ['notifications'];
    expect((await watch()).status).toBe(403);
  });
});

describe('what a channel hears', () => {
  test('an insert, an update and a deletion', async () => {
    await watch({ token: 'secret', return_affected_field_values: true });
    const id = personal({ Phone: '1' });
    desk.act('record.edit', { module: 'Accounts', id, fields: { Phone: '2', Website: 'acme.example' } });
    desk.act('record.delete', { module: 'Accounts', id });
    const [inserted, updated, deleted] = await told();
    expect(inserted).toMatchObject({
      module: 'Accounts',
      resource_uri: 'http://sim.test/zoho/api/crm/v2/Accounts',
      ids: [id],
      operation: 'insert',
      channel_id: '1001',
      token: 'secret',
      query_params: { t: 'abc' },
      affected_fields: [],
      server_time: desk.clock.now() - 10,
    });
    expect(list(inserted ?? {}, 'affected_values')[0]).toMatchObject({
      record_id: id,
      values: { Account_Name: 'Acme', Phone: '1' },
    });
    expect(updated).toMatchObject({
      operation: 'update',
      affected_fields: [{ [id]: ['Phone', 'Website'] }],
      affected_values: [{ record_id: id, values: { Phone: '2', Website: 'acme.example' } }],
    });
    expect(deleted).toMatchObject({ operation: 'delete', ids: [id], affected_fields: [] });
    expect(JSON.stringify([inserted, updated, deleted])).not.toContain('Alex');
  });

  test('a batch in one call, with all its ids', async () => {
    await watch();
    const { body } = await desk.post('/Accounts', { data: [{ Account_Name: 'A' }, { Account_Name: 'B' }] });
    const calls = await told();
    expect(calls).toHaveLength(1);
    expect(calls[0]?.ids).toEqual(list(body).map(({ details }) => (details as Body).id));
    expect(calls[0]).not.toHaveProperty('affected_values');
  });

  test('ids beyond what a double holds, bare where the switch says so', async () => {
    desk.switches.emitNumericIds = true;
    await watch({ return_affected_field_values: true });
    const id = personal();
    const [call] = await desk.pump();
    expect(call?.body).toContain(`"ids":[${id}]`);
    expect(call?.body).toContain('"channel_id":1001');
    expect(call?.body).toContain(`"record_id":${id},`);
  });

  test('its own writes too, even with trigger: []; the switches say otherwise', async () => {
    await watch();
    await desk.make('Accounts', { Account_Name: 'A' }, { trigger: [] });
    expect(await told()).toHaveLength(1);
    desk.switches.triggerSuppressesNotifications = true;
    await desk.make('Accounts', { Account_Name: 'B' }, { trigger: [] });
    expect(await told()).toHaveLength(0);
    desk.switches.notifyOwnWrites = false;
    await desk.make('Accounts', { Account_Name: 'C' });
    expect(await told()).toHaveLength(0);
    personal();
    expect(await told()).toHaveLength(1);
  });

  test('only events that it asked for, and only of its modules', async () => {
    await watch({ events: ['Accounts.delete'] });
    const id = personal();
    await desk.make('Contacts', { Last_Name: 'Doe' });
    expect(await told()).toHaveLength(0);
    desk.act('record.delete', { module: 'Accounts', id });
    expect(await told()).toHaveLength(1);
  });

  test('only edits of the fields that it selected', async () => {
    const field = (api_name: string) => ({ field: { api_name } });
    const field_selection = {
      group_operator: 'or',
      group: [field('Account_Name'), { group_operator: 'and', group: [field('Phone'), field('Website')] }],
    };
    await watch({
      notification_condition: [{ type: 'field_selection', module: { api_name: 'Accounts' }, field_selection }],
    });
    const id = personal();
    expect(await told()).toHaveLength(1);
    const edit = (fields: Body) => desk.act('record.edit', { module: 'Accounts', id, fields });
    edit({ Phone: '1' });
    expect(await told()).toHaveLength(0);
    edit({ Phone: '2', Website: 'a.example' });
    edit({ Account_Name: 'B' });
    expect(await told()).toHaveLength(2);
  });

  test('a note beside a record, unless it asked not to', async () => {
    const id = personal();
    await watch();
    desk.act('record.note', { module: 'Accounts', id });
    expect((await told())[0]).toMatchObject({ operation: 'update', affected_fields: [{ [id]: [] }] });
    await watch({ notify_on_related_action: false });
    desk.act('record.note', { module: 'Accounts', id });
    expect(await told()).toHaveLength(0);
  });

  test('a restored record as an insert, an update or not at all', async () => {
    await watch();
    const heard: unknown[] = [];
    for (const way of ['insert', 'update', 'none']) {
      desk.switches.restoreNotifies = way;
      const id = personal();
      desk.act('record.delete', { module: 'Accounts', id });
      await told();
      desk.act('record.restore', { id });
      heard.push((await told()).map(({ operation }) => operation));
    }
    expect(heard).toEqual([['insert'], ['update'], []]);
  });

  test('nothing once it has expired, its token is revoked or its user gone', async () => {
    await watch();
    desk.clock.pass(60 * MINUTE);
    personal();
    expect(await told()).toHaveLength(0);
    desk.token = String((await desk.refresh()).access_token);
    await watch();
    desk.act('token.revoke');
    personal();
    expect(await told()).toHaveLength(0);
    await desk.connect();
    desk.switches.channelEndsWithToken = false;
    await watch();
    desk.act('token.revoke');
    personal();
    expect(await told()).toHaveLength(1);
    desk.act('user.deactivate');
    personal();
    expect(await told()).toHaveLength(0);
  });

  test('a call that fails is not tried again, unless the switch says so', async () => {
    desk.receiverStatus = 500;
    await watch();
    personal();
    expect(await told()).toHaveLength(1);
    desk.clock.pass(60 * MINUTE);
    expect(await told()).toHaveLength(0);
    desk.switches.notificationRetriesMs = [1000];
    await watch({ channel_expiry: '2026-11-22T10:00:00+00:00' });
    desk.token = String((await desk.refresh()).access_token);
    await watch({ channel_expiry: '2026-11-22T10:00:00+00:00' });
    personal();
    expect(await told()).toHaveLength(1);
    desk.clock.pass(1000);
    expect(await told()).toHaveLength(1);
  });

  test('channels survive a restart, and so do counters', async () => {
    const kept = new Map<string, { collection: string; id: string; document: unknown }>();
    const store = {
      load: () => kept.values(),
      put: (collection: string, id: string, document: unknown) =>
        void kept.set(`${collection} ${id}`, { collection, id, document: structuredClone(document) }),
      delete: (collection: string, id: string) => void kept.delete(`${collection} ${id}`),
      clear: () => kept.clear(),
    };
    const before = new Desk('empty', store);
    before.world.reset('empty');
    await before.connect();
    await before.post('/actions/watch', { watch: [{ channel_id: '5', events: ['Accounts.all'], notify_url: HOOK }] });
    const one = await before.make('Accounts', { Account_Name: 'A' });
    const after = new Desk('empty', store, 8);
    after.token = before.token;
    const two = await after.make('Accounts', { Account_Name: 'B' });
    expect(two > one).toBe(true);
    expect((await after.read('Accounts', one)).Account_Name).toBe('A');
    expect((await after.pump()).map(({ body }) => (JSON.parse(body) as Body).ids)).toEqual([[one], [two]]);
    expect(after.switches.consent).toBe('allow');
  });
});
