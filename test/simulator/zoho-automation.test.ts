// Workflow rules and webhooks of the simulated Zoho: made by API, run by saves.

import { beforeEach, describe, expect, test } from 'vitest';
import { type Body, Desk, element, first, list } from './zoho-desk.ts';

const RULES = '/settings/automation/workflow_rules';
const HOOKS = '/settings/automation/webhooks';
let desk: Desk;

beforeEach(async () => {
  desk = await new Desk().connect();
});

const rawBody = (raw_data_content: string) => ({
  type: 'raw',
  format: 'JSON',
  raw_data_content,
  form_data_content: null,
});

function hookOf(more: Body = {}): Body {
  return {
    name: 'Xero hook',
    module: { api_name: 'Accounts' },
    url: 'https://hook.example/zoho',
    http_method: 'POST',
    authentication: { type: 'general' },
    headers: { module_parameters: [], custom_parameters: [{ name: 'X-Hook-Secret', value: 's3cr3t' }] },
    body: rawBody('{"id":"${!Accounts.Id}","name":"${!Accounts.Account_Name}"}'),
    ...more,
  };
}

async function makeHook(more: Body = {}): Promise<string> {
  const { status, body, text } = await desk.post(HOOKS, { webhooks: [hookOf(more)] });
  expect(status, text).toBe(201);
  return String(element(body, 0, 'webhooks').details.id);
}

function ruleOf(webhook: string, more: Body = {}, condition: Body = {}): Body {
  return {
    name: 'Xero – account changed',
    module: { api_name: 'Accounts' },
    execute_when: { type: 'create_or_edit', details: { repeat: true } },
    conditions: [
      {
        criteria_details: { criteria: null },
        instant_actions: { actions: [{ type: 'webhooks', id: webhook }] },
        ...condition,
      },
    ],
    ...more,
  };
}

async function makeRule(webhook: string, more: Body = {}, condition: Body = {}): Promise<string> {
  const { status, body, text } = await desk.post(RULES, { workflow_rules: [ruleOf(webhook, more, condition)] });
  expect(status, text).toBe(201);
  return String(element(body, 0, 'workflow_rules').details.id);
}

const person = (fields: Body, id?: string) =>
  desk.act<{ id: string }>(id ? 'record.edit' : 'record.create', { module: 'Accounts', id, fields }).id;

