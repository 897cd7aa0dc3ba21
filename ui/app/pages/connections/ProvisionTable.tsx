// What is set up inside the CRM, module by module and piece by piece: what it is for, and what works less without it. A long list shows its
// modules first.

import type { ProvisionItem } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Badge, type BadgeLook } from '../../parts/Badge.tsx';

const looks: Readonly<Record<ProvisionItem['state'], BadgeLook & { word: Key }>> = {
  exists: { icon: 'check', tone: 'good', word: 'ui.provision.exists' },
  missing: { icon: 'circle', tone: 'calm', word: 'ui.provision.missing' },
  refused: { icon: 'alert', tone: 'bad', word: 'ui.provision.refused' },
};

/** Pieces that are taken in at a glance. */
const GLANCE = 12;

export function ProvisionTable({ items }: { readonly items: readonly ProvisionItem[] }) {
  const modules = [
    ...Map.groupBy(items, ({ what, module }) => (what === 'channel' ? t('ui.provision.channel') : module)),
  ];
  return (
    <ul class="provision">
      {modules.map(([module, pieces]) => (
        <li key={module}>
          <details open={items.length <= GLANCE || pieces.some(({ state }) => state === 'refused')}>
            <summary>
              <strong>{module.replaceAll('_', ' ')}</strong>
              <span class="soft">{t('ui.provision.pieces', { count: pieces.length })}</span>
              <State state={worstOf(pieces)} />
            </summary>
            <ul>
              {pieces.map((piece) => (
                <Piece key={`${piece.purpose}/${piece.label}`} piece={piece} />
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

function worstOf(pieces: readonly ProvisionItem[]): ProvisionItem['state'] {
  const has = (state: ProvisionItem['state']) => pieces.some((piece) => piece.state === state);
  return has('refused') ? 'refused' : has('missing') ? 'missing' : 'exists';
}

function State({ state }: Pick<ProvisionItem, 'state'>) {
  const { word, ...look } = looks[state];
  return <Badge {...look} word={t(word)} />;
}

/** What pieces of a sort are for, where they don't say more themselves. */
const rooms: Readonly<Partial<Record<ProvisionItem['what'], Key>>> = {
  field: 'ui.provision.room',
  values: 'ui.provision.values',
};

function Piece({ piece: { what, module, label, use, state, problem, without } }: { readonly piece: ProvisionItem }) {
  const room = rooms[what];
  const said = use ?? (room && t(room));
  return (
    <li>
      <div>
        <span>{what === 'channel' ? module : label}</span>
        {said !== undefined && <p class="soft">{said}</p>}
        {problem !== undefined && <p class="error">{problem}</p>}
        {state === 'refused' && without !== undefined && (
          <p>
            <strong>{t('ui.provision.without')}</strong> {without}
          </p>
        )}
      </div>
      <State state={state} />
    </li>
  );
}
