// Mapping: which field of the one side is which field of the other, which way each travels and who wins. Tried before it is saved.

import { ErrorBoundary, default as lazy } from 'preact-iso/lazy';
import type { Fields, Mapping, MappingRow, MappingRows } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Page } from '../../parts/Page.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { WithPair } from '../../parts/WithPair.tsx';
import { fieldsOf, mappingDraftOf, mappingOf } from '../../state/mappings.ts';
import { useQuery } from '../../use/query.ts';
import { useReading } from '../../use/reading.ts';
import { type Drafted, draftedRows, movedTo, savedRows, withRow } from './drafted.ts';
import { Drafts } from './Drafts.tsx';
import { FreeFields } from './FreeFields.tsx';
import { mappingHelp } from './help.tsx';
import { Kinds } from './Kinds.tsx';
import { withOwn } from './own.ts';
import { Rows } from './Rows.tsx';

const NewRow = lazy(() => import('./NewRowPart.tsx'));

export default function MappingPage() {
  const kind = useQuery().get('kind') || 'customer';
  return (
    <Page title={t('ui.mapping.title')} lead={t('ui.mapping.lead')} help={mappingHelp}>
      <WithPair>
        {({ id }) => (
          <>
            <Kinds kind={kind} />
            <Content key={`${id} ${kind}`} pair={id} kind={kind} />
          </>
        )}
      </WithPair>
    </Page>
  );
}

interface ContentProps {
  readonly pair: string;
  readonly kind: string;
}

function Content({ pair, kind }: ContentProps) {
  const mapping = mappingOf(pair, kind);
  const fields = fieldsOf(pair, kind);
  useReading(mapping);
  useReading(fields);
  return (
    <Reading of={fields} lines={10}>
      {(offered) => (
        <Reading of={mapping} lines={10}>
          {(saved) => <Editor pair={pair} kind={kind} saved={saved} fields={offered} />}
        </Reading>
      )}
    </Reading>
  );
}

interface EditorProps extends ContentProps {
  readonly saved: Mapping;
  readonly fields: Fields;
}

function Editor({ pair, kind, saved, fields }: EditorProps) {
  const draft = mappingDraftOf(pair, kind);
  const before = savedRows(saved.rows);
  const rows: MappingRows = draft.value?.rows ?? before;
  const put = (next: MappingRows) => {
    draft.value = { version: draft.value?.version ?? saved.version, rows: next };
  };
  const change = (row: MappingRow, wanted: Drafted) => put(withRow(rows, row, wanted));
  const every = withOwn(saved.rows, rows, fields);
  // One of the admin's own that the draft lets go is none any more.
  const present = every.filter(({ usual, field }) => usual !== null || field in rows);
  const drafted = draftedRows(present, rows);
  return (
    <>
      <Drafts
        pair={pair}
        kind={kind}
        saved={saved}
        every={every}
        before={before}
        rows={rows}
        fields={fields}
        onChange={put}
      />
      <Rows
        rows={drafted}
        fields={fields}
        onChange={(wanted) => {
          const row = present.find(({ field }) => field === wanted.field);
          if (row) change(row, wanted);
        }}
        onReset={(field) => put(Object.fromEntries(Object.entries(rows).filter(([name]) => name !== field)))}
        onMove={(move) => put(movedTo(present, rows, move))}
        onResetAll={() => put({})}
      />
      <ErrorBoundary>
        <NewRow rows={drafted} fields={fields} onAdd={(field, own) => put({ ...rows, [field]: own })} />
      </ErrorBoundary>
      <FreeFields rows={drafted} fields={fields} />
    </>
  );
}
