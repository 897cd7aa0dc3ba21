// Reads a resource when a part of the page appears, again every so often while somebody is looking, and when they come back.

import { useEffect } from 'preact/hooks';
import type { Resource } from '../state/resource.ts';

/** `everyMs` 0 reads it once. Another resource, or another pace, starts anew. */
export function useReading<T>(what: Resource<T> | undefined, everyMs = 0): void {
  useEffect(() => {
    if (!what) return undefined;
    void what.read();
    if (everyMs === 0) return undefined;
    const again = () => {
      if (!document.hidden) void what.read();
    };
    const timer = setInterval(again, everyMs);
    document.addEventListener('visibilitychange', again);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
      removeEventListener('online', again);
    };
  }, [what, everyMs]);
}

/** Reads what nobody has read yet, and what nobody is reading just now. */
export function useFirstReading<T>(what: Resource<T> | undefined): void {
  useEffect(() => {
    if (what && what.value.value === undefined && !what.reading.value) void what.read();
  }, [what]);
}
