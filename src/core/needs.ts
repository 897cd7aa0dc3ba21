// Records that values refer to and that have no link yet: they go first.

import type { MappedField, RecordId, Side } from './record.ts';
import { type Broken, brokenIn, type Unclear } from './reference.ts';
import type { IssueDraft, Rules, Situation, Step } from './steps.ts';
import { type Fields, isBlank, isRows } from './value.ts';

/** A reference to a record without a link, as it stands in a value; a line's own words may begin alike. */
const reference = /^ref:((?:crm|accounting)\.\w+:\S+)$/;

/** The records that these values wait for, each once. */
export function needsIn(fields: readonly MappedField[], values: Fields): RecordId[] {
  const refs = fields.filter((field) => field.type === 'ref').map((field) => values[field.name]);
  const inRows = Object.values(values).flatMap((value) =>
    isRows(value) ? value.flatMap((row) => Object.values(row.fields)) : [],
  );
  const named = [...refs, ...inRows].map((value) => reference.exec(String(value))?.[1]);
  return [...new Set(named.filter((id) => id !== undefined))];
}

/** What is done about records that are not there yet: they go first, or a person is told. */
export function waitFor(
  { precheck, needsOff = [] }: Pick<Rules, 'precheck' | 'needsOff'>,
  needs: readonly RecordId[],
  name: string,
): Step {
  const [kind] = needsOff;
  if (kind !== undefined)
    return { do: 'raise', issue: { code: 'needs.off', facts: { name, kind }, choices: ['retry', 'ignore'] } };
  if (precheck !== false) return { do: 'wait', why: { code: 'needs.missing' }, afterMs: 0, needs };
  const facts = { name, records: [...needs] };
  return { do: 'raise', issue: { code: 'needs.unlinked', facts, choices: ['retry', 'ignore'] } };
}

/** What is to be written to accounting and names what is not there any more waits until somebody has said what to use instead. */
function waitForBroken(values: Fields, broken: readonly Broken[], name: string, shown?: Fields): Step | undefined {
  const [first] = brokenIn(values, broken, shown);
  if (!first) return undefined;
  const { list, code, field, unclear } = first;
  if (unclear) return { do: 'raise', issue: unclearTax(name, code, unclear) };
  return {
    do: 'wait',
    why: { code: 'wait.drift', facts: { list, code, field } },
    afterMs: 0,
    needs: [],
    forSomebody: true,
  };
}

/** Nothing is sent under a name that accounting does not know: a person says what it stands for. */
function unclearTax(name: string, tax: string, { rate, among }: Unclear): IssueDraft {
  return {
    code: 'needs.tax',
    facts: { name, tax, ...(among.length > 0 && { rate, among }) },
    choices: ['retry', 'ignore'],
  };
}

/** What a side lacks for these values: accounting what they name, the CRM a product for each new line. `shown`: the record as it is there. */
export function waitForLacking(
  { rules, broken }: Pick<Situation, 'rules' | 'broken'>,
  side: Side,
  values: Fields,
  name: string,
  shown?: Fields,
): Step | undefined {
  if (side === 'accounting') return waitForBroken(values, broken, name, shown);
  return rules.needProduct ? linesWithoutProduct(values, name) : undefined;
}

/** New lines of accounting may name no item; the CRM's can't, unless the settings name a product that stands for none. */
function linesWithoutProduct(values: Fields, name: string): Step | undefined {
  if (!isRows(values.lines)) return undefined;
  const lines = values.lines.flatMap(({ key, fields }, at) =>
    key === '' && isBlank(fields.item) ? [String(at + 1)] : [],
  );
  if (lines.length === 0) return undefined;
  return { do: 'raise', issue: { code: 'needs.product', facts: { name, lines }, choices: ['retry', 'ignore'] } };
}
