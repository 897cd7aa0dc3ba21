// Codes of the accounting side that the settings name: accounts, taxes, tracking, themes. One that is not there is refused before it is
// saved, with what there is. What was saved before is not held against whoever changes something else: drift is told by an issue.

import type { House } from '../../compose.ts';
import type { ReferenceItem, ReferenceListName, References } from '../../core/reference.ts';
import { connectionStore } from '../../db/connections.ts';
import { pairStore } from '../../db/pairs.ts';
import { referenceStore } from '../../db/references.ts';
import { refreshReferences } from '../../jobs/references.ts';
import type { Settings } from '../../kinds/settings.ts';
import type { FieldError } from '../errors.ts';

interface NamedCode {
  /** Where it stands in the document. */
  readonly field: string;
  readonly list: ReferenceListName;
  readonly code: string;
  /** Which of the list's can stand there. */
  readonly fits: (item: ReferenceItem, all: readonly ReferenceItem[]) => boolean;
}

/** How many of what there is a refusal offers. */
const OFFERED = 25;

/** What the document newly names and the organisation does not have, by its lists: read anew where they lack it. */
export async function wrongCodes(
  house: House,
  pair: string,
  before: Settings,
  wanted: Settings,
): Promise<FieldError[]> {
  const known = new Set(namedBy(before).map(nameOf));
  const named = namedBy(wanted).filter((each) => !known.has(nameOf(each)));
  if (named.length === 0) return [];
  const ports = { db: house.db, now: () => house.world.now() };
  const found = await pairStore(ports).find(pair);
  const connection = found && (await connectionStore(ports).find(found.accounting));
  if (connection?.state !== 'connected') return [];
  const store = referenceStore(ports);
  const { references } = await store.of(connection.id);
  if (named.every((each) => isThere(each, references))) return [];
  const read = await refreshReferences(house, connection, 'person');
  // Whoever can't be asked now has said nothing against it.
  if (!read.ok) return [];
  const { references: lists } = await store.of(connection.id);
  // Nor has a list with nothing in it.
  const isTold = ({ list }: NamedCode) => (lists[list] ?? []).length > 0;
  return named.filter((each) => isTold(each) && !isThere(each, lists)).map((each) => refusal(each, lists));
}

/** Every code that the document names, with where it stands. */
function namedBy({ values, sequence, payments, cents }: Settings): NamedCode[] {
  const taxes = (['taxes', 'purchaseTaxes'] as const).flatMap((name) =>
    Object.entries(values[name]).map(([word, code]) => plain(['values', name, word], 'tax-rates', code)),
  );
  const sequences = Object.entries(sequence).flatMap(([kind, { account, accountRules, theme, tracking }]) => [
    ...some(account).map((code) => plain(['sequence', kind, 'account'], 'accounts', code)),
    ...accountRules.map((rule, at) =>
      plain(['sequence', kind, 'accountRules', at, 'account'], 'accounts', rule.account),
    ),
    ...some(theme).map((code) => plain(['sequence', kind, 'theme'], 'themes', code)),
    ...tracking.flatMap((each, at) => trackingOf(['sequence', kind, 'tracking', at], each)),
  ]);
  const paidInto = [
    ...some(payments.account).map((code) => plain(['payments', 'account'], 'accounts', code)),
    ...Object.entries(payments.accounts).map(([word, code]) => plain(['payments', 'accounts', word], 'accounts', code)),
  ];
  return [
    ...taxes,
    ...sequences,
    ...paidInto.map((each) => ({ ...each, fits: ({ facts }: ReferenceItem) => facts.takesPayments !== false })),
    ...some(cents.account).map((code) => plain(['cents', 'account'], 'accounts', code)),
  ];
}

type Tracking = Settings['sequence']['invoice']['tracking'][number];

/** A category, and the options that are named of it. */
function trackingOf(at: readonly (string | number)[], { category, option, rules = [] }: Tracking): NamedCode[] {
  const ofIt: NamedCode['fits'] = ({ of }, all) =>
    all.some((each) => each.key === of && each.code === category && each.state === 'active');
  return [
    { ...plain([...at, 'category'], 'tracking', category), fits: ({ of }) => of === undefined },
    ...some(option).map((code) => ({ ...plain([...at, 'option'], 'tracking', code), fits: ofIt })),
    ...rules.map((rule, place) => ({
      ...plain([...at, 'rules', place, 'option'], 'tracking', rule.option),
      fits: ofIt,
    })),
  ];
}

function plain(path: readonly (string | number)[], list: ReferenceListName, code: string): NamedCode {
  return { field: path.join('.'), list, code, fits: () => true };
}

function some(code: string | null | undefined): string[] {
  return code === null || code === undefined || code === '' ? [] : [code];
}

function nameOf({ field, list, code }: NamedCode): string {
  return [field, list, code].join(' ');
}

function fitting({ list, fits }: NamedCode, references: References): ReferenceItem[] {
  const all = references[list] ?? [];
  return all.filter((item) => item.state === 'active' && fits(item, all));
}

function isThere(named: NamedCode, references: References): boolean {
  return fitting(named, references).some(({ code }) => code === named.code);
}

function refusal(named: NamedCode, references: References): FieldError {
  const offered = fitting(named, references).map(({ code, name }) => (code === name ? name : `${code} (${name})`));
  const options = [...offered.slice(0, OFFERED), ...(offered.length > OFFERED ? ['…'] : [])];
  return { field: named.field, code: 'field.not-there', facts: { name: named.code, options: options.join(', ') } };
}
