// What the words of one side mean on the other, and what is done with money, loaded by itself.

import type { Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Empty } from '../../parts/Empty.tsx';
import { Money } from './Money.tsx';
import { hasValues, Values } from './Values.tsx';

interface ValuesPartProps {
  readonly pair: string;
  readonly settings: Settings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

export default function ValuesPart(props: ValuesPartProps) {
  const { settings } = props;
  if (!hasValues(settings) && !settings.kinds.payment?.on)
    return <Empty icon="circle" title={t('ui.settings.no-documents')} text={t('ui.settings.no-documents.text')} />;
  return (
    <>
      <Values {...props} />
      <Money {...props} />
    </>
  );
}
