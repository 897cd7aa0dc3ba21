// The seven steps with the state of each; every one that is not blocked can be gone back to.

import { t } from '../../i18n/messages.ts';
import { Badge } from '../../parts/Badge.tsx';
import { useQuery } from '../../use/query.ts';
import { stateLooks, type StepName, stepNames, type StepState, stepWords } from './steps.ts';

interface StepperProps {
  readonly open: StepName;
  readonly stateOf: (step: StepName) => StepState;
}

export function Stepper({ open, stateOf }: StepperProps) {
  const query = useQuery();
  return (
    <nav aria-label={t('ui.setup.steps')}>
      <ol class="stepper">
        {stepNames.map((step, at) => {
          const state = stateOf(step);
          const { word, ...look } = stateLooks[state];
          const name = (
            <>
              <span class="number" aria-hidden="true">
                {at + 1}
              </span>
              <span class="name">{t(stepWords[step].title)}</span>
            </>
          );
          return (
            <li key={step} data-state={state} {...(step === open && { 'data-open': true })}>
              {state === 'blocked' ? (
                <span>{name}</span>
              ) : (
                <a href={query.href({ step, kind: '' })} {...(step === open && { 'aria-current': 'step' as const })}>
                  {name}
                </a>
              )}
              <Badge {...look} word={t(word)} />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
