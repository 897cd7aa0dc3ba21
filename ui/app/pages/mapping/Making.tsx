// What a row does to its values on their way, behind one button. What stands behind it is loaded when it is first opened.

import { ErrorBoundary, default as lazy } from 'preact-iso/lazy';
import { useState } from 'preact/hooks';
import type { Fields } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { fieldName } from '../../words/fields.ts';
import { type Side, sides } from '../../words/systems.ts';
import { type Drafted, isMade } from './drafted.ts';
import { doneWords } from './made-words.ts';

const MakingPart = lazy(() => import('./MakingPart.tsx'));

export interface MakingProps {
  readonly row: Drafted;
  readonly fields: Fields;
  readonly onChange: (wanted: Drafted) => void;
}

const changeable = ['text', 'date', 'number', 'flag'];

export function Making({ row, fields, onChange }: MakingProps) {
  const [open, setOpen] = useState(false);
  const { field, family, making, flow, on } = row;
  if (!on || flow === 'none' || !changeable.includes(family)) return null;
  const into = sides.filter((side) => mayTreat(row, side, fields));
  const maySeek = family === 'text' && !making.constant && sides.every((side) => !isMade(making, side));
  if (!making.constant && into.length === 0 && !maySeek) return null;
  const done = doneWords(making).length;
  return (
    <details class="making" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('ui.mapping.making')}
        <span class="hidden"> {fieldName(field)}</span>
        {done > 0 && <span class="soft"> · {t('ui.mapping.making.done', { count: done })}</span>}
      </summary>
      {open && (
        <ErrorBoundary>
          <MakingPart row={row} fields={fields} into={into} maySeek={maySeek} onChange={onChange} />
        </ErrorBoundary>
      )}
    </details>
  );
}

/** Texts can be changed on their way; a date only where it goes into a text. */
function mayTreat({ family, places, making, flow }: Drafted, side: Side, fields: Fields): boolean {
  if (making.constant || isMade(making, side)) return false;
  if (flow === 'to-accounting' && side === 'crm') return false;
  if (flow === 'to-crm' && side === 'accounting') return false;
  if (family === 'text') return true;
  const stood = fields[side].find(({ name }) => name === places[side]);
  return family === 'date' && stood?.family === 'text';
}
