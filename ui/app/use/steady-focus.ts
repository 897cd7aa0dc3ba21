// Rows that change places keep the focus: a browser takes it away from an element that is moved, even by a hair.

import { useLayoutEffect } from 'preact/hooks';

/** For a part that sorts its children anew while somebody may be among them. */
export function useSteadyFocus(): void {
  const before = document.activeElement;
  useLayoutEffect(() => {
    const isLost = before !== document.activeElement && before?.isConnected;
    if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
}
