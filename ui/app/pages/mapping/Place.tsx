// Where a row stands on one side: a select of what fits, which a field can be dragged to and from, and a value that stands there.

import type { Fields } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Icon } from '../../parts/Icon.tsx';
import { fieldName, valueText } from '../../words/fields.ts';
import { type Side, sideName } from '../../words/systems.ts';
import { drag, drop } from './dragging.ts';
import { choicesFor, type Drafted } from './drafted.ts';
import { madeWords } from './made-words.ts';

interface PlaceProps {
  readonly side: Side;
  readonly row: Drafted;
  readonly all: readonly Drafted[];
  readonly fields: Fields;
  readonly onChoose: (place: string) => void;
}

export function Place({ side, row, all, fields, onChoose }: PlaceProps) {
  const { family, flow } = row;
  const made = madeWords(row.making, side, fields);
  if (made !== undefined)
    return (
      <div class="place">
        <span class="system">{sideName(side)}</span>
        <span class="fixed">{made}</span>
      </div>
    );
  const offered = fields[side];
  const current = row.places[side];
  const choices = choicesFor(row, side, offered, all);
  const shown = offered.find(({ name }) => name === current);
  const words = { field: fieldName(row.field), system: sideName(side) };
  const isFixed = flow === 'none' || family === 'rows' || (choices.length <= 1 && current !== null);
  const isThere = shown !== undefined || current === null;
  const grip = current !== null && !isFixed && { ...drag({ side, place: current, family }) };
  const target = isFixed ? {} : drop({ side, family }, onChoose);
  return (
    <div class="place" {...target}>
      <span class="system">{sideName(side)}</span>
      {isFixed || choices.length === 0 ? (
        <span class="fixed">{shown?.label ?? t('ui.mapping.no-place', words)}</span>
      ) : (
        <span class="held">
          {grip && (
            <span class="grip" {...grip} aria-hidden="true" data-place={current}>
              <Icon name="grip" />
            </span>
          )}
          <select
            aria-label={t('ui.mapping.place-of', words)}
            value={current ?? ''}
            onChange={(event) => onChoose(event.currentTarget.value)}
          >
            {current === null && (
              <option value="" disabled selected>
                {t('ui.mapping.choose')}
              </option>
            )}
            {!isThere && (
              <option value={current} selected>
                {current}
              </option>
            )}
            {choices.map(({ name, label, by }) => (
              <option key={name} value={name} selected={name === current}>
                {by === null ? label : t('ui.mapping.in-use', { label, field: fieldName(by) })}
              </option>
            ))}
          </select>
        </span>
      )}
      {shown && shown.samples.length > 0 && (
        <span class="sample">{t('ui.mapping.sample', { value: valueText(shown.samples[0]) })}</span>
      )}
    </div>
  );
}
