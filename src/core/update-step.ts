// A change of one side's record on its way through what may stand against it: parts of it may go while others wait.

import type { Step } from './steps.ts';
import type { Fields } from './value.ts';

export type UpdateStep = Extract<Step, { do: 'update' }>;

/** The same change of these fields alone. */
export function only(step: UpdateStep, names: readonly string[]): UpdateStep {
  const pick = (fields: Fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
  const lost = step.lost.filter(({ field }) => names.includes(field));
  const both = step.both?.filter((name) => names.includes(name));
  return {
    ...step,
    patch: pick(step.patch),
    before: pick(step.before),
    from: pick(step.from),
    lost,
    ...(both && { both }),
  };
}
