// What a draft changes, row by row, in words: where it stood and will stand, which way it travels, who wins.

import type { Fields } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Icon, type IconName } from '../../parts/Icon.tsx';
import { fieldName } from '../../words/fields.ts';
import { authorities } from '../../words/settings.ts';
import type { Side } from '../../words/systems.ts';
import type { Drafted, Flow } from './drafted.ts';
import { doneWords, madeWords } from './made-words.ts';

export interface RowChange {
  readonly before: Drafted;
  readonly after: Drafted;
}

/** Rows that are not as they were. */
export function changedRows(before: readonly Drafted[], after: readonly Drafted[]): RowChange[] {
  return after.flatMap((row, at) => {
    const was = before[at];
    return was && told(was) !== told(row) ? [{ before: was, after: row }] : [];
  });
}

function told({ on, flow, authority, blank, approved, places, making }: Drafted): string {
  const { constant, join, words, treat } = making;
  const made = [constant, join, words, treat?.crm, treat?.accounting];
  return on ? JSON.stringify([flow, authority, blank, approved, places.crm, places.accounting, made]) : 'off';
}

const arrows: Readonly<Record<Flow, IconName>> = {
  both: 'both',
  'to-accounting': 'right',
  'to-crm': 'left',
  none: 'equal',
};

interface ChangeListProps {
  readonly changes: readonly RowChange[];
  readonly fields: Fields;
}

export function ChangeList({ changes, fields }: ChangeListProps) {
  const label = (side: Side, { places, making }: Drafted) =>
    madeWords(making, side, fields) ??
    fields[side].find((each) => each.name === places[side])?.label ??
    places[side] ??
    '–';
  const words = (row: Drafted) => {
    const { on, flow, authority, blank, making } = row;
    if (!on) return t('ui.mapping.off');
    const wins = authority === null ? undefined : authorities[authority];
    const besides = [
      ...(wins ? [t(wins)] : []),
      ...(blank === 'clear' ? [t('ui.mapping.clear')] : []),
      ...doneWords(making),
    ];
    return (
      <>
        {label('crm', row)} <Icon name={arrows[flow]} /> {label('accounting', row)}
        {besides.map((each) => ` · ${each}`)}
      </>
    );
  };
  return (
    <ul class="differences">
      {changes.map(({ before, after }) => (
        <li key={after.field}>
          <span>{fieldName(after.field)}</span>
          <span>
            <span class="hidden">{t('ui.history.before')}: </span>
            <del>{words(before)}</del> <span class="hidden">{t('ui.history.after')}: </span>
            <ins>{words(after)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
