// Records by state, in figures. Each leads to the records behind it.

import type { Overview } from '../../api/client.ts';
import { number } from '../../i18n/format.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Icon, type IconName } from '../../parts/Icon.tsx';
import type { Tone } from '../../parts/Badge.tsx';
import { Section } from '../../parts/Section.tsx';
import { states } from '../../words/states.ts';

interface Figure {
  readonly word: Key;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly count: number;
  readonly href: string;
}

function figuresOf({ totals }: Overview): Figure[] {
  return [
    { word: 'ui.overview.linked', icon: 'joined', tone: 'good', count: totals.linked, href: '/records' },
    { ...states.waiting, count: totals.waiting, href: '/records?state=waiting' },
    { ...states['needs-you'], count: totals.issues, href: '/inbox' },
    { ...states.failed, count: totals.failed, href: '/records?state=failed' },
    { ...states.skipped, count: totals.skipped, href: '/records?state=skipped' },
  ];
}

export function Figures({ view }: { readonly view: Overview }) {
  return (
    <Section title={t('ui.overview.customers')}>
      <ul class="figures">
        {figuresOf(view).map(({ word, icon, tone, count, href }) => (
          <li key={word}>
            <a href={href} data-tone={count === 0 ? 'none' : tone}>
              <span class="amount">{number(count)}</span>
              <span class="what">
                <Icon name={icon} />
                {t(word)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
