// References: what a system shows of other records, as the planner compares it, and back.

import { describe, expect, test } from 'vitest';
import { done } from '../../src/core/problem.ts';
import type { Seen } from '../../src/core/record.ts';
import type { Fields } from '../../src/core/value.ts';
import { kindOf } from '../../src/kinds/index.ts';
import { FollowUps } from '../../src/sync/follow-ups.ts';
import { termsOfCrm, withLinks } from '../../src/sync/linked-system.ts';
import type { Prepared, System, Write } from '../../src/sync/ports.ts';
import { needsOf, References } from '../../src/sync/refs.ts';
import type { LinkRow, Standing } from '../../src/sync/store.ts';
import { seen } from '../core/build.ts';
import { row as linkRow } from './apply-crew.ts';

const invoice = kindOf('invoice');
const company: LinkRow = { ...linkRow('1'), id: 5, kind: 'customer' };
const bolt: LinkRow = {
  ...linkRow('2'),
  id: 6,
  kind: 'item',
  ids: { crm: 'crm.Products:2', accounting: 'accounting.Items:b' },
  bases: { crm: {}, accounting: { code: { value: 'BOLT', place: 'x' } } },
};

function library(links: readonly LinkRow[], uncoded: readonly string[] = [], takesWords = true) {
  const asked: string[][] = [];
  const references = new References(
    {
      uncoded: async (_pair, ids) =>
        ids.filter((id) => uncoded.includes(id)).map((id) => ({ id, name: 'Garden chair' })),
      referred: async (_pair, records, numbers) => {
        asked.push([...records.map(({ id }) => id), ...numbers.map(String)]);
        const ids = records.map(({ id }) => id);
        return links.filter(
          (link) => numbers.includes(link.id) || ids.includes(link.ids.crm) || ids.includes(link.ids.accounting),
        );
      },
    },
    'p',
    { takesWords },
  );
  return { references, asked };
}

function line(item: string | null): Fields {
  return { lines: [{ key: 'l1', fields: { item, description: 'ref:crm.Products:2' } }] };
}

const shown: Fields = { customer: 'ref:crm.Accounts:1', number: 'ref:1', ...line('ref:crm.Products:2') };

describe('references', () => {
  test('become links, in the heading and in lines, and words that look like one stay words', async () => {
    const { references } = library([company, bolt]);
    await references.learn(invoice, [shown]);
    expect(references.toLinks(invoice, shown)).toEqual({ customer: 'link:5', number: 'ref:1', ...line('link:6') });
  });

  test('and back into the other side’s records', async () => {
    const { references } = library([company, bolt]);
    const fields = { customer: 'link:5', ...line('link:6') };
    await references.learn(invoice, [fields]);
    expect(references.toRefs(invoice, 'accounting', fields)).toEqual({
      customer: 'ref:accounting.Contacts:1',
      ...line('ref:accounting.Items:b'),
    });
    expect(references.knownIn(invoice, 'accounting', fields)['accounting.Items:b']).toEqual({ code: 'BOLT' });
  });

  test('to a record without a link stay, and are what is needed', async () => {
    const { references } = library([bolt]);
    await references.learn(invoice, [shown]);
    const fields = references.toLinks(invoice, shown);
    expect(fields.customer).toBe('ref:crm.Accounts:1');
    expect(needsOf(invoice, fields)).toEqual([{ kind: 'customer', id: 'crm.Accounts:1' }]);
  });

  test('are asked for once, whether there is a link or none, until one is made', async () => {
    const { references, asked } = library([bolt]);
    await references.learn(invoice, [shown]);
    await references.learn(invoice, [shown, shown]);
    expect(asked).toEqual([['crm.Accounts:1', 'crm.Products:2']]);
    references.know(company);
    expect(references.toLinks(invoice, shown).customer).toBe('link:5');
  });
});

describe('a system', () => {
  const write: { got: Write | null } = { got: null };
  const record: Seen = seen('crm', { id: 'crm.Invoices:1', fields: shown });
  const system = {
    read: async () => [{ is: 'present', seen: record }],
    look: async () =>
      done({ sightings: [{ id: record.id, sight: { is: 'present', seen: record } }], checkpoint: 'c', more: false }),
    prepare: (_kind, given) => {
      write.got = given;
      return [] as Prepared[];
    },
  } satisfies Partial<System> as unknown as System;

  test('shows links wherever it shows records', async () => {
    const linked = withLinks(system, 'crm', library([company, bolt]).references, kindOf, termsOfCrm);
    const [sight] = await linked.read('invoice', [record.id]);
    expect(sight).toMatchObject({ is: 'present', seen: { fields: { customer: 'link:5' } } });
    const page = await linked.look('invoice', null, { limit: 1, overlapMs: 0 });
    expect(page).toMatchObject({
      ok: true,
      value: { sightings: [{ sight: { seen: { fields: { customer: 'link:5' } } } }] },
    });
  });

  test('is asked to write its own records, and told what they are called there', async () => {
    const { references } = library([company, bolt]);
    await references.learn(invoice, [shown]);
    const linked = withLinks(system, 'crm', references, kindOf, termsOfCrm);
    const fields = references.toLinks(invoice, shown);
    linked.prepare('invoice', { op: 'create', drafts: [{ source: 'accounting.Invoices:9', fields }] });
    expect(write.got).toMatchObject({ drafts: [{ fields: shown, known: { 'crm.Products:2': {} } }] });
    linked.prepare('invoice', { op: 'update', patches: [{ id: record.id, seen: { ...record, fields }, fields }] });
    expect(write.got).toMatchObject({ patches: [{ fields: shown, seen: { fields: shown } }] });
  });
});

