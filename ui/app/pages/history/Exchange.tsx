// What was said to a system and what it said, as it went over the wire but for what nobody needs to see; to be copied for whoever helps.

import { useState } from 'preact/hooks';
import type { WholeEntry } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { toast } from '../../state/toasts.ts';
import { sideName } from '../../words/systems.ts';

interface ExchangeProps {
  readonly of: NonNullable<WholeEntry['exchange']>;
  readonly side: string;
}

export function Exchange({ of: { method, path, request, status, reply }, side }: ExchangeProps) {
  const system = sideName(side);
  return (
    <details class="json">
      <summary>{t('ui.history.exchange', { system })}</summary>
      <p class="fine">{t('ui.history.exchange.note')}</p>
      <h4>
        {t('ui.history.exchange.request')}{' '}
        <code>
          {method} {path}
        </code>
      </h4>
      {request !== null && <Source text={readable(request)} />}
      <h4>
        {t('ui.history.exchange.reply')} {status !== null && <code>{status}</code>}
      </h4>
      {reply === null ? <p class="soft">{t('ui.history.exchange.none')}</p> : <Source text={readable(reply)} />}
    </details>
  );
}

/** A text that a program made, with a way to copy it. */
export function Source({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const isDone = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (isDone) setCopied(true);
    else toast(t('ui.history.exchange.refused'), 'bad');
  };
  return (
    <div class="source">
      <pre tabIndex={0}>{text}</pre>
      <Button look="quiet" onPress={() => void copy()}>
        {t(copied ? 'ui.action.copied' : 'ui.action.copy')}
      </Button>
    </div>
  );
}

/** Set out line by line; what was cut off in the middle stays as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
