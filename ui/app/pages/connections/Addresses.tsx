// Addresses to register with the vendors, ready to copy, and the secret for calls from Zoho's workflow rules.

import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { call, type Problem } from '../../api/answer.ts';
import { api, type Connection, type HookSecretMade } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Copyable } from '../../parts/Copyable.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Section } from '../../parts/Section.tsx';

/** Xero refuses loopback by number. */
function origin(): string {
  return location.origin.replace(/\/\/(127\.0\.0\.1|\[::1\])/, '//localhost');
}

export function Addresses({ connections }: { readonly connections: readonly Connection[] }) {
  const crm = connections.find(({ system }) => system === 'zoho-crm');
  return (
    <Section title={t('ui.addresses.title')} lead={t('ui.addresses.lead')}>
      <Copyable label={t('ui.addresses.xero-redirect')} value={`${origin()}/connect/xero/callback`} />
      <Copyable label={t('ui.addresses.xero-webhook')} value={`${origin()}/hooks/xero`} />
      <Copyable label={t('ui.addresses.zoho-redirect')} value={`${origin()}/connect/zoho/callback`} />
      {crm && (
        <>
          <Copyable label={t('ui.addresses.zoho-save')} value={`${origin()}/hooks/zoho/save/${crm.id}`} />
          <HookSecret connection={crm} />
        </>
      )}
      {connections
        .filter(({ system }) => system === 'zoho-books')
        .map((books) => (
          <Fragment key={books.id}>
            <Copyable
              label={t('ui.addresses.books', { organisation: books.organisation.name })}
              value={`${origin()}/hooks/books/${books.id}`}
            />
            <HookSecret connection={books} />
          </Fragment>
        ))}
    </Section>
  );
}

const crmWords = {
  make: 'ui.secret.make',
  title: 'ui.scripts.title',
} as const;

const booksWords = {
  make: 'ui.secret.books',
  title: 'ui.scripts.books.title',
} as const;

/** A new secret is shown once; the old one is good for another day. */
function HookSecret({ connection: { id, system } }: { readonly connection: Connection }) {
  const words = system === 'zoho-books' ? booksWords : crmWords;
  const [secret, setSecret] = useState<HookSecretMade | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const make = async () => {
    setBusy(true);
    const answer = await call(api.connections[':id']['hook-secret'].$post({ param: { id } }));
    setBusy(false);
    if (answer.ok) setSecret(answer.value);
    setProblem(answer.ok ? null : answer.problem);
  };
  return (
    <>
      <Button busy={busy} onPress={() => void make()}>
        {t(words.make)}
      </Button>
      {problem && <ProblemNote problem={problem} />}
      {secret && (
        <Dialog title={t('ui.secret.title')} onClose={() => setSecret(null)}>
          <p>{t('ui.secret.text')}</p>
          <Copyable label={t('ui.secret.token')} value={secret.token} />
          <Copyable label={t('ui.secret.key')} value={secret.hmacKey} />
          <h3>{t(words.title)}</h3>
          <p>{secret.text}</p>
          {secret.scripts.map(({ name, module, code, steps }) => (
            <details key={`${name}/${module}`}>
              <summary>{t('ui.scripts.button', { name, module })}</summary>
              <p>{steps}</p>
              <Copyable label={t('ui.scripts.code')} value={code} />
            </details>
          ))}
        </Dialog>
      )}
    </>
  );
}
