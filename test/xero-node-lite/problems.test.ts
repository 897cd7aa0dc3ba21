// Every answer of Xero, and every silence, becomes one coded problem; and each tells whether a write may have happened.

import { expect, test } from 'vitest';
import { noAnswer, outcomeOf, type Problem, problemCodes, resources } from '../../src/xero-node-lite/index.ts';
import { refusal, reply, trouble } from './fake.ts';

const { contacts, invoices, items } = resources;

const html = { 'content-type': 'text/html; charset=utf-8' };
const reused = 'Idempotency Key: k-1 is used with a different request.';

const answers: [string, Response, Problem][] = [
  [
    '400 validation',
    reply(refusal([{ ValidationErrors: [{ Message: 'No' }] }]), 400),
    {
      code: 'validation',
      message: 'A validation exception occurred',
      messages: [{ message: 'No', path: 'Elements[0]' }],
    },
  ],
  [
    '400 that can’t be bound',
    reply({ ErrorNumber: 14, Type: 'PostDataInvalidException', Message: 'JSON refused' }, 400),
    { code: 'bad-request', type: 'PostDataInvalidException', number: 14, message: 'JSON refused' },
  ],
  [
    '400 filter',
    reply({ ErrorNumber: 16, Type: 'QueryParseException', Message: 'No property' }, 400),
    { code: 'bad-request', type: 'QueryParseException', number: 16, message: 'No property' },
  ],
  ['400 prose', reply('Too many rows', 400), { code: 'bad-request', message: 'Too many rows' }],
  ['400 key reused', reply({ Message: reused }, 400), { code: 'idempotency-mismatch', message: reused }],
  [
    '400 key reused, told as an element',
    reply(refusal([{ ValidationErrors: [{ Message: reused }] }]), 400),
    { code: 'idempotency-mismatch', message: reused },
  ],
  [
    '401 expired',
    reply(trouble(401, 'Unauthorized', 'TokenExpired: token expired at 01/12/2026 14:34:47'), 401),
    { code: 'token-expired', message: 'TokenExpired: token expired at 01/12/2026 14:34:47' },
  ],
  [
    '401 unknown token',
    reply(trouble(401, 'Unauthorized', 'AuthenticationUnsuccessful'), 401),
    { code: 'unauthorized', message: 'AuthenticationUnsuccessful' },
  ],
  ['401 without a body', reply('', 401), { code: 'unauthorized', message: '' }],
  [
    '401 scope, by its detail',
    reply(trouble(401, 'Unauthorized', 'AuthorizationUnsuccessful'), 401),
    { code: 'scope-missing', message: 'AuthorizationUnsuccessful' },
  ],
  [
    '401 scope, by its header',
    reply('', 401, { 'www-authenticate': 'insufficient_scope' }),
    { code: 'scope-missing', message: '' },
  ],
  [
    '403 scope',
    reply(trouble(403, 'Forbidden', 'AuthorizationUnsuccessful'), 403),
    { code: 'scope-missing', message: 'AuthorizationUnsuccessful' },
  ],
  [
    '403 disconnected',
    reply(trouble(403, 'Forbidden', 'AuthenticationUnsuccessful'), 403),
    { code: 'disconnected', message: 'AuthenticationUnsuccessful' },
  ],
  [
    '403 role',
    reply({ Message: 'You are not permitted to access this resource' }, 403),
    { code: 'forbidden', message: 'You are not permitted to access this resource' },
  ],
  ['404 page', reply('<html>gone</html>', 404, html), { code: 'not-found', message: '' }],
  [
    '404 sentence',
    reply('The resource was not found', 404, html),
    { code: 'not-found', message: 'The resource was not found' },
  ],
  ['404 empty', reply('', 404, html), { code: 'not-found', message: '' }],
  ['412', reply('', 412), { code: 'precondition', message: '' }],
  [
    '429 minute',
    limited({ 'retry-after': '26', 'x-rate-limit-problem': 'minute' }),
    { code: 'rate-limited', which: 'minute', retryAfterS: 26 },
  ],
  [
    '429 day',
    limited({ 'retry-after': '66975', 'x-rate-limit-problem': 'Day' }),
    { code: 'rate-limited', which: 'day', retryAfterS: 66_975 },
  ],
  [
    '429 concurrency',
    limited({ 'x-rate-limit-problem': 'ConcurrentRequests' }),
    { code: 'rate-limited', which: 'concurrent' },
  ],
  [
    '429 app',
    limited({ 'x-rate-limit-problem': 'appminute', 'retry-after': '3' }),
    { code: 'rate-limited', which: 'app', retryAfterS: 3 },
  ],
  [
    '429 told by the day’s counter',
    limited({ 'x-daylimit-remaining': '0', 'x-minlimit-remaining': '60' }),
    { code: 'rate-limited', which: 'day' },
  ],
  [
    '429 told by the minute’s counter',
    limited({ 'x-daylimit-remaining': '9', 'x-minlimit-remaining': '0' }),
    { code: 'rate-limited', which: 'minute' },
  ],
  ['429 that tells nothing', limited({ 'retry-after': 'soon' }), { code: 'rate-limited', which: 'unknown' }],
  [
    '500 JSON',
    reply({ ErrorNumber: 500, Message: 'An error occurred in Xero.' }, 500),
    { code: 'server', status: 500, message: 'An error occurred in Xero.' },
  ],
  ['502 page', reply('<html>', 502, html), { code: 'server', status: 502, message: '' }],
  [
    '503',
    reply('The organisation is offline', 503, { 'retry-after': '60' }),
    { code: 'offline', message: 'The organisation is offline', retryAfterS: 60 },
  ],
  ['501', reply('', 501), { code: 'unexpected-status', status: 501, message: '' }],
  [
    '302',
    new Response('', { status: 302, headers: { location: 'https://elsewhere.example.com' } }),
    { code: 'unexpected-status', status: 302, message: '' },
  ],
  ['405', reply('', 405), { code: 'unexpected-status', status: 405, message: '' }],
];

