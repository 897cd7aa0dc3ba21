// The API's own document against its source: every error that a route's file throws stands at one of that file's routes, and every
// route has its words.

import { describe, expect, test } from 'vitest';
import { apiDocument } from '../../src/http/app.ts';
import { statuses } from '../../src/http/errors.ts';
import { sourceFiles } from './source.ts';

interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly 'x-codes'?: readonly string[] }>
  >;
}

const { paths } = apiDocument() as unknown as { paths: Record<string, Record<string, Operation>> };
const operations = Object.entries(paths).flatMap(([path, each]) =>
  Object.entries(each).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);
const documented = new Set(
  operations.flatMap(({ operation }) => Object.values(operation.responses).flatMap((reply) => reply['x-codes'] ?? [])),
);

describe('the document of the API', () => {
  test('every route says what it does, and how it may fail', () => {
    expect(operations.length).toBeGreaterThan(25);
    const bare = operations.filter(
      ({ operation }) =>
        !operation.summary || !Object.keys(operation.responses).some((status) => Number(status) >= 400),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  test('every error that the admin API throws stands at a route, and under its status', () => {
    const thrown = sourceFiles('src/http/admin').flatMap(({ code }) =>
      [...code.matchAll(/new ApiError\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(thrown.length).toBeGreaterThan(10);
    expect([...new Set(thrown)].filter((code) => !documented.has(code))).toEqual([]);
    const misplaced = operations.flatMap(({ name, operation }) =>
      Object.entries(operation.responses).flatMap(([status, { 'x-codes': codes = [] }]) =>
        codes
          .filter((code) => code in statuses && statuses[code as keyof typeof statuses] !== Number(status))
          .map((code) => `${name}: ${code} under ${status}`),
      ),
    );
    expect(misplaced).toEqual([]);
  });
});
