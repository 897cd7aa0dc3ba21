// The plan of a run: modules, direction, range, and whether it stops after ten. Pressing the button counts; nothing is written yet.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { NewRun, Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Field, SelectField } from '../../parts/Field.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Section } from '../../parts/Section.tsx';
import { Switch } from '../../parts/Switch.tsx';
import { plan } from '../../state/runs.ts';
import { kindName, runDirections } from '../../words/runs.ts';

interface PlanRunProps {
  readonly pair: string;
  readonly settings: Settings;
  readonly isMain: boolean;
  readonly onPlanned: () => void;
}

const SAMPLE = 10;
const presets = ['7', '30', '90', 'all', 'custom'] as const;
type Preset = (typeof presets)[number];
type KindName = NewRun['kinds'][number];

export function PlanRun({ pair, settings, isMain, onPlanned }: PlanRunProps) {
  const on = Object.entries(settings.kinds).flatMap(([kind, value]) => (value.on ? [kind as KindName] : []));
  const [kinds, setKinds] = useState<readonly KindName[]>(on);
  const [direction, setDirection] = useState<NewRun['direction']>('to-crm');
  const [preset, setPreset] = useState<Preset>('30');
  const [custom, setCustom] = useState({ from: '', to: '' });
  const [isSampled, setSampled] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const press = async () => {
    setBusy(true);
    const range = rangeOf(preset, custom);
    const outcome = await plan(pair, { kinds: [...kinds], direction, ...range, sample: isSampled ? SAMPLE : null });
    setBusy(false);
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) onPlanned();
  };
  return (
    <Section title={t('ui.runs.plan')}>
      <div class="general">
        <fieldset class="ticks">
          <legend>{t('ui.runs.modules')}</legend>
          {on.map((kind) => (
            <Switch
              key={kind}
              label={kindName(kind)}
              on={kinds.includes(kind)}
              onChange={(ticked) => setKinds(on.filter((each) => (each === kind ? ticked : kinds.includes(each))))}
            />
          ))}
        </fieldset>
        <SelectField
          label={t('ui.runs.direction')}
          value={direction}
          options={Object.entries(runDirections).map(([value, word]) => ({ value, label: t(word) }))}
          onChoose={(chosen) => setDirection(chosen as NewRun['direction'])}
        />
        <SelectField
          label={t('ui.runs.range')}
          value={preset}
          options={presets.map((value) => ({ value, label: presetName(value) }))}
          onChoose={(chosen) => setPreset(chosen as Preset)}
        />
        {preset === 'custom' &&
          (['from', 'to'] as const).map((end) => (
            <Field key={end} label={t(end === 'from' ? 'ui.runs.from' : 'ui.runs.to')}>
              {(tied) => (
                <input
                  {...tied}
                  type="date"
                  value={custom[end]}
                  onChange={(event) => setCustom({ ...custom, [end]: event.currentTarget.value })}
                />
              )}
            </Field>
          ))}
        <Switch label={t('ui.runs.sample')} on={isSampled} onChange={setSampled} />
        <Button
          look={isMain ? 'primary' : 'plain'}
          busy={busy}
          disabled={kinds.length === 0}
          onPress={() => void press()}
        >
          {t('ui.runs.count')}
        </Button>
        {problem && <ProblemNote problem={problem} />}
      </div>
    </Section>
  );
}

function presetName(preset: Preset): string {
  if (preset === 'all') return t('ui.run.range.all');
  if (preset === 'custom') return t('ui.runs.custom');
  return t('ui.runs.days', { count: Number(preset) });
}

function rangeOf(preset: Preset, { from, to }: { from: string; to: string }): Pick<NewRun, 'from' | 'to'> {
  if (preset === 'all') return {};
  if (preset === 'custom') return { ...(from !== '' && { from }), ...(to !== '' && { to }) };
  return { from: daysAgo(Number(preset)) };
}

/** A day of the calendar on the wall beside whoever asks: theirs begins hours before or after Greenwich's. */
function daysAgo(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() - days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
