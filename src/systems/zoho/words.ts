// The words that the pick-lists of documents need for states of the accounting side. Added where they are missing, and left there when all
// else is removed: documents hold them.

import type { KindName } from '../../core/record.ts';
import { done, type Problem, type Result } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import type { ZohoAccess } from './api.ts';
import { documentForm } from './dialects/modules.ts';
import { addedWords, statusField } from './dialects/statuses.ts';
import type { ZohoFacts } from './facts.ts';
import { addPickListValues } from './picklist.ts';
import { readFields } from './probe.ts';
import { type Provisioned, type ProvisionItem, waits } from './provision.ts';

interface WantedWords {
  readonly module: string;
  readonly field: string;
  readonly words: readonly string[];
}

/** Of modules that the organisation has. */
function wantedWords({ lacks = [] }: ZohoFacts, kinds: readonly KindName[]): WantedWords[] {
  return kinds.flatMap((kind) => {
    const module = documentForm(kind)?.module;
    const words = module && !lacks.includes(module) ? addedWords[module] : [];
    return module && words.length > 0 ? [{ module, field: statusField(module), words }] : [];
  });
}

/** Which lists have their words, and the words of each. */
export async function listWords(
  access: ZohoAccess,
  facts: ZohoFacts,
  kinds: readonly KindName[],
): Promise<Result<Provisioned>> {
  let known = facts;
  const items: ProvisionItem[] = [];
  for (const wanted of wantedWords(facts, kinds)) {
    const field = await fieldOf(access, wanted);
    if (!field.ok) return field;
    const there = wordsIn(field.value);
    known = withWords(known, wanted, there);
    items.push(
      itemOf(
        wanted,
        wanted.words.every((word) => there.includes(word)),
        facts.refused?.[keyOf(wanted)],
      ),
    );
  }
  return done({ items, facts: known });
}

/** Adds what is missing. Where that is refused the sync runs with the words that there are. */
export async function addWords(
  access: ZohoAccess,
  facts: ZohoFacts,
  kinds: readonly KindName[],
): Promise<Result<Provisioned>> {
  let known = facts;
  const items: ProvisionItem[] = [];
  for (const wanted of wantedWords(facts, kinds)) {
    const field = await fieldOf(access, wanted);
    const made = field.ok
      ? await addPickListValues(access, wanted.module, String(field.value?.id), wanted.words)
      : field;
    if (made.ok && field.ok) known = withWords(known, wanted, [...new Set([...wordsIn(field.value), ...made.value])]);
    if (!made.ok && !waits(made.problem))
      known = { ...known, refused: { ...known.refused, [keyOf(wanted)]: made.problem } };
    items.push(itemOf(wanted, made.ok, made.ok || waits(made.problem) ? undefined : made.problem));
  }
  return done({ items, facts: known });
}

async function fieldOf(access: ZohoAccess, { module, field }: WantedWords): Promise<Result<Json | undefined>> {
  const read = await readFields(access, module);
  return read.ok ? done(read.value.find(({ api_name: name }) => name === field)) : read;
}

function wordsIn(field: Json | undefined): string[] {
  const values = Array.isArray(field?.pick_list_values) ? field.pick_list_values.filter(isJson) : [];
  return values.map(({ actual_value: word }) => String(word));
}

function keyOf({ module }: WantedWords): string {
  return `${module}/shared/words`;
}

function withWords(facts: ZohoFacts, { module, field }: WantedWords, words: readonly string[]): ZohoFacts {
  return { ...facts, words: { ...facts.words, [`${module}.${field}`]: words } };
}

function itemOf({ module, field, words }: WantedWords, isThere: boolean, problem?: Problem): ProvisionItem {
  const state = isThere ? 'exists' : problem ? 'refused' : 'missing';
  return {
    what: 'values',
    module,
    label: `${field.replaceAll('_', ' ')}: ${words.join(', ')}`,
    purpose: 'words',
    state,
    ...(state !== 'exists' && { without: 'without.words' }),
    ...(state === 'refused' && problem && { problem }),
  };
}