describe('a webhook', () => {
  test('carries the record’s values, its headers and a JSON body', async () => {
    await makeRule(await makeHook());
    const id = person({ Account_Name: 'Acme "&" Co' });
    const [call] = await desk.pump();
    expect(call).toMatchObject({ url: 'https://hook.example/zoho', method: 'POST' });
    expect(call?.headers.get('x-hook-secret')).toBe('s3cr3t');
    expect(call?.headers.get('content-type')).toBe('application/json');
    expect(call?.body).toBe(`{"id":"${id}","name":"Acme "&" Co"}`);
    desk.switches.escapeMergeValues = true;
    person({ Account_Name: 'Acme "&" Co' });
    expect(JSON.parse((await desk.pump())[0]?.body ?? '')).toMatchObject({ name: 'Acme "&" Co' });
  });

  test('as a form has its parameters, with lookups by name and times as asked', async () => {
    const parameters = [
      { name: 'record_id', value: '${!Accounts.Id}' },
      { name: 'owner', value: '${!Accounts.Owner}' },
      { name: 'at', value: '${!Accounts.Modified_Time}' },
      { name: 'phone', value: '${!Accounts.Phone}' },
    ];
    const form = {
      module_parameters: parameters,
      custom_parameters: [{ name: 'src', value: 'crm' }],
      user_defined_parameter: { name: 'note', value: 'Hi ${!Accounts.Account_Name}' },
    };
    const date_time_format = {
      date_format: 'dd.MM.yyyy',
      datetime_format: 'dd.MM.yyyy HH:mm',
      time_zone: 'Europe/London',
    };
    await makeRule(
      await makeHook({ body: { type: 'form_data', format: null, form_data_content: form }, date_time_format }),
    );
    const id = person({ Account_Name: 'Acme' });
    const [call] = await desk.pump();
    expect(call?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(call?.body))).toEqual({
      record_id: id,
      owner: 'Alex Morgan',
      at: '20.11.2026 10:00',
      phone: '',
      src: 'crm',
      note: 'Hi Acme',
    });
  });

  test('by GET has its parameters in the address', async () => {
    const url_parameters = { module_parameters: [{ name: 'id', value: '${!Accounts.Id}' }], custom_parameters: [] };
    await makeRule(
      await makeHook({
        http_method: 'GET',
        body: undefined,
        headers: undefined,
        url: 'https://hook.example/zoho?x=1',
        url_parameters,
      }),
    );
    const id = person({ Account_Name: 'Acme' });
    const [call] = await desk.pump();
    expect([call?.method, call?.url, call?.body]).toEqual(['GET', `https://hook.example/zoho?x=1&id=${id}`, '']);
  });

  test('that fails is logged, tried once more after a quarter of an hour, and given up', async () => {
    const hook = await makeHook();
    const rule = await makeRule(hook);
    desk.receiverStatus = 404;
    const id = person({ Account_Name: 'Acme' });
    expect(await desk.pump()).toHaveLength(1);
    const { body } = await desk.get(`/settings/automation/webhook_failures?webhook_id=${hook}`);
    expect(first(body, 'webhook_failures')).toMatchObject({
      webhook: { id: hook, name: 'Xero hook' },
      entity_details: { module: 'Accounts', name: 'Acme', id },
      failure_reason: 'page_notfound',
      workflow_rule: { id: rule },
    });
    desk.clock.pass(900_000);
    expect(await desk.pump()).toHaveLength(1);
    desk.clock.pass(3_000_000);
    expect(await desk.pump()).toHaveLength(0);
    desk.token = String((await desk.refresh()).access_token);
    expect(list((await desk.get('/settings/automation/webhook_failures')).body, 'webhook_failures')).toHaveLength(2);
  });

  test('beyond the day’s allowance does not leave, and that is logged', async () => {
    desk.switches.webhooksPerDay = 1;
    await makeRule(await makeHook());
    person({ Account_Name: 'A' });
    person({ Account_Name: 'B' });
    expect(await desk.pump()).toHaveLength(1);
    expect(
      list((await desk.get('/settings/automation/webhook_failures')).body, 'webhook_failures')[0]?.failure_reason,
    ).toBe('limit_exceeded');
    expect(list((await desk.get(`${HOOKS}/actions/usage_reports?group_by=date`)).body, 'usage_reports')).toEqual([
      { date: '2026-11-20', total_count: 2 },
    ]);
  });

  test.each<[string, Body, string, string]>([
    ['no name', { name: undefined }, 'MANDATORY_NOT_FOUND', 'required field not found'],
    ['special characters in its name', { name: 'Xero <hook>' }, 'INVALID_DATA', 'Special characters not allowed'],
    ['too long a name', { name: 'x'.repeat(251) }, 'INVALID_DATA', 'invalid data'],
    [
      'another module’s id',
      { module: { api_name: 'Accounts', id: '1' } },
      'INVALID_DATA',
      'the module id given seems to be invalid',
    ],
    ['no proper address', { url: 'nowhere' }, 'INVALID_DATA', 'please enter a valid URL'],
    [
      'an address without encryption',
      { url: 'http://hook.example' },
      'INVALID_DATA',
      "Url you've configured is not secure",
    ],
    ['no method', { http_method: undefined }, 'MANDATORY_NOT_FOUND', 'The method type is not given '],
    ['an unknown method', { http_method: 'PATCH' }, 'INVALID_DATA', 'The method type given is invalid'],
    ['no authentication', { authentication: undefined }, 'INVALID_DATA', 'provide appropriate authentication type'],
    [
      'a connection without a name',
      { authentication: { type: 'connection' } },
      'INVALID_DATA',
      'Please provide valid connection name',
    ],
    [
      'headers on a GET',
      { http_method: 'GET', body: undefined },
      'DEPENDENT_MISMATCH',
      'Invalid value provided for the given http method',
    ],
    [
      'headers without module parameters',
      { headers: { custom_parameters: [] } },
      'MANDATORY_NOT_FOUND',
      'required field not found',
    ],
    [
      'a HOST header',
      { headers: { module_parameters: [], custom_parameters: [{ name: 'Host', value: 'x' }] } },
      'INVALID_DATA',
      'invalid data',
    ],
    [
      'a header without a value',
      { headers: { module_parameters: [], custom_parameters: [{ name: 'X-A' }] } },
      'INVALID_DATA',
      'the given parameter is invalid, specify both name and value',
    ],
    [
      'one header twice',
      {
        headers: {
          module_parameters: [],
          custom_parameters: [
            { name: 'A', value: '1' },
            { name: 'A', value: '2' },
          ],
        },
      },
      'DUPLICATE_DATA',
      'duplicate parameter name found',
    ],
    [
      'an unknown merge field',
      { body: rawBody('${!Accounts.Nonsense}') },
      'INVALID_DATA',
      'Unsupported fields are present',
    ],
    [
      'another module’s merge field',
      { body: rawBody('${!Contacts.Email}') },
      'INVALID_DATA',
      'Unsupported fields are present',
    ],
    ['too long a body', { body: rawBody('x'.repeat(501)) }, 'INVALID_DATA', 'invalid data'],
    [
      'an unknown time zone',
      { date_time_format: { time_zone: 'Mars/North' } },
      'INVALID_DATA',
      'The timezone given is invalid',
    ],
  ])('with %s is refused', async (_what, more, code, message) => {
    const { status, body } = await desk.post(HOOKS, { webhooks: [hookOf(more)] });
    expect(status).toBe(400);
    expect(element(body, 0, 'webhooks')).toMatchObject({ code, message });
  });

  test('is read back, changed, and deleted once no rule needs it', async () => {
    const id = await makeHook();
    const rule = await makeRule(id);
    expect(first((await desk.get(`${HOOKS}/${id}`)).body, 'webhooks')).toMatchObject({
      id,
      name: 'Xero hook',
      url: 'https://hook.example/zoho',
      associated: true,
    });
    expect((await desk.get(`${HOOKS}?module=Contacts`)).status).toBe(204);
    await desk.put(`${HOOKS}/${id}`, { webhooks: [{ url: 'https://other.example/' }] });
    expect(first((await desk.get(HOOKS)).body, 'webhooks')).toMatchObject({
      url: 'https://other.example/',
      name: 'Xero hook',
    });
    const used = await desk.delete(`${HOOKS}?ids=${id}`);
    expect([used.status, element(used.body, 0, 'webhooks').code]).toEqual([400, 'NOT_ALLOWED']);
    expect((await desk.delete(`${RULES}/${rule}`)).status).toBe(200);
    expect((await desk.delete(`${HOOKS}/${id}`)).status).toBe(200);
    expect((await desk.get(`${HOOKS}/${id}`)).status).toBe(204);
  });

  test('comes one to a call, and goes ten to a call', async () => {
    expect((await desk.post(HOOKS, { webhooks: [hookOf(), hookOf()] })).body.code).toBe('LIMIT_EXCEEDED');
    expect(
      (await desk.delete(`${HOOKS}?ids=${Array.from({ length: 11 }, (_, index) => index).join(',')}`)).body.code,
    ).toBe('LIMIT_EXCEEDED');
  });
});