function limited(headers: Record<string, string>): Response {
  return new Response('{"not":"read"}', { status: 429, headers });
}

test.each(answers)('%s', async (_, response, problem) => {
  const again = response.clone();
  expect(await contacts.list.process(response)).toMatchObject({ ok: false, problem });
  // The same for a write that names no count, for one without a body, and for bytes.
  for (const process of [contacts.create.process, items.delete.process, invoices.pdf.process]) {
    expect(await process(again.clone())).toMatchObject({ ok: false, problem });
  }
});

test('a wait that is no number of seconds is no wait', async () => {
  const { limits, ...result } = await contacts.list.process(
    limited({ 'retry-after': 'soon', 'x-minlimit-remaining': '-1' }),
  );
  expect(limits).toEqual({});
  expect(result).toEqual({ ok: false, problem: { code: 'rate-limited', which: 'unknown' } });
});

test('long prose is cut: a message is for a log line', async () => {
  const result = await contacts.list.process(reply('x'.repeat(10_000), 500));
  expect(result.ok ? '' : 'message' in result.problem && result.problem.message.length).toBe(500);
});

test('a body that breaks off is a problem too, and never hides the status', async () => {
  const broken = (status: number) =>
    new Response(new ReadableStream({ start: (controller) => controller.error(new Error('reset')) }), { status });
  for (const process of [contacts.list.process, contacts.create.process, invoices.pdf.process]) {
    expect(await process(broken(200))).toMatchObject({ ok: false, problem: { code: 'unreadable', why: 'truncated' } });
    expect(await process(broken(400))).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
    expect(await process(broken(404))).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  }
});

test('a refusal changed nothing; where Xero may have done it, that is said', () => {
  const problems: [Problem, string][] = [
    ...answers.map(([name, , problem]): [Problem, string] => [problem, /^50[023]/.test(name) ? 'unknown' : 'refused']),
    [{ code: 'unexpected-status', status: 408, message: '' }, 'unknown'],
    [{ code: 'unexpected-status', status: 101, message: '' }, 'unknown'],
    [{ code: 'unreadable', status: 200, why: 'truncated' }, 'unknown'],
    [{ code: 'body-too-large', bytes: 1, maximumBytes: 1 }, 'not-sent'],
    [{ code: 'query-too-long', length: 1, ids: 1 }, 'not-sent'],
    [{ code: 'no-answer', why: 'network', sent: 'no', message: '' }, 'not-sent'],
    [{ code: 'no-answer', why: 'network', sent: 'unknown', message: '' }, 'unknown'],
    [{ code: 'grant-refused', error: 'invalid_grant', message: '' }, 'refused'],
  ];
  for (const [problem, outcome] of problems) expect(outcomeOf(problem), JSON.stringify(problem)).toBe(outcome);
  expect(new Set(problemCodes).size).toBe(problemCodes.length);
});

test('what fetch throws tells whether the request can have arrived', () => {
  const nodes = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(`connect ${code}`), { code }) });
  const several = new TypeError('fetch failed', {
    cause: Object.assign(new Error(''), { errors: [Object.assign(new Error(), { code: 'ECONNREFUSED' })] }),
  });
  expect(noAnswer(nodes('ECONNREFUSED'))).toEqual({
    code: 'no-answer',
    why: 'network',
    sent: 'no',
    message: 'fetch failed: connect ECONNREFUSED',
  });
  expect(noAnswer(several)).toMatchObject({ sent: 'no' });
  expect(noAnswer(nodes('ENOTFOUND'))).toMatchObject({ sent: 'no' });
  expect(noAnswer(nodes('ECONNRESET'))).toMatchObject({ why: 'network', sent: 'unknown' });
  expect(noAnswer(new Error('Network connection lost.'))).toMatchObject({ why: 'network', sent: 'unknown' });
  expect(noAnswer(new DOMException('too slow', 'TimeoutError'))).toMatchObject({ why: 'timeout', sent: 'unknown' });
  expect(noAnswer(new DOMException('stopped', 'AbortError'))).toMatchObject({ why: 'aborted', sent: 'unknown' });
  expect(noAnswer('text')).toMatchObject({ why: 'network', sent: 'unknown', message: 'text' });
});
