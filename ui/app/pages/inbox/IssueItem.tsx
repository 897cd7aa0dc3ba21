// One issue: its sentence, and once it is opened the facts and the choices. The browser's own details element, one open at a time.

import { Fragment } from 'preact';
import type { Issue } from '../../api/client.ts';
import { money, wholeDay } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Ago } from '../../parts/Time.tsx';
import { closedName } from '../../words/choices.ts';
import { sideName, sides } from '../../words/systems.ts';
import { Candidates } from './Candidates.tsx';
import { Choices } from './Choices.tsx';
import { Conflict } from './Conflict.tsx';
import { Facts } from './Facts.tsx';
import { OutlookView } from './OutlookView.tsx';

interface IssueItemProps {
  readonly pair: string;
  readonly issue: Issue;
  /** This issue and those that one decision can settle with it. */
  readonly alike: readonly Issue[];
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly onDecided: () => void;
}

export function IssueItem({ issue, isOpen, onToggle, ...rest }: IssueItemProps) {
  const isClosed = issue.closedAt !== undefined;
  return (
    <li>
      <details
        name="issue"
        open={isOpen}
        onToggle={(event) => event.currentTarget.open !== isOpen && onToggle(event.currentTarget.open)}
      >
        <summary>
          <Icon name={isClosed ? 'check' : iconOf(issue.code)} />
          <span class="about">
            <Sentence of={issue} />
            {isClosed ? <span class="soft">{closedName(issue.closedBy, issue)}</span> : <Worth of={issue} />}
          </span>
          <Ago at={issue.closedAt ?? issue.openedAt} />
        </summary>
        {isOpen && <Body issue={issue} {...rest} />}
      </details>
    </li>
  );
}

/** The issue's sentence with the record's name standing out in it. */
function Sentence({ of: { message, record } }: { readonly of: Issue }) {
  const name = record?.name ?? '';
  const at = name === '' ? -1 : message.indexOf(name);
  if (at < 0) return <span>{message}</span>;
  return (
    <span>
      {message.slice(0, at)}
      <strong>{name}</strong>
      {message.slice(at + name.length)}
    </span>
  );
}

/** What a document that waits comes to, and its day. */
function Worth({ of: { facts } }: { readonly of: Issue }) {
  const { date, total, currency } = facts;
  if (typeof total !== 'string') return null;
  const amount = money(total, typeof currency === 'string' ? currency : '');
  return (
    <span class="soft figures">
      {amount}
      {typeof date === 'string' && ` · ${wholeDay(date)}`}
    </span>
  );
}

function iconOf(code: string) {
  return /^(refused|failed|look|grant|connection)\b/.test(code) ? 'alert' : 'person';
}

/** The record in either system, where the legal way out is gone: a credit note, a payment that is removed, a period that is opened. */
function There({ places }: Pick<Issue, 'places'>) {
  return sides.map((side) => {
    const url = places[side];
    return url === null ? null : (
      <Fragment key={side}>
        <a href={url} target="_blank" rel="noreferrer">
          {t('ui.issue.open-there', { system: sideName(side) })}
        </a>
        {' · '}
      </Fragment>
    );
  });
}

type BodyProps = Omit<IssueItemProps, 'isOpen' | 'onToggle'>;

function Body(props: BodyProps) {
  const { issue } = props;
  if (issue.closedAt !== undefined) {
    return (
      <div class="issue-body">
        <Facts issue={issue} />
      </div>
    );
  }
  return (
    <div class="issue-body">
      <Question {...props} />
      {issue.record && issue.kind !== null && (
        <p class="fine">
          <There places={issue.places} />
          <a href={`/records?search=${encodeURIComponent(issue.record.name)}`}>{t('ui.issue.see-record')}</a>
          {' · '}
          <a href={`/history?search=${encodeURIComponent(issue.record.name)}`}>{t('ui.issue.see-history')}</a>
        </p>
      )}
    </div>
  );
}

/** The question in the form that fits it, with its choices. */
function Question(props: BodyProps) {
  const { pair, issue } = props;
  if (issue.choices.includes('value')) return <Conflict {...props} />;
  if (issue.code.startsWith('match.')) return <Candidates {...props} />;
  const weighed = (['approve', 'reissue'] as const).find((choice) => issue.choices.includes(choice));
  return (
    <>
      <Facts issue={issue} isWhole={weighed !== undefined} />
      {weighed && issue.record && <OutlookView pair={pair} issue={issue} choice={weighed} />}
      <Choices {...props} />
    </>
  );
}