describe('what a pass goes on with', () => {
  const standing = (kind: Standing['kind'], id: string, waitsFor: string | null = null): Standing => ({
    kind,
    id,
    side: 'crm',
    name: '',
    state: 'waiting',
    code: 'needs.missing',
    facts: {},
    dueAt: null,
    work: 'event',
    trigger: 'save',
    actor: null,
    waitsFor,
    attempts: 0,
    choice: null,
    since: 0,
  });

  test('what is needed comes in the order of kinds, each once a pass', () => {
    const followUps = new FollowUps();
    followUps.ask([standing('item', 'i'), standing('customer', 'c'), standing('item', 'j'), standing('item', 'i')]);
    const taken = followUps.take(['customer', 'item', 'invoice']);
    expect(taken.map(({ kind, standings }) => [kind, standings.map(({ id }) => id)])).toEqual([
      ['customer', ['c']],
      ['item', ['i', 'j']],
    ]);
    followUps.ask([standing('item', 'i')]);
    expect(followUps.take(['item'])).toEqual([]);
  });

  test('who waited for a record goes on once it has a link, and not before', () => {
    const followUps = new FollowUps();
    followUps.waits([standing('invoice', 'n', company.ids.crm), standing('invoice', 'm', 'crm.Accounts:9')]);
    followUps.made([bolt]);
    expect(followUps.take(['invoice'])).toEqual([]);
    followUps.made([company]);
    expect(followUps.take(['invoice']).map(({ standings }) => standings.map(({ id }) => id))).toEqual([['n']]);
    followUps.made([company]);
    expect(followUps.take(['invoice'])).toEqual([]);
  });
});

describe('a product without a code', () => {
  const chair = 'crm.Products:9';
  const rows = (...all: Fields[]): Fields => ({ lines: all.map((fields, at) => ({ key: `l${at}`, fields })) });
  const sold = rows({ item: `ref:${chair}`, description: null }, { item: `ref:${chair}`, description: 'By hand' });
  const worded = rows(
    { item: `words:${chair}`, description: 'Garden chair' },
    { item: `words:${chair}`, description: 'By hand' },
  );

  test('is words in a line: its name where the line says nothing', async () => {
    const { references } = library([], [chair]);
    await references.learn(invoice, [sold]);
    expect(references.toLinks(invoice, sold)).toEqual(worded);
    expect(references.toRefs(invoice, 'accounting', worded).lines).toMatchObject([
      { fields: { item: null } },
      { fields: { item: null } },
    ]);
    expect(references.toRefs(invoice, 'crm', worded).lines).toMatchObject([
      { fields: { item: `ref:${chair}` } },
      { fields: { item: `ref:${chair}` } },
    ]);
  });

  test('is a record like any other where the settings don’t say so, and once it has a link', async () => {
    const strict = library([], [chair], false).references;
    await strict.learn(invoice, [sold]);
    expect(strict.toLinks(invoice, sold)).toEqual(sold);
    const { references } = library([], [chair]);
    await references.learn(invoice, [sold]);
    references.know({ ...bolt, id: 8, ids: { crm: chair, accounting: 'accounting.Items:c' } });
    expect(references.toLinks(invoice, sold).lines).toMatchObject([
      { fields: { item: 'link:8', description: null } },
      { fields: { item: 'link:8' } },
    ]);
  });

  test('stays words in lines that went over so, and in no other', async () => {
    const { references } = library([{ ...bolt, id: 8, ids: { crm: chair, accounting: 'accounting.Items:c' } }, bolt]);
    const document: LinkRow = {
      ...linkRow('3'),
      bases: { crm: { lines: { value: worded.lines ?? null, place: 'x' } }, accounting: {} },
    };
    const now = rows(
      { item: `ref:${chair}`, description: null, quantity: '2' },
      { item: 'ref:crm.Products:2', description: 'By hand' },
      { item: `ref:${chair}`, description: null },
    );
    await references.learn(invoice, [now]);
    expect(references.withWordsAsBefore(document, references.toLinks(invoice, now))).toEqual(
      rows(
        { item: `words:${chair}`, description: 'Garden chair', quantity: '2' },
        { item: 'link:6', description: 'By hand' },
        { item: 'link:8', description: null },
      ),
    );
  });
});
