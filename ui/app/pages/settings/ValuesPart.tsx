// What the words of one side mean on the other, and what is done with money, loaded by itself.

import type { Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Empty } from '../../parts/Empty.tsx';
import { Whole } from '../../parts/Whole.tsx';
import { listOf } from '../../state/references.ts';
import { Money } from './Money.tsx';
import { hasValues, Values } from './Values.tsx';

interface ValuesPartProps {
  readonly pair: string;
  readonly settings: Settings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

const lists = [
  ['crm', 'tax-rates'],
  ['accounting', 'tax-rates'],
  ['crm', 'pick-lists'],
  ['accounting', 'accounts'],
] as const;

export default function ValuesPart(props: ValuesPartProps) {
  const { settings } = props;
  if (!hasValues(settings) && !settings.kinds.payment?.on)
    return <Empty icon="circle" title={t('ui.settings.no-documents')} text={t('ui.settings.no-documents.text')} />;
  return (
    <Whole of={lists.map(([side, list]) => listOf(props.pair, side, list))} lines={10}>
      <Values {...props} />
      <Money {...props} />
    </Whole>
  );
}
