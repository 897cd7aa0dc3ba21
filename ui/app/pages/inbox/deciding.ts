// Sending a decision, and what the page does while and after.

import { useState } from 'preact/hooks';
import { call, type Problem } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { overview } from '../../state/house.ts';
import { toast } from '../../state/toasts.ts';

export type Choice =
  'crm' | 'accounting' | 'value' | 'approve' | 'reject' | 'link' | 'create' | 'reissue' | 'ignore' | 'retry';

/** What is decided about each field: a side's value, or one of one's own. */
export type Decisions = Readonly<Record<string, 'crm' | 'accounting' | { readonly value: string | null }>>;

export interface Decision {
  readonly choice: Choice;
  /** The id of the record to link, as its system has it. */
  readonly value?: string;
  readonly fields?: Decisions;
}

export interface Deciding {
  /** The choice that is on its way. */
  readonly busy: Choice | null;
  readonly problem: Problem | null;
  /** One issue, or several alike. */
  decide(ids: readonly string[], decision: Decision): Promise<boolean>;
}

export function useDeciding(pair: string, onDecided: () => void): Deciding {
  const [busy, setBusy] = useState<Choice | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const decide = async (ids: readonly string[], decision: Decision) => {
    setBusy(decision.choice);
    const answer = await send(pair, ids, decision);
    setBusy(null);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) {
      toast(t('ui.issue.decided', { count: ids.length }));
      onDecided();
      void overview.value?.read();
    }
    return answer.ok;
  };
  return { busy, problem, decide };
}

function send(pair: string, ids: readonly string[], { choice, value, fields }: Decision) {
  const issues = api.pairs[':pair'].issues;
  const [id = ''] = ids;
  if (ids.length > 1) {
    return call<unknown>(issues.resolution.$post({ param: { pair }, json: { ids: ids.map(Number), choice } }));
  }
  const json = { choice, ...(value !== undefined && { value }), ...(fields && { fields: { ...fields } }) };
  return call<unknown>(issues[':id'].resolution.$post({ param: { pair, id }, json }));
}
