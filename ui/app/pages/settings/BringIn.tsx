// Bringing a file in: what it holds is shown first, and one that was signed elsewhere is asked about.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import { dateTime, number } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { ExportPage } from '../../api/client.ts';
import { bringIn, pagesIn } from '../../state/moving.ts';
import { draftOf, settingsOf, versionsOf } from '../../state/settings.ts';
import { toast } from '../../state/toasts.ts';

/** Somebody else signed it, or nobody; its links are of other organisations. */
const [FOREIGN, ELSEWHERE] = ['import.signer', 'import.organisation'];

export function BringIn({ pair }: { readonly pair: string }) {
  const [file, setFile] = useState<readonly ExportPage[]>([]);
  const [accepted, setAccepted] = useState(false);
  const [isNone, setIsNone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const choose = async (chosen: File | undefined) => {
    const found = chosen ? pagesIn(await chosen.text()) : [];
    setFile(found);
    setIsNone(chosen !== undefined && found.length === 0);
    setAccepted(false);
    setProblem(null);
  };
  const isForeign = problem?.code === FOREIGN;
  const isElsewhere = problem?.code === ELSEWHERE;
  const bring = async () => {
    const accept = accepted || isForeign;
    setAccepted(accept);
    setBusy(true);
    const answer = await bringIn(pair, file, { accept, onlySettings: isElsewhere });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    draftOf(pair).value = undefined;
    setFile([]);
    toast(t('ui.moving.import.done', { added: answer.value.taken, known: answer.value.kept }));
    await Promise.all([settingsOf(pair).read(), versionsOf(pair).read()]);
  };
  const word = isForeign ? 'ui.moving.import.trust' : isElsewhere ? 'ui.moving.import.settings' : 'ui.moving.import.do';
  return (
    <div class="general">
      <Field label={t('ui.moving.import.file')} {...(isNone && { error: t('ui.moving.import.none') })}>
        {(tied) => (
          <input
            {...tied}
            type="file"
            accept=".ndjson,.json,application/json"
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      {file[0] && <p>{toldOf(file[0])}</p>}
      {problem && <ProblemNote problem={problem} />}
      {file.length > 0 && (
        <Button look={isForeign ? 'danger' : 'plain'} busy={busy} onPress={() => void bring()}>
          {t(word)}
        </Button>
      )}
    </div>
  );
}

function toldOf({ pair, at, total, organisations: { crm, accounting } }: ExportPage): string {
  const words = { name: pair, at: dateTime(at), links: total, shown: number(total) };
  return t('ui.moving.import.holds', { ...words, crm: crm.name, accounting: accounting.name });
}
