// What the settings have for documents, loaded by itself: most companies begin with customers alone.

import type { Settings } from '../../api/client.ts';
import { Empty } from '../../parts/Empty.tsx';
import { Whole } from '../../parts/Whole.tsx';
import { t } from '../../i18n/messages.ts';
import { listOf } from '../../state/references.ts';
import { Documents, documents } from './Documents.tsx';

interface DocumentsPartProps {
  readonly pair: string;
  readonly settings: Settings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

const lists = [
  ['accounting', 'accounts'],
  ['accounting', 'themes'],
  ['accounting', 'tracking'],
] as const;

export default function DocumentsPart(props: DocumentsPartProps) {
  if (!documents.some((kind) => props.settings.kinds[kind]?.on))
    return <Empty icon="circle" title={t('ui.settings.no-documents')} text={t('ui.settings.no-documents.text')} />;
  return (
    <Whole of={lists.map(([side, list]) => listOf(props.pair, side, list))} lines={10}>
      <Documents {...props} />
    </Whole>
  );
}
