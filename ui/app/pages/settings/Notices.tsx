// Who is told when something needs a person: the channels, when each is told, how it stands, and a test of those that are saved.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { Settings } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Field, SelectField } from '../../parts/Field.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Section } from '../../parts/Section.tsx';
import { Ago } from '../../parts/Time.tsx';
import { channelsOf, test, type Tested } from '../../state/notices.ts';
import { useReading } from '../../use/reading.ts';
import { channelName, channelSorts, channelStates, occasions } from '../../words/notices.ts';

type Channel = Settings['notices']['channels'][number];

interface NoticesProps {
  readonly pair: string;
  readonly saved: Settings['notices'];
  readonly notices: Settings['notices'];
  readonly set: (path: readonly string[], value: unknown) => void;
}

const MOST = 10;
const fresh: Channel = { via: 'mail', to: '', when: 'at-once' };

const hours = () =>
  Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: t('ui.notices.hour', { hour: String(hour).padStart(2, '0') }),
  }));

const options = (words: Readonly<Record<string, Key>>) =>
  Object.entries(words).map(([value, word]) => ({ value, label: t(word) }));

export function Notices({ pair, saved, notices: { channels, dailyHour }, set }: NoticesProps) {
  const give = (list: readonly Channel[]) => set(['notices', 'channels'], list);
  const change = (at: number, part: Partial<Channel>) =>
    give(channels.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <Section title={t('ui.notices.title')} lead={t('ui.notices.lead')}>
      <div class="general">
        {channels.map((channel, at) => (
          <ChannelFields
            key={at}
            channel={channel}
            onChange={(part) => change(at, part)}
            onRemove={() => give(channels.filter((_, index) => index !== at))}
          />
        ))}
        {channels.length < MOST && (
          <Button look="quiet" icon="plus" onPress={() => give([...channels, fresh])}>
            {t('ui.notices.add')}
          </Button>
        )}
        {channels.some(({ when }) => when !== 'at-once') && (
          <SelectField
            label={t('ui.setting.dailyHour')}
            value={String(dailyHour)}
            options={hours()}
            onChoose={(chosen) => set(['notices', 'dailyHour'], Number(chosen))}
          />
        )}
        {saved.channels.length > 0 && <Standing pair={pair} />}
      </div>
    </Section>
  );
}

interface ChannelFieldsProps {
  readonly channel: Channel;
  readonly onChange: (part: Partial<Channel>) => void;
  readonly onRemove: () => void;
}

function ChannelFields({ channel, onChange, onRemove }: ChannelFieldsProps) {
  const { via, to, when } = channel;
  const isMail = via === 'mail';
  return (
    <fieldset class="condition">
      <legend class="hidden">{channelName(channel)}</legend>
      <SelectField
        label={t('ui.notices.via')}
        value={via}
        options={options(channelSorts)}
        onChoose={(chosen) => onChange({ via: chosen as Channel['via'] })}
      />
      <Field
        label={t(isMail ? 'ui.notices.to-mail' : 'ui.notices.to-url')}
        hint={t(isMail ? 'ui.notices.hint-mail' : 'ui.notices.hint-url')}
      >
        {(tied) => (
          <input
            {...tied}
            type="text"
            inputMode={isMail ? 'email' : 'url'}
            autocomplete="off"
            value={to}
            onInput={(event) => onChange({ to: event.currentTarget.value.trim() })}
          />
        )}
      </Field>
      <SelectField
        label={t('ui.notices.when')}
        value={when}
        options={options(occasions)}
        onChoose={(chosen) => onChange({ when: chosen as Channel['when'] })}
      />
      <Button look="quiet" icon="cross" onPress={onRemove}>
        {t('ui.notices.remove')}
      </Button>
    </fieldset>
  );
}

/** How the saved channels stand, and a test of them. */
function Standing({ pair }: { readonly pair: string }) {
  const resource = channelsOf(pair);
  useReading(resource);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tested, setTested] = useState<readonly Tested[]>([]);
  const press = async () => {
    setBusy(true);
    const outcome = await test(pair);
    setBusy(false);
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) setTested(outcome.value.items);
  };
  return (
    <>
      <ul class="differences">
        {resource.value.value?.items.map((channel, at) => (
          <li key={at}>
            {channelName(channel)}: {t(channelStates[channel.state])}
            {channel.sentAt !== null && (
              <>
                {' '}
                (<Ago at={channel.sentAt} />)
              </>
            )}
            {channel.message !== undefined && <p class="reason">{channel.message}</p>}
          </li>
        ))}
      </ul>
      <Button icon="sync" busy={busy} onPress={() => void press()}>
        {t('ui.notices.test')}
      </Button>
      {problem && <ProblemNote problem={problem} />}
      <div role="status">
        {tested.map((outcome, at) => (
          <p key={at}>
            {channelName(outcome)}: {outcome.ok ? t('ui.notices.arrived') : outcome.message}
          </p>
        ))}
      </div>
    </>
  );
}
