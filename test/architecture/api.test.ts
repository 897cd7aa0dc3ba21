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

/** What scripts and people rely on, by path: each method stands in the document as long as there is a Ledgerline. */
const promised: Readonly<Record<string, string>> = {
  '/session': 'delete post',
  '/me': 'get patch',
  '/overview': 'get',
  '/connections': 'get',
  '/connections/{id}': 'delete',
  '/connections/{id}/hook-secret': 'post',
  '/connections/{id}/provision': 'delete get post',
  '/pairs': 'get post',
  '/pairs/{pair}': 'delete get patch',
  '/pairs/{pair}/setup': 'get',
  '/pairs/{pair}/go-live': 'post',
  '/pairs/{pair}/pause': 'post',
  '/pairs/{pair}/resume': 'post',
  '/pairs/{pair}/settings': 'get put',
  '/pairs/{pair}/settings/versions': 'get',
  '/pairs/{pair}/settings/versions/{n}/restoration': 'post',
  '/pairs/{pair}/reference/{list}': 'get',
  '/pairs/{pair}/reference/refresh': 'post',
  '/pairs/{pair}/mappings/{kind}': 'delete get put',
  '/pairs/{pair}/mappings/{kind}/fields': 'get',
  '/pairs/{pair}/mappings/{kind}/trials': 'post',
  '/pairs/{pair}/checks': 'post',
  '/pairs/{pair}/checks/{id}': 'get',
  '/pairs/{pair}/matches': 'get put',
  '/pairs/{pair}/sync': 'post',
  '/pairs/{pair}/plans': 'post',
  '/pairs/{pair}/plans/{id}': 'get',
  '/pairs/{pair}/runs': 'delete get post',
  '/pairs/{pair}/runs/{id}': 'delete get patch',
  '/pairs/{pair}/records': 'get',
  '/pairs/{pair}/records/{kind}/{side}/{id}': 'get',
  '/pairs/{pair}/records/{kind}/{side}/{id}/pdf': 'get',
  '/pairs/{pair}/issues': 'get',
  '/pairs/{pair}/issues/{id}/resolution': 'post',
  '/pairs/{pair}/issues/resolution': 'post',
  '/pairs/{pair}/audit': 'get',
  '/pairs/{pair}/audit/{id}': 'get',
  '/pairs/{pair}/audit/resync': 'post',
  '/pairs/{pair}/export': 'get',
  '/pairs/{pair}/import': 'post',
  '/pairs/{pair}/reset': 'post',
  '/pairs/{pair}/notices/test': 'post',
  '/jobs': 'get',
};

describe('the document of the API', () => {
  test('every route that was promised is there with each of its methods', () => {
    const missing = Object.entries(promised).flatMap(([path, methods]) =>
      methods
        .split(' ')
        .filter((method) => !paths[path]?.[method])
        .map((method) => `${method} ${path}`),
    );
    expect(missing).toEqual([]);
  });

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
