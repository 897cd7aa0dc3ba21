// The title of the window, which is also what a screen reader says first on a new page.

import { useEffect } from 'preact/hooks';

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Ledgerline`;
  }, [title]);
}
