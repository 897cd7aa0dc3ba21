// Every answer of the tour, and every body that it sends, against Xero's own specification.

import { beforeAll, describe, expect, test } from 'vitest';
import { HOW_TO_GET_THE_FILES, openApiDir, validateReply, validateRequest } from './xero-openapi.ts';
import { tour, TOUR_SCOPE } from './xero-tour.ts';
import type { Step } from './xero-walk.ts';
import { XeroWorld } from './xero-world.ts';

let steps: Step[] = [];

beforeAll(async () => {
  steps = await tour(await XeroWorld.open({ scope: TOUR_SCOPE }));
});

test('the tour sees every sort of answer', () => {
  const statuses = new Set(steps.map(({ answer }) => answer.status));
  expect([...statuses].sort()).toEqual([200, 204, 400]);
  expect(steps.length).toBeGreaterThan(100);
});

describe('against the specification', () => {
  test('every answer fits', (context) => {
    if (openApiDir === undefined) return context.skip(HOW_TO_GET_THE_FILES);
    const problems = steps.flatMap(({ method, path, answer: { json, status } }) =>
      validateReply(method, path, json, status).map((problem) => `${method} ${path} ${status}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  test('every body sent fits', (context) => {
    if (openApiDir === undefined) return context.skip(HOW_TO_GET_THE_FILES);
    const problems = steps.flatMap(({ method, path, body }) =>
      body === undefined ? [] : validateRequest(method, path, body).map((problem) => `${method} ${path}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  test('a misspelt member and a wrong type are found', (context) => {
    if (openApiDir === undefined) return context.skip(HOW_TO_GET_THE_FILES);
    expect(validateRequest('PUT', '/Contacts', { Contacts: [{ Nmae: 'X' }] })).not.toEqual([]);
    expect(validateReply('GET', '/Items', { Items: [{ Code: 5 }] }, 200)).not.toEqual([]);
  });
});