describe('a rule', () => {
  test.each([
    ['create', [true, false, false]],
    ['edit', [false, true, false]],
    ['create_or_edit', [true, true, false]],
    ['delete', [false, false, true]],
  ])('on %s runs then and not otherwise', async (type, runs) => {
    await makeRule(await makeHook(), { execute_when: { type, details: { repeat: true } } });
    const id = person({ Account_Name: 'A' });
    const created = (await desk.pump()).length > 0;
    person({ Phone: '1' }, id);
    const edited = (await desk.pump()).length > 0;
    desk.act('record.delete', { module: 'Accounts', id });
    expect([created, edited, (await desk.pump()).length > 0]).toEqual(runs);
  });

  test('on a field runs when that field becomes what it wants', async () => {
    const criteria = { field: { api_name: 'Account_Type' }, comparator: 'equal', value: 'Customer' };
    await makeRule(await makeHook(), { execute_when: { type: 'field_update', details: { criteria, repeat: true } } });
    const id = person({ Account_Name: 'A', Account_Type: 'Customer' });
    person({ Phone: '1' }, id);
    person({ Account_Type: 'Press' }, id);
    expect(await desk.pump()).toHaveLength(0);
    person({ Account_Type: 'Customer' }, id);
    expect(await desk.pump()).toHaveLength(1);
  });

  test('does not run for a write by API that triggers nothing', async () => {
    await makeRule(await makeHook());
    await desk.make('Accounts', { Account_Name: 'A' }, { trigger: [] });
    await desk.make('Accounts', { Account_Name: 'B' }, { trigger: ['approval'] });
    expect(await desk.pump()).toHaveLength(0);
    await desk.make('Accounts', { Account_Name: 'C' }, { trigger: ['workflow'] });
    const id = await desk.make('Accounts', { Account_Name: 'D' });
    expect(await desk.pump()).toHaveLength(2);
    await desk.delete(`/Accounts/${id}?wf_trigger=false`);
    expect(await desk.pump()).toHaveLength(0);
  });

  test.each<[string, unknown, Body, boolean]>([
    ['equal', { field: { api_name: 'Phone' }, comparator: 'equal', value: '1' }, { Phone: '1' }, true],
    ['not equal', { field: { api_name: 'Phone' }, comparator: 'not_equal', value: '1' }, { Phone: '1' }, false],
    ['empty', { field: { api_name: 'Phone' }, comparator: 'equal', value: '${EMPTY}' }, {}, true],
    ['not empty', { field: { api_name: 'Phone' }, comparator: 'equal', value: '${NOTEMPTY}' }, {}, false],
    ['greater', { field: { api_name: 'Employees' }, comparator: 'greater_than', value: '9' }, { Employees: 10 }, true],
    [
      'greater or equal',
      { field: { api_name: 'Employees' }, comparator: 'greater_equal', value: '10' },
      { Employees: 10 },
      true,
    ],
    ['less', { field: { api_name: 'Employees' }, comparator: 'less_than', value: '10' }, { Employees: 10 }, false],
    ['contains', { field: { api_name: 'Account_Name' }, comparator: 'contains', value: 'CM' }, {}, true],
    [
      'and',
      {
        group_operator: 'and',
        group: [
          { field: { api_name: 'Phone' }, comparator: 'equal', value: '1' },
          { field: { api_name: 'Employees' }, comparator: 'equal', value: '2' },
        ],
      },
      { Phone: '1' },
      false,
    ],
    [
      'or',
      {
        group_operator: 'or',
        group: [
          { field: { api_name: 'Phone' }, comparator: 'equal', value: '1' },
          { field: { api_name: 'Employees' }, comparator: 'equal', value: '2' },
        ],
      },
      { Phone: '1' },
      true,
    ],
  ])('runs where its criteria are met: %s', async (_what, criteria, fields, runs) => {
    await makeRule(await makeHook(), {}, { criteria_details: { criteria } });
    person({ Account_Name: 'Acme', ...fields });
    expect(await desk.pump()).toHaveLength(runs ? 1 : 0);
  });

  test('compares a lookup by its name or its id', async () => {
    const parent = person({ Account_Name: 'Holding' });
    const leaf = (value: unknown) => ({ field: { api_name: 'Parent_Account' }, comparator: 'equal', value });
    await makeRule(await makeHook(), {}, { criteria_details: { criteria: leaf({ id: parent, name: 'Holding' }) } });
    await makeRule(await makeHook({ name: 'By name' }), {}, { criteria_details: { criteria: leaf('Holding') } });
    person({ Account_Name: 'Other' });
    expect(await desk.pump()).toHaveLength(0);
    person({ Account_Name: 'Child', Parent_Account: parent });
    expect(await desk.pump()).toHaveLength(2);
  });

  test('without repeat runs once on a record', async () => {
    await makeRule(await makeHook(), { execute_when: { type: 'edit', details: { repeat: false } } });
    const id = person({ Account_Name: 'A' });
    person({ Phone: '1' }, id);
    person({ Phone: '2' }, id);
    expect(await desk.pump()).toHaveLength(1);
  });

  test('may act later', async () => {
    const hook = await makeHook();
    const later = [{ execute_after: { period: 'minutes', unit: 10 }, actions: [{ type: 'webhooks', id: hook }] }];
    await makeRule(hook, {}, { instant_actions: null, scheduled_actions: later });
    person({ Account_Name: 'A' });
    expect(await desk.pump()).toHaveLength(0);
    desk.clock.pass(600_000);
    expect(await desk.pump()).toHaveLength(1);
  });

  test('that was switched off does not run', async () => {
    const id = await makeRule(await makeHook());
    await desk.put(`${RULES}/${id}`, { workflow_rules: [{ status: { active: false, delete_schedule_action: true } }] });
    person({ Account_Name: 'A' });
    expect(await desk.pump()).toHaveLength(0);
    expect(first((await desk.get(`${RULES}?status_active=false`)).body, 'workflow_rules')).toMatchObject({
      id,
      status: { active: false },
    });
  });

  test('that sets a field changes the record in the saver’s name, and channels hear of both', async () => {
    desk.act('rule.set', { module: 'Accounts', field: 'Rating', value: 'Active' });
    await desk.post('/actions/watch', {
      watch: [{ channel_id: '1', events: ['Accounts.all'], notify_url: 'https://hook.example/n' }],
    });
    const id = await desk.make('Accounts', { Account_Name: 'A' });
    expect(await desk.read('Accounts', id)).toMatchObject({
      Rating: 'Active',
      Modified_By: { name: 'Xero Integration' },
    });
    const heard = (await desk.pump()).map(({ body }) => JSON.parse(body) as Body);
    expect(heard.map(({ operation, affected_fields }) => [operation, affected_fields])).toEqual([
      ['insert', []],
      ['update', [{ [id]: ['Rating'] }]],
    ]);
  });

  test.each<[string, Body, Body, string]>([
    ['no name', { name: undefined }, {}, 'MANDATORY_NOT_FOUND'],
    ['an unknown trigger', { execute_when: { type: 'full_moon' } }, {}, 'INVALID_DATA'],
    ['an edit without repeat', { execute_when: { type: 'edit', details: {} } }, {}, 'DEPENDENT_FIELD_MISSING'],
    ['no conditions', { conditions: [] }, {}, 'MANDATORY_NOT_FOUND'],
    ['no action', {}, { instant_actions: null }, 'EXPECTED_FIELD_MISSING'],
    ['an unknown webhook', {}, { instant_actions: { actions: [{ type: 'webhooks', id: '1' }] } }, 'INVALID_DATA'],
    [
      'an unknown field',
      {},
      { criteria_details: { criteria: { field: { api_name: 'X' }, comparator: 'equal', value: '1' } } },
      'INVALID_DATA',
    ],
    [
      'an unknown comparator',
      {},
      { criteria_details: { criteria: { field: { api_name: 'Phone' }, comparator: 'resembles', value: '1' } } },
      'INVALID_DATA',
    ],
  ])('with %s is refused', async (_what, more, condition, code) => {
    const { status, body } = await desk.post(RULES, { workflow_rules: [ruleOf(await makeHook(), more, condition)] });
    expect([status, element(body, 0, 'workflow_rules').code]).toEqual([400, code]);
  });

  test('can’t name one criteria twice, or more conditions than there may be', async () => {
    const hook = await makeHook();
    const [condition] = ruleOf(hook).conditions as Body[];
    const twice = await desk.post(RULES, { workflow_rules: [ruleOf(hook, { conditions: [condition, condition] })] });
    expect(element(twice.body, 0, 'workflow_rules').code).toBe('ALREADY_USED');
    const many = await desk.post(RULES, {
      workflow_rules: [ruleOf(hook, { conditions: Array.from({ length: 11 }, () => condition) })],
    });
    expect(element(many.body, 0, 'workflow_rules')).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: 'workflow condtion limit exceeded',
    });
  });

  test('is found by its name and trigger, and names its actions', async () => {
    await makeRule(await makeHook());
    const [rule] = list((await desk.get(`${RULES}?execute_on=create_or_edit`)).body, 'workflow_rules');
    expect(JSON.stringify(rule?.conditions)).toContain('"name":"Xero hook"');
    expect((await desk.get(`${RULES}?execute_on=delete`)).status).toBe(204);
    expect((await desk.get(`${RULES}?per_page=0`)).status).toBe(400);
    expect((await desk.get(`${RULES}?page=0`)).status).toBe(400);
    const filter = encodeURIComponent('{"field":{"api_name":"name"},"comparator":"contains","value":"xero"}');
    expect(list((await desk.get(`${RULES}?filter=${filter}`)).body, 'workflow_rules')).toHaveLength(1);
    expect((await desk.get(`${RULES}?filter=${filter.replace('xero', 'other')}`)).status).toBe(204);
  });

  test('needs room: an edition has so many active ones of a module', async () => {
    desk.switches.rulesPerModule = 1;
    const hook = await makeHook();
    await makeRule(hook);
    const { status, body } = await desk.post(RULES, { workflow_rules: [ruleOf(hook)] });
    expect([status, element(body, 0, 'workflow_rules').code]).toEqual([400, 'LIMIT_EXCEEDED']);
    desk.switches.rulesPerModule = null;
    expect((await desk.post(RULES, { workflow_rules: [ruleOf(hook)] })).status).toBe(201);
  });

  test('needs an edition that has rules, and a user who may', async () => {
    desk.switches.edition = 'standard';
    const barred = await desk.post(RULES, { workflow_rules: [ruleOf('1')] });
    expect([barred.status, barred.body]).toMatchObject([
      403,
      { code: 'NO_PERMISSION', message: 'feature not available in this edition' },
    ]);
    desk.switches.edition = null;
    desk.switches.denied = ['webhooks'];
    expect((await desk.post(HOOKS, { webhooks: [hookOf()] })).status).toBe(403);
    expect((await desk.post(RULES, { workflow_rules: [ruleOf('1')] })).status).toBe(400);
  });
});
