// A time as people say it, with the exact one behind it.

import { ago, dateTime } from '../i18n/format.ts';
import { now } from '../state/online.ts';

export function Ago({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={dateTime(at, true)}>
      {ago(at, Math.max(now.value, new Date(at).getTime()))}
    </time>
  );
}
