// One record with those that it may be: what the rules will do, the evidence, records of its own side that look the same, and the choice.

import type { Match } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Badge, type BadgeLook } from '../../parts/Badge.tsx';
import type { Choice } from '../../state/setup.ts';
import { calledBy } from '../../words/names.ts';
import { sideName } from '../../words/systems.ts';

const looks: Readonly<Record<Match['match'], BadgeLook & { readonly word: Key }>> = {
  one: { icon: 'joined', tone: 'good', word: 'ui.tried.link' },
  several: { icon: 'person', tone: 'you', word: 'ui.tried.ask' },
  elsewhere: { icon: 'person', tone: 'you', word: 'ui.tried.ask' },
  none: { icon: 'plus', tone: 'calm', word: 'ui.tried.create' },
};

const rules: Readonly<Record<string, Key>> = {
  stamp: 'ui.evidence.stamp',
  email: 'ui.evidence.email',
  'account-number': 'ui.evidence.account-number',
  'tax-number': 'ui.evidence.tax-number',
  name: 'ui.evidence.name',
  code: 'ui.evidence.code',
  number: 'ui.evidence.number',
  content: 'ui.evidence.content',
};

interface MatchItemProps {
  readonly item: Match;
  readonly onChoose: (choice: Choice) => void;
}

export function MatchItem({ item, onChoose }: MatchItemProps) {
  const { record, side, match, candidates, twins, choice } = item;
  const { word, ...look } = looks[match];
  const chosen = choice === null ? '' : choice.choice === 'link' ? `link ${choice.to ?? ''}` : choice.choice;
  const take = (value: string) => {
    const [what = '', to = ''] = value.split(' ');
    onChoose({
      side,
      id: record.id,
      choice: what === '' ? null : (what as NonNullable<Choice['choice']>),
      ...(to !== '' && { to }),
    });
  };
  return (
    <li>
      <div class="who">
        <strong>{calledBy(record.name, record.id)}</strong>
        <Badge {...look} word={t(word)} />
        {twins.length > 0 && (
          <span class="soft">
            {t('ui.setup.twins', { system: sideName(side), names: twins.map(({ name }) => name).join(', ') })}
          </span>
        )}
      </div>
      <ul class="evidence">
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <span class="system">{sideName(side === 'crm' ? 'accounting' : 'crm')}</span>{' '}
            {calledBy(candidate.name, candidate.id)}
            {candidate.archived && <span class="soft"> {t('ui.setup.archived')}</span>}
            <span class="soft"> · {candidate.evidence.map(({ rule }) => evidenceName(rule)).join(', ')}</span>
          </li>
        ))}
      </ul>
      <select
        aria-label={t('ui.setup.choice', { name: calledBy(record.name, record.id) })}
        value={chosen}
        onChange={(event) => take(event.currentTarget.value)}
      >
        <option value="" selected={chosen === ''}>
          {t('ui.setup.choice.rules')}
        </option>
        {candidates
          .filter(({ linked }) => !linked)
          .map(({ id, name }) => (
            <option key={id} value={`link ${id}`} selected={chosen === `link ${id}`}>
              {t('ui.setup.choice.link', { name })}
            </option>
          ))}
        <option value="create" selected={chosen === 'create'}>
          {t('ui.choice.create')}
        </option>
        <option value="ignore" selected={chosen === 'ignore'}>
          {t('ui.choice.ignore')}
        </option>
      </select>
    </li>
  );
}

function evidenceName(rule: string): string {
  const key = rules[rule];
  return key ? t(key) : rule;
}
