// The name of the product, the places one can go to, and the way out.

import { useLocation } from 'preact-iso/router';
import { number } from '../i18n/format.ts';
import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';
import { Button } from '../parts/Button.tsx';
import { overview } from '../state/house.ts';
import { signOut } from '../state/session.ts';
import { Logo } from './Logo.tsx';

const places: readonly { path: string; word: Key }[] = [
  { path: '/', word: 'ui.nav.overview' },
  { path: '/records', word: 'ui.nav.records' },
  { path: '/inbox', word: 'ui.nav.inbox' },
  { path: '/history', word: 'ui.nav.history' },
  { path: '/settings', word: 'ui.nav.settings' },
  { path: '/connections', word: 'ui.nav.connections' },
];

export function Header() {
  const { path } = useLocation();
  return (
    <header class="top">
      <a class="brand" href="/">
        <Logo />
        Ledgerline
      </a>
      <nav aria-label={t('ui.nav.label')}>
        {places.map((place) => (
          <a key={place.path} href={place.path} {...(isUnder(path, place.path) && { 'aria-current': 'page' as const })}>
            {t(place.word)}
            {place.path === '/inbox' && <Count />}
          </a>
        ))}
      </nav>
      <Button look="quiet" onPress={() => void signOut()}>
        {t('ui.sign-out')}
      </Button>
    </header>
  );
}

/** How many issues are open, where any are. */
function Count() {
  const issues = overview.value?.value.value?.totals.issues ?? 0;
  if (issues === 0) return null;
  return (
    <span class="count">
      <span aria-hidden="true">{number(issues)}</span>
      <span class="hidden">{t('ui.nav.inbox.open', { count: issues })}</span>
    </span>
  );
}

/** A page behind a place counts as that place. */
function isUnder(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
