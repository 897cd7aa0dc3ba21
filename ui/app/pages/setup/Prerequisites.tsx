// What both systems must offer before anything travels: whose consent it is and what they may do, modules, plan and currencies, each with
// what to do about it.

import type { Prerequisite } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Badge, type BadgeLook } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { prerequisitesOf } from '../../state/setup.ts';
import { useFirstReading } from '../../use/reading.ts';
import { sideName, sides } from '../../words/systems.ts';

const looks: Readonly<Record<Prerequisite['state'], BadgeLook & { readonly word: Key }>> = {
  met: { icon: 'check', tone: 'good', word: 'ui.prerequisite.met' },
  less: { icon: 'alert', tone: 'you', word: 'ui.prerequisite.less' },
  missing: { icon: 'alert', tone: 'bad', word: 'ui.prerequisite.missing' },
};

export function Prerequisites({ pair }: { readonly pair: string }) {
  const all = prerequisitesOf(pair);
  useFirstReading(all);
  return (
    <section class="preview" aria-label={t('ui.prerequisite.title')}>
      <h3>{t('ui.prerequisite.title')}</h3>
      <Reading of={all} lines={6}>
        {({ items }) => (
          <>
            <div class="systems">
              {sides.map((side) => (
                <div key={side}>
                  <h4>{sideName(side)}</h4>
                  <ul class="needs">
                    {items
                      .filter((item) => item.side === side)
                      .map((item) => (
                        <Item key={item.code} item={item} />
                      ))}
                  </ul>
                </div>
              ))}
            </div>
            {items.some(({ state }) => state !== 'met') && (
              <Button icon="sync" busy={all.reading.value} onPress={() => void all.read()}>
                {t('ui.prerequisite.again')}
              </Button>
            )}
          </>
        )}
      </Reading>
    </section>
  );
}

function Item({ item: { state, message } }: { readonly item: Prerequisite }) {
  const { word, ...look } = looks[state];
  return (
    <li>
      <Badge {...look} word={t(word)} />
      <span>{message}</span>
    </li>
  );
}
