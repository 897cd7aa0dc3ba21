// Shows what needs several lists once all of them were read: a form that grows while somebody looks at it is not read. Where a list could
// not be read, that is said above, and the rest is shown.

import type { ComponentChildren } from 'preact';
import type { Resource } from '../state/resource.ts';
import { useReading } from '../use/reading.ts';
import { ProblemNote } from './ProblemNote.tsx';
import { Shape } from './Reading.tsx';

interface WholeProps {
  /** Always the same ones, in the same order. */
  readonly of: readonly Resource<unknown>[];
  readonly lines: number;
  readonly children: ComponentChildren;
}

export function Whole({ of, lines, children }: WholeProps) {
  const all = of.map(({ value, problem }) => ({ isRead: value.value !== undefined, problem: problem.value }));
  const failed = all.find(({ isRead, problem }) => !isRead && problem)?.problem;
  const isReady = all.every(({ isRead, problem }) => isRead || problem);
  const again = () => void Promise.all(of.map((each) => each.read()));
  return (
    <>
      {of.map((each, at) => (
        <Read key={at} what={each} />
      ))}
      {failed && <ProblemNote problem={failed} onRetry={again} />}
      {isReady ? children : <Shape lines={lines} />}
    </>
  );
}

function Read({ what }: { readonly what: Resource<unknown> }) {
  useReading(what);
  return null;
}
