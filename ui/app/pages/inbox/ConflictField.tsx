// One field of a conflict: radio buttons, the values themselves their labels; beneath them, for what can be typed, a value of one's own.

import { useId } from 'preact/hooks';
import { t } from '../../i18n/messages.ts';
import { Shown } from '../../parts/Shown.tsx';
import { fieldName } from '../../words/fields.ts';
import { type Side, sideName, sides } from '../../words/systems.ts';

export type Values = Readonly<Record<Side, unknown>>;

export interface Draft {
  readonly choice: Side | 'value';
  /** The value of one's own. */
  readonly text: string;
}

interface ConflictFieldProps {
  readonly name: string;
  readonly values: Values;
  readonly draft: Draft | undefined;
  readonly onChoose: (draft: Draft) => void;
}

export function ConflictField({ name, values, draft, onChoose }: ConflictFieldProps) {
  const id = useId();
  const choose = (choice: Draft['choice'], text = draft?.text ?? '') => onChoose({ choice, text });
  const radio = (choice: Draft['choice']) => ({
    type: 'radio' as const,
    name: id,
    checked: draft?.choice === choice,
    onChange: () => choose(choice),
  });
  return (
    <fieldset>
      <legend>{fieldName(name)}</legend>
      {sides.map((side) => (
        <label key={side} class="take">
          <input {...radio(side)} {...(typeof values[side] === 'object' && { 'aria-label': sideName(side) })} />
          <span>
            <span class="system">{sideName(side)}</span>
            <Shown field={name} value={values[side]} beside={values[side === 'crm' ? 'accounting' : 'crm']} />
          </span>
        </label>
      ))}
      {isText(values) && (
        <label class="take own">
          <input {...radio('value')} />
          <span class="hidden">{t('ui.conflict.own')}</span>
          <input
            type="text"
            aria-label={t('ui.conflict.own.of', { field: fieldName(name) })}
            placeholder={t('ui.conflict.own')}
            value={draft?.text ?? ''}
            onInput={(event) => choose('value', event.currentTarget.value)}
          />
        </label>
      )}
    </fieldset>
  );
}

/** Only a text can be typed anew; a list or a flag is taken from one side. */
function isText(values: Values): boolean {
  return sides.every((side) => values[side] === null || typeof values[side] === 'string');
}
