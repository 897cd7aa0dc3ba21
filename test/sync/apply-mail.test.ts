// Mails of what is made: the wish is kept with the request that makes it, and a person may ask for one again.

import { describe, expect, test } from 'vitest';
import { apply } from '../../src/sync/apply.ts';
import type { Case } from '../../src/sync/case.ts';
import { rules } from '../core/build.ts';
import { plain } from '../core/starting.ts';
import { answered, editedCase, newcomer, stage } from './apply-crew.ts';

/** A kind whose new records accounting mails. */
function mailing(one: Case): Case {
  return { ...one, use: { ...one.use, creation: { ...plain, mail: true } } };
}

async function keptFor(one: Case) {
  const { crew, kept } = stage();
  await apply(crew, [one]);
  return kept.flat().flatMap(({ items }) => items);
}

describe('the wish to mail', () => {
  test('is kept with the request that makes the record', async () => {
    expect(await keptFor(mailing(newcomer('crm', '1')))).toMatchObject([{ source: 'crm.Accounts:1', mail: true }]);
  });

  test('is not kept where nobody mails such records, nor for what is only changed', async () => {
    const [made] = await keptFor(newcomer('crm', '1'));
    expect(made).not.toHaveProperty('mail');
    const [changed] = await keptFor(mailing(editedCase('1', { city: 'Nelson' })));
    expect(changed).not.toHaveProperty('mail');
  });

  test('is not kept for what a historical run brings over', async () => {
    const [made] = await keptFor({ ...mailing(newcomer('crm', '1')), rules: rules({ history: true }) });
    expect(made).not.toHaveProperty('mail');
  });
});

describe('a person who asks for a mail again', () => {
  const asked = (of: string) => answered({ choice: 'retry', of });
  const wishes = async (one: Case) => {
    const { crew } = stage();
    const { works } = await apply(crew, [one]);
    return works.flatMap(({ intents }) => intents);
  };

  test('has it sent once what was made is remembered', async () => {
    expect(await wishes({ ...editedCase('1', {}), standing: asked('mail.refused') })).toMatchObject([
      { side: 'accounting', prepared: { op: 'mail', body: 'accounting.Contacts:1' }, state: 'unsent' },
    ]);
  });

  test('has none sent where they asked for something else, or where nothing was made', async () => {
    expect(await wishes({ ...editedCase('1', {}), standing: asked('refused.accounting') })).toEqual([]);
    expect(await wishes({ ...newcomer('crm', '1'), standing: asked('mail.refused') })).toEqual([]);
  });
});
