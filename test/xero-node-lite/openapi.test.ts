// Every body that the client's operations send, against Xero's own OpenAPI file where one is at hand.

import { describe, expect, test } from 'vitest';
import { HOW_TO_GET_THE_FILES, openApiDir, validateRequest } from '../simulator/xero-openapi.ts';
import { type Sample, samples } from './samples.ts';

const PREFIX = '/api.xro/2.0';

const path = ({ request }: Sample) => new URL(request.url).pathname.replace(PREFIX, '');
const withBodies = samples.filter(({ request }) => request.body !== undefined && request.url.includes(PREFIX));

test('most writes carry a body', () => {
  expect(withBodies.length).toBeGreaterThan(30);
});

describe(`against the specification (${openApiDir ?? HOW_TO_GET_THE_FILES})`, () => {
  const judged = test.runIf(openApiDir !== undefined);

  judged.each(withBodies.map((sample) => [sample.name, sample] as const))('%s', (_, sample) => {
    const { method, body = '' } = sample.request;
    expect(validateRequest(method, path(sample), JSON.parse(body))).toEqual([]);
  });
});
