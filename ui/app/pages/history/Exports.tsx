// The log as a file, as it is filtered: read page by page, then handed to the browser as a download.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import { number } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { LogFilter } from '../../state/log.ts';
import { type FileForm, logAsFile } from './log-file.ts';

const forms: readonly { form: FileForm; label: string }[] = [
  { form: 'csv', label: 'CSV' },
  { form: 'json', label: 'JSON' },
  { form: 'ndjson', label: 'NDJSON' },
];

export function Exports({ filter }: { readonly filter: LogFilter }) {
  const [busy, setBusy] = useState<FileForm | null>(null);
  const [count, setCount] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (form: FileForm) => {
    setBusy(form);
    const file = await logAsFile(filter, form, setCount);
    setBusy(null);
    setProblem(file.ok ? null : file.problem);
    if (file.ok) download(file.value, `ledgerline-history.${form}`);
  };
  return (
    <div class="exports">
      <span class="soft">{t('ui.history.export')}</span>
      {forms.map(({ form, label }) => (
        <Button key={form} look="quiet" icon="down" busy={busy === form} onPress={() => void save(form)}>
          {label}
        </Button>
      ))}
      <span class="soft" role="status">
        {busy && t('ui.history.exporting', { count: number(count) })}
      </span>
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}

export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
