// A line that is there in accounting and comes to name another item: what the old item gave it goes with that item. Its words are those of
// the new one, and its account and tracking those that the settings give a line of the new one. What anybody chose by hand stays. Pure.

import { type Creation, itemOf, lineOf } from './creation.ts';
import type { Seen } from './record.ts';
import { type Fields, isBlank, isRows, type Row, unchanged, type Value } from './value.ts';

type Referred = Readonly<Record<string, Fields>>;

/** What the settings give a line. */
const GIVEN = ['account', 'tracking1', 'tracking2'] as const;

/** The line as it is sent; `was`: as accounting shows it, `source`: the CRM's document. */
export function withOtherItem(
  creation: Creation,
  was: Row | undefined,
  row: Row,
  source: Seen,
  referred: Referred,
): Row {
  if (!was || unchanged(was.fields.item, row.fields.item)) return row;
  const given = (each: Row) => lineOf(creation, withoutGiven(each), source, referred).fields;
  const [before, after] = [given(was), given(row)];
  const chosen = GIVEN.flatMap((name): [string, Value][] => {
    const value = after[name] ?? null;
    const isGiven = unchanged(was.fields[name], before[name]) && unchanged(was.fields[name], row.fields[name]);
    return isGiven && !isBlank(value) ? [[name, value]] : [];
  });
  const words = wordsOf(creation, row, referred);
  const isItems = !isBlank(words) && unchanged(was.fields.description, wordsOf(creation, was, referred));
  const isKept = !unchanged(was.fields.description, row.fields.description) || says(source, was.fields.description);
  const told: [string, Value][] = isItems && !isKept ? [['description', words]] : [];
  return { key: row.key, fields: { ...row.fields, ...Object.fromEntries([...chosen, ...told]) } };
}

function withoutGiven({ key, fields }: Row): Row {
  return { key, fields: { ...fields, ...Object.fromEntries(GIVEN.map((name) => [name, null])) } };
}

/** What accounting writes on a line that says nothing of its own: its item's words for that purpose, else the item's name. */
function wordsOf({ itemAccount }: Creation, row: Row, referred: Referred): Value {
  const shown = itemOf(row, referred);
  const words = shown?.[itemAccount === 'salesAccount' ? 'description' : 'purchaseDescription'] ?? null;
  return isBlank(words) ? (shown?.name ?? null) : words;
}

/** Whether a line of the CRM says these words itself. */
function says({ fields: { lines } }: Seen, words: Value | undefined): boolean {
  return isRows(lines) && lines.some(({ fields }) => !isBlank(fields.description) && fields.description === words);
}
