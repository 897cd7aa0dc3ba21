// Records with what would become of them, each to be opened: field by field old and new, and what a person would be asked.

import type { TriedRecord } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Badge, type BadgeLook } from '../../parts/Badge.tsx';
import { Shown } from '../../parts/Shown.tsx';
import { fieldName } from '../../words/fields.ts';
import { calledBy } from '../../words/names.ts';
import { sideName } from '../../words/systems.ts';

/** What would be done, as people see it. */
export const doings: Readonly<Record<TriedRecord['does'], BadgeLook & { readonly word: Key }>> = {
  ask: { icon: 'person', tone: 'you', word: 'ui.tried.ask' },
  create: { icon: 'plus', tone: 'good', word: 'ui.tried.create' },
  update: { icon: 'sync', tone: 'waiting', word: 'ui.tried.update' },
  archive: { icon: 'down', tone: 'bad', word: 'ui.tried.archive' },
  wait: { icon: 'clock', tone: 'waiting', word: 'ui.tried.wait' },
  link: { icon: 'joined', tone: 'good', word: 'ui.tried.link' },
  skip: { icon: 'skip', tone: 'calm', word: 'ui.tried.skip' },
  same: { icon: 'equal', tone: 'calm', word: 'ui.tried.same' },
};

/** Where nothing would be done comes last. */
const quiet = ['same', 'skip'];

export function Tried({ items }: { readonly items: readonly TriedRecord[] }) {
  return (
    <ul class="tried">
      {[...items.filter(({ does }) => !quiet.includes(does)), ...items.filter(({ does }) => quiet.includes(does))].map(
        (item) => (
          <li key={item.crm?.id ?? item.accounting?.id}>
            <Item item={item} />
          </li>
        ),
      )}
    </ul>
  );
}

function Item({ item }: { readonly item: TriedRecord }) {
  const { name, does, message, changes, held, follows } = item;
  const { word, ...look } = doings[does];
  return (
    <details>
      <summary>
        <strong>{calledBy(name, item.crm?.id ?? item.accounting?.id)}</strong>
        <Badge {...look} word={t(word)} />
        {changes.length > 0 && <span class="soft">{t('ui.history.changes', { count: changes.length })}</span>}
      </summary>
      <p class="soft">
        {message} {follows && t('ui.tried.follows')}
      </p>
      {held.length > 0 && <Held held={held} />}
      {changes.length > 0 && <Changes changes={changes} />}
    </details>
  );
}

function Changes({ changes }: Pick<TriedRecord, 'changes'>) {
  return (
    <table class="changes">
      <caption class="hidden">{t('ui.history.changes', { count: changes.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.history.field')}</th>
          <th scope="col">{t('ui.history.before')}</th>
          <th scope="col">{t('ui.history.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ side, field, before, after }) => (
          <tr key={`${side} ${field}`}>
            <th scope="row">
              {fieldName(field)} <span class="soft">{t('ui.tried.in', { system: sideName(side) })}</span>
            </th>
            <td data-label={t('ui.history.before')} class="before">
              <Shown field={field} value={before} />
            </td>
            <td data-label={t('ui.history.after')}>
              <Shown field={field} value={after} beside={before} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Held({ held }: Pick<TriedRecord, 'held'>) {
  return (
    <table class="changes">
      <caption>{t('ui.tried.asked')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.history.field')}</th>
          <th scope="col">{sideName('crm')}</th>
          <th scope="col">{sideName('accounting')}</th>
        </tr>
      </thead>
      <tbody>
        {held.map(({ field, crm, accounting }) => (
          <tr key={field}>
            <th scope="row">{fieldName(field)}</th>
            <td data-label={sideName('crm')}>
              <Shown field={field} value={crm} beside={accounting} />
            </td>
            <td data-label={sideName('accounting')}>
              <Shown field={field} value={accounting} beside={crm} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
