// A value to be copied into another system's page.

import { useState } from 'preact/hooks';
import { t } from '../i18n/messages.ts';
import { Icon } from './Icon.tsx';

const SAID_MS = 2_000;

export function Copyable({ label, value }: { readonly label: string; readonly value: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), SAID_MS);
  };
  return (
    <div class="copyable">
      <span class="label">{label}</span>
      <code>{value}</code>
      <button type="button" class="button quiet" onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'copy'} />
        <span aria-live="polite">{copied ? t('ui.action.copied') : t('ui.action.copy')}</span>
        <span class="hidden">{label}</span>
      </button>
    </div>
  );
}
