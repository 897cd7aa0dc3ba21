// What was changed and not saved yet: told row by row, tried on records, and saved. Nothing is saved by itself.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { Fields, Mapping, MappingRows, Trial } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Section } from '../../parts/Section.tsx';
import { mappingDraftOf, mappingOf, saveMapping, tryMapping } from '../../state/mappings.ts';
import { toast } from '../../state/toasts.ts';
import { Tried } from '../tried/Tried.tsx';
import { type Drafted, draftedRows } from './drafted.ts';
import { ChangeList, changedRows } from './ChangeList.tsx';

interface DraftsProps {
  readonly pair: string;
  readonly kind: string;
  readonly saved: Mapping;
  /** The saved rows, and those that the draft adds. */
  readonly every: Mapping['rows'];
  readonly before: MappingRows;
  readonly rows: MappingRows;
  readonly fields: Fields;
  readonly onChange: (rows: MappingRows) => void;
}

type Busy = 'trying' | 'saving' | null;

export function Drafts({ pair, kind, saved, every, before, rows, fields, onChange }: DraftsProps) {
  const [busy, setBusy] = useState<Busy>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** With the rows that it was made of: another draft has another outcome. */
  const [trial, setTrial] = useState<{ of: MappingRows; found: Trial } | null>(null);
  const changes = changedRows(shownWith(every, before), shownWith(every, rows));
  const draft = mappingDraftOf(pair, kind);
  const forget = () => {
    draft.value = undefined;
    setProblem(null);
    setTrial(null);
  };
  const look = async () => {
    setBusy('trying');
    const answer = await tryMapping([pair, kind], rows);
    setBusy(null);
    setProblem(answer.ok ? null : answer.problem);
    setTrial(answer.ok ? { of: rows, found: answer.value } : null);
  };
  const save = async () => {
    setBusy('saving');
    const answer = await saveMapping([pair, kind], { version: draft.value?.version ?? saved.version, rows });
    if (!answer.ok) {
      setBusy(null);
      return setProblem(answer.problem);
    }
    setProblem(null);
    // The next change is made from what was saved just now, also where the page is left or loaded anew before that is read.
    const own = { version: answer.value.version, rows: draft.value?.rows ?? rows };
    draft.value = own;
    await mappingOf(pair, kind).read();
    setBusy(null);
    // What was changed while it was being saved is still to be saved.
    if (own.rows === rows && draft.value === own) forget();
    return toast(t('ui.mapping.saved'));
  };
  const names = changes.map(({ after }) => after.field).filter((name) => name in rows);
  const isApproved = names.length > 0 && names.every((name) => rows[name]?.approved === true);
  const approve = (approved: boolean) =>
    onChange({
      ...rows,
      ...Object.fromEntries(names.map((name) => [name, withApproval(rows[name] ?? {}, approved)])),
    });
  if (changes.length === 0) return null;
  return (
    <div class="save">
      <Section title={t('ui.settings.unsaved')}>
        <ChangeList changes={changes} fields={fields} />
        {trial?.of === rows && (
          <>
            <p role="status">
              <strong>{t('ui.mapping.touched', { touched: trial.found.touched, looked: trial.found.looked })}</strong>
            </p>
            <Tried items={trial.found.items} />
          </>
        )}
        {names.length > 0 && (
          <label class="check">
            <input type="checkbox" checked={isApproved} onChange={(event) => approve(event.currentTarget.checked)} />
            {t('ui.mapping.approve')}
          </label>
        )}
        <div class="actions">
          <Button look="primary" busy={busy === 'saving'} onPress={() => void save()}>
            {t('ui.settings.save', { count: changes.length })}
          </Button>
          <Button busy={busy === 'trying'} onPress={() => void look()}>
            {t('ui.mapping.try')}
          </Button>
          <Button look="quiet" onPress={forget}>
            {t('ui.settings.forget')}
          </Button>
        </div>
        {problem && <ProblemNote problem={problem} />}
      </Section>
    </div>
  );
}

/** Rows as a draft has them; one of the admin's own that it does not name is off. */
function shownWith(every: Mapping['rows'], draft: MappingRows): Drafted[] {
  return draftedRows(every, draft).map((row) => (row.own && !(row.field in draft) ? { ...row, on: false } : row));
}

function withApproval({ approved: _, ...row }: MappingRows[string], approved: boolean): MappingRows[string] {
  return approved ? { ...row, approved } : row;
}
