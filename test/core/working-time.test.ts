// The clock on an organisation's wall.

import { expect, test, vi } from 'vitest';

test('a zone that nobody has asked for before is read like any other', async () => {
  vi.resetModules();
  const { clockAt } = await import('../../src/core/working-time.ts');
  // A Wednesday at noon, UTC, when summer has come to Auckland.
  const noon = Date.UTC(2026, 10, 18, 12);
  const there = { weekday: 'Thu', hour: 1, minute: 0 };
  expect([clockAt(noon, 'Pacific/Auckland'), clockAt(noon, 'Pacific/Auckland')]).toEqual([there, there]);
});
