// The table of records: where each stands and why. A row opens its panel; each side leads into that system.

import type { RecordItem } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Icon } from '../../parts/Icon.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { Ago } from '../../parts/Time.tsx';
import { recordKey } from '../../state/records.ts';
import { useQuery } from '../../use/query.ts';
import { useSteadyFocus } from '../../use/steady-focus.ts';
import { calledBy } from '../../words/names.ts';
import { settingName } from '../../words/settings.ts';
import { type Side, sideName, sides } from '../../words/systems.ts';

export function RecordTable({ items }: { readonly items: readonly RecordItem[] }) {
  useSteadyFocus();
  return (
    <table class="rows">
      <caption class="hidden">{t('ui.records.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.records.name')}</th>
          <th scope="col">{t('ui.records.kind')}</th>
          <th scope="col">{t('ui.records.state')}</th>
          {sides.map((side) => (
            <th key={side} scope="col">
              {sideName(side)}
            </th>
          ))}
          <th scope="col">{t('ui.records.agreed')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={recordKey(item)} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item }: { readonly item: RecordItem }) {
  const query = useQuery();
  return (
    <tr>
      <th scope="row">
        <a class="opens" id={linkId(item)} href={query.href({ record: recordKey(item) })}>
          {nameOf(item)}
        </a>
        {item.message !== undefined && <p class="reason">{item.message}</p>}
      </th>
      <td data-label={t('ui.records.kind')}>{settingName([item.kind])}</td>
      <td class="stands">
        <StateBadge state={item.state} />
      </td>
      {sides.map((side) => (
        <td key={side} data-label={sideName(side)}>
          <Way item={item} side={side} />
        </td>
      ))}
      <td data-label={t('ui.records.agreed')}>
        {item.agreedAt === null ? <span class="soft">{t('ui.records.never')}</span> : <Ago at={item.agreedAt} />}
      </td>
    </tr>
  );
}

function linkId(item: RecordItem): string {
  return `opens-${recordKey(item)}`;
}

/** What opens a record, where it is on the page. */
export function linkOf(item: RecordItem): HTMLElement | null {
  return document.getElementById(linkId(item));
}

export function nameOf({ crm, accounting }: RecordItem): string {
  const name = [crm?.name, accounting?.name].find((each) => each !== undefined && each.trim() !== '');
  return calledBy(name, crm?.id ?? accounting?.id);
}

/** Whether the record is on a side, and the way to it. Its name stands in the row already. */
function Way({ item, side }: { readonly item: RecordItem; readonly side: Side }) {
  const place = item[side];
  if (!place) return <span class="soft">{t('ui.records.not-there')}</span>;
  if (place.url === null) return <span>{t('ui.records.there')}</span>;
  return (
    <a class="outward" href={place.url} target="_blank" rel="noreferrer">
      {t('ui.records.open')}
      <Icon name="out" />
      <span class="hidden">
        {nameOf(item)} {t('ui.records.opens-in', { system: sideName(side) })}
      </span>
    </a>
  );
}

/** The record on one side: its name, and the way to it where the system has an address for it. */
export function Place({ item, side }: { readonly item: RecordItem; readonly side: Side }) {
  const place = item[side];
  if (!place) return <span class="soft">{t('ui.records.not-there')}</span>;
  if (place.url === null) return <span>{calledBy(place.name)}</span>;
  return (
    <a class="outward" href={place.url} target="_blank" rel="noreferrer">
      {calledBy(place.name)}
      {/* It stays on the line of the last word. */}
      {'\u00a0'}
      <Icon name="out" />
      <span class="hidden">{t('ui.records.opens-in', { system: sideName(side) })}</span>
    </a>
  );
}
