// The exchange rate at which a document was written, who gave it and of which day it is; nothing where no entry of the log tells of one.

import { wholeDay } from '../i18n/format.ts';
import { t } from '../i18n/messages.ts';
import { sideName } from '../words/systems.ts';

/** `of`: the facts of an entry of the log. */
export function Rate({ of }: { readonly of: Readonly<Record<string, unknown>> | undefined }) {
  const rate = (of?.rate ?? {}) as Readonly<Partial<Record<'currency' | 'rate' | 'from' | 'on', string>>>;
  const { currency, rate: value, from, on } = rate;
  if (currency === undefined || value === undefined || from === undefined || on === undefined) return null;
  return <p class="soft">{t('ui.rate', { currency, rate: value, system: sideName(from), day: wholeDay(on) })}</p>;
}
