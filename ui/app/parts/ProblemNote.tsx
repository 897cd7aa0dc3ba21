// A problem of the API, told in full: the sentence, the fields at fault, code and request id for whoever is asked for help.

import { type Problem, UNREACHABLE } from '../api/answer.ts';
import { t } from '../i18n/messages.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly onRetry?: () => void;
  /** A field at fault as people call it; left out: its own name. */
  readonly nameOf?: (field: string) => string;
}

export function sentenceOf({ code, message, status }: Problem): string {
  if (code === UNREACHABLE) return t('ui.unreachable');
  return message === '' ? t('ui.problem.unreadable', { status }) : message;
}

export function ProblemNote({ problem, onRetry, nameOf }: ProblemNoteProps) {
  const { fields, code, requestId } = problem;
  return (
    <div class="note bad" role="alert">
      <Icon name="alert" />
      <div>
        <p class="says">{sentenceOf(problem)}</p>
        {fields.length > 0 && (
          <ul>
            {fields.map(({ field, message }) => (
              <li key={field}>
                {nameOf ? <strong>{nameOf(field)}</strong> : <code>{field}</code>} {message}
              </li>
            ))}
          </ul>
        )}
        {requestId !== null && (
          <p class="fine">
            {t('ui.problem.reference')} <code>{code}</code> <code>{requestId}</code>
          </p>
        )}
        {onRetry && <Button onPress={onRetry}>{t('ui.action.retry')}</Button>}
      </div>
    </div>
  );
}
