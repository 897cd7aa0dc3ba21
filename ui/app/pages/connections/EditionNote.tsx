// What works less in the organisation's edition of the CRM, each with what takes over there.

import type { Provision } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';

const names: Readonly<Record<string, string>> = {
  free: 'Free',
  standard: 'Standard',
  professional: 'Professional',
  enterprise: 'Enterprise',
  ultimate: 'Ultimate',
};

export function EditionNote({ edition }: { readonly edition: NonNullable<Provision['edition']> }) {
  return (
    <details class="edition">
      <summary>{t('ui.edition.title', { edition: names[edition.name] ?? edition.name })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ui.edition.lacks')}</th>
            <th scope="col">{t('ui.edition.instead')}</th>
          </tr>
        </thead>
        <tbody>
          {edition.less.map(({ lacks, instead }) => (
            <tr key={lacks}>
              <td>{lacks}</td>
              <td>{instead}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
