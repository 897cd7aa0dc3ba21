// Shows something that is read: its shape while it loads, the problem where it could not be read, an older value with a word about
// its age, and else the value.

import type { ComponentChildren } from 'preact';
import { clockTime } from '../i18n/format.ts';
import { t } from '../i18n/messages.ts';
import type { Resource } from '../state/resource.ts';
import { Button } from './Button.tsx';
import { ProblemNote, sentenceOf } from './ProblemNote.tsx';

interface ReadingProps<T> {
  readonly of: Resource<T>;
  /** How many lines the shape has while it loads. */
  readonly lines?: number;
  readonly children: (value: T) => ComponentChildren;
}

export function Reading<T>({ of, lines = 4, children }: ReadingProps<T>) {
  const value = of.value.value;
  const problem = of.problem.value;
  if (value === undefined) {
    return problem ? <ProblemNote problem={problem} onRetry={() => void of.read()} /> : <Shape lines={lines} />;
  }
  return (
    <>
      {problem && (
        <div class="note stale" role="status">
          <p>
            {sentenceOf(problem)} {t('ui.stale', { time: clockTime(of.readAt.value ?? 0) })}
          </p>
          <Button look="quiet" onPress={() => void of.read()}>
            {t('ui.action.retry')}
          </Button>
        </div>
      )}
      {children(value)}
    </>
  );
}

export function Shape({ lines }: { readonly lines: number }) {
  return (
    <div class="shape" role="status">
      <span class="hidden">{t('ui.loading')}</span>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} class="line" />
      ))}
    </div>
  );
}
