// One row: the place on each side, the way between them, who wins, and what stands there in a record.

import type { Fields } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { fieldName } from '../../words/fields.ts';
import type { Side } from '../../words/systems.ts';
import type { Drafted } from './drafted.ts';
import { Making } from './Making.tsx';
import { Place } from './Place.tsx';
import { Way } from './Way.tsx';
import { Wins } from './Wins.tsx';

export interface RowActs {
  readonly onChange: (wanted: Drafted) => void;
  readonly onReset: (field: string) => void;
  readonly onMove: (move: { field: string; side: Side; place: string }) => void;
}

interface RowProps extends RowActs {
  readonly row: Drafted;
  readonly all: readonly Drafted[];
  readonly fields: Fields;
}

export function Row({ row, all, fields, onChange, onReset, onMove }: RowProps) {
  const { field, problem, changed, own } = row;
  const place = (side: Side) => (
    <Place side={side} row={row} all={all} fields={fields} onChoose={(name) => onMove({ field, side, place: name })} />
  );
  return (
    <li aria-label={fieldName(field)}>
      <div class="what">
        <strong>{fieldName(field)}</strong>
        {changed && <Badge icon="circle" tone="waiting" word={t('ui.mapping.changed')} />}
      </div>
      {place('crm')}
      <Way row={row} fields={fields} onChange={onChange} />
      {place('accounting')}
      <Wins row={row} onChange={onChange} />
      <Making row={row} fields={fields} onChange={onChange} />
      {changed && (
        <Button look="quiet" icon="back" onPress={() => onReset(field)}>
          {own ? t('ui.mapping.remove') : t('ui.mapping.reset')}
          <span class="hidden"> {fieldName(field)}</span>
        </Button>
      )}
      {problem !== null && changed && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
