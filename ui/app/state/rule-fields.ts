// The fields that a rule can look at on one side, as the system offers them now. A rule names a field as its record has it: without its
// module, and nothing that is worked out of several.

import type { Fields } from '../api/client.ts';
import type { Side } from '../words/systems.ts';
import { fieldsOf } from './mappings.ts';

/** Whose fields: those of a kind's records on one side. */
export interface FieldsAt {
  readonly pair: string;
  readonly kind: string;
  readonly side: Side;
}

export interface RuleField {
  readonly name: string;
  readonly label: string;
  /** What it shows in a record; undefined where none of those looked at shows anything. */
  readonly sample: string | undefined;
  /** What it takes, where the system has a list of it. */
  readonly options: readonly { readonly value: string; readonly label: string }[] | undefined;
}

export const offeredTo = ({ pair, kind }: FieldsAt) => fieldsOf(pair, kind);

type Offered = Fields[Side][number];

/** By label; of two modules that have a field of one name the first is meant. */
export function ruleFields(offered: readonly Offered[]): RuleField[] {
  const isModular = offered.some(({ name }) => inModule.test(name));
  const found = new Map<string, RuleField>();
  for (const each of offered) {
    const name = isModular ? inModule.exec(each.name)?.[1] : alone.exec(each.name)?.[0];
    if (name === undefined || each.family === 'rows' || found.has(name)) continue;
    const [sample] = each.samples;
    const { label, options } = each;
    found.set(name, { name, label, options, sample: sample === undefined ? undefined : String(sample) });
  }
  return [...found.values()].sort((one, other) => one.label.localeCompare(other.label));
}

const inModule = /^[A-Za-z]\w*\.(\w+)$/;
const alone = /^[A-Za-z]\w*$/;
