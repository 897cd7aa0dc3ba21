// The rows of a mapping: those that are carried, and below them those that rest.

import type { Fields } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Section } from '../../parts/Section.tsx';
import { systemNames, usualSystem } from '../../words/systems.ts';
import type { Drafted } from './drafted.ts';
import { Row, type RowActs } from './Row.tsx';

interface RowsProps extends RowActs {
  readonly rows: readonly Drafted[];
  readonly fields: Fields;
  readonly onResetAll: () => void;
}

export function Rows({ rows, fields, onResetAll, ...acts }: RowsProps) {
  const carried = rows.filter(({ on }) => on);
  const resting = rows.filter(({ on }) => !on);
  const isChanged = rows.some(({ changed }) => changed);
  const list = (some: readonly Drafted[]) => (
    <ul class="mapping">
      {some.map((row) => (
        <Row key={row.field} row={row} all={rows} fields={fields} {...acts} />
      ))}
    </ul>
  );
  return (
    <>
      <Section
        title={t('ui.mapping.carried')}
        actions={
          isChanged && (
            <Button look="quiet" icon="back" onPress={onResetAll}>
              {t('ui.mapping.reset-all')}
            </Button>
          )
        }
      >
        <div class="mapping-heads" aria-hidden="true">
          <span>{t('ui.mapping.field')}</span>
          <span>{systemNames[usualSystem.crm]}</span>
          <span />
          <span>{systemNames[usualSystem.accounting]}</span>
          <span>{t('ui.mapping.wins')}</span>
        </div>
        {list(carried)}
      </Section>
      {resting.length > 0 && (
        <Section title={t('ui.mapping.resting')} lead={t('ui.mapping.resting.lead')}>
          {list(resting)}
        </Section>
      )}
    </>
  );
}
