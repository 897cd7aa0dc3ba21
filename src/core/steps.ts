// The planner's language: the situation it is given and the steps it answers with. Data only; a plan can be shown, stored and compared.

import type { Creation } from './creation.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { PaymentRule } from './payment.ts';
import type { Broken } from './reference.ts';
import type { Routed } from './routed.ts';
import type { Decision, Held, KindName, Link, MappedField, RecordId, Seen, Side, Sight } from './record.ts';
import type { UncodedWay } from './uncoded.ts';
import type { Fields, Value } from './value.ts';

/** Why something is so: a code that a sentence exists for, and the facts the sentence names. */
export interface Reason {
  readonly code: string;
  readonly facts?: Readonly<Record<string, string>>;
}

export type DeletePolicy = 'off' | 'propose' | 'apply';

/** What the settings say about one record, with filters and routing already tried on it. */
export interface Rules {
  readonly kindOn: boolean;
  readonly into: Readonly<Record<Side, { on: boolean; create: boolean; update: boolean; delete: DeletePolicy }>>;
  /** Why the record is outside a filter, the route or its kind, or null. */
  readonly outside: Reason | null;
  /** Documents dated before this (`YYYY-MM-DD`) are linked but never created. Null: no such date. */
  readonly startDate: string | null;
  /** Whether records that this one refers to are brought over first. Off: a person is told that they are missing. Left out: on. */
  readonly precheck?: boolean;
  /** The CRM takes no line without a product, and no product was named that stands for none. */
  readonly needProduct?: boolean;
  /** Kinds of records that this one refers to, that have no link, and that are switched off: nobody would bring those over first. */
  readonly needsOff?: readonly KindName[];
  /** What becomes of a product without a code; left out where records of the kind need none. */
  readonly uncoded?: UncodedWay;
  /** A historical run asks for this record: older and closed documents may be created. */
  readonly history: boolean;
  /** So many records went at once that none of them is put away on the other side without a person. */
  readonly guarded?: boolean;
}

/** What is known on the other side about a record that has no link. */
export type Match =
  | { readonly is: 'none' }
  /** One free record, and the rule that found it. `sure` when the mark is our own. */
  | { readonly is: 'one'; readonly id: RecordId; readonly rule: string; readonly sure: boolean }
  | { readonly is: 'several'; readonly ids: readonly RecordId[]; readonly rule: string }
  /** Every record that fits is linked to something else. */
  | { readonly is: 'elsewhere'; readonly ids: readonly RecordId[]; readonly rule: string }
  /** Another record that is about to be created looks the same: that one goes first. */
  | {
      readonly is: 'after-another';
      readonly id: RecordId;
      readonly rule: string;
      /** Left out: at once. */
      readonly afterMs?: number;
    }
  /** It was put away, and somebody has been asked already whether that record of the other side is the same. */
  | { readonly is: 'asked'; readonly id: RecordId };

export interface OpenIssue {
  readonly id: number;
  readonly code: string;
  /** The versions in which the records were when it was raised. */
  readonly versions?: Readonly<Partial<Record<Side, string>>>;
  /** What it was raised with, as one comparable text. */
  readonly digest: string;
}

/** What a person decided about this record, to be carried out now. */
export type Choice =
  | { readonly choice: 'fields'; readonly decisions: Readonly<Record<string, Decision>> }
  | { readonly choice: 'link'; readonly id: RecordId }
  | { readonly choice: 'create' }
  /** `of`: the code of the issue that was answered, where there are several that differ in what an answer takes with it. */
  | { readonly choice: 'approve'; readonly of?: string }
  | { readonly choice: 'reject' }
  /** Void it in accounting, and issue it anew as the CRM shows it. */
  | { readonly choice: 'reissue' }
  /** `of`: the code of the issue that was answered, where the answer is about the record's pair and not about the record. */
  | { readonly choice: 'ignore'; readonly of?: string }
  /** `of`: the code of the issue that was answered, where the answer is about a mail and not about the record. */
  | { readonly choice: 'retry'; readonly of?: string };

/** Whether an answer is about a mail: the record itself is planned as if there were none. */
export function isAboutMail(choice: Choice | null | undefined): boolean {
  return choice ? 'of' in choice && String(choice.of).startsWith('mail.') : false;
}

/** Whether an answer only says that a document stays in its pair: the record itself is planned as if there were none. */
export function isAboutRoute(choice: Choice | null | undefined): boolean {
  return choice ? 'of' in choice && choice.of === 'route.moved' : false;
}

export interface Situation {
  /** Where each side lets the kind's state go; left out where it has none that travels. */
  readonly lifecycle?: Lifecycle;
  /** How new documents of the kind begin in accounting; left out for kinds that are simply made. */
  readonly creation?: Creation;
  /** The one currency that the CRM counts in; left out where its records say theirs. */
  readonly onlyCurrency?: string;
  /** How what is set to paid in the CRM is entered in accounting; left out where it is not. */
  readonly payments?: PaymentRule;
  /** What the records that values name show in accounting, by `link:<id>`. */
  readonly referred?: Readonly<Record<string, Fields>>;
  /** What values can't name any more: what names it waits. */
  readonly broken: readonly Broken[];
  /** What each side would show of the other side's values, where it rewrites what it is sent. */
  readonly made?: Readonly<Record<Side, Fields>>;
  readonly kind: KindName;
  readonly fields: readonly MappedField[];
  readonly link: Link | null;
  readonly sights: Readonly<Record<Side, Sight>>;
  /** Of a linked document that the CRM showed just now, where several pairs share the CRM; left out where nobody can tell. */
  readonly routed?: Routed;
  /** For a record without a link. */
  readonly match: Match;
  /** For a record that was merged away: whether the one that remains is free to be linked. */
  readonly mergeTarget?: { readonly side: Side; readonly id: RecordId; readonly free: boolean };
  /** The contact in accounting is linked in another capacity too: to a vendor as well as to a customer. */
  readonly isBoth?: boolean;
  /** The record carries a stamp that names a record linked to another: somebody copied it. */
  readonly copy: boolean;
  readonly rules: Rules;
  readonly issues: readonly OpenIssue[];
  readonly choice: Choice | null;
  /** Somebody saved it so recently that they may still be typing: how much longer it is left alone, in ms. */
  readonly restMs?: number;
  /** What the record was last noted as (`skip.filter`, …), or null while it is simply in step. */
  readonly noted: string | null;
}

export type IssueChoice =
  'crm' | 'accounting' | 'value' | 'approve' | 'reject' | 'link' | 'create' | 'reissue' | 'ignore' | 'retry';

export interface IssueDraft {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly choices: readonly IssueChoice[];
}

export interface Lost {
  readonly field: string;
  readonly side: Side;
  readonly value: Value;
}

export type Step =
  /** Remember that two existing records are the same. */
  | { readonly do: 'link'; readonly ids: Readonly<Record<Side, RecordId>>; readonly rule: string }
  /** Remember what each side shows of these fields; nothing is written outward. `settled` sides show their written values now. */
  | {
      readonly do: 'agree';
      readonly values: Readonly<Record<string, Readonly<Record<Side, Value>>>>;
      readonly settled: readonly Side[];
    }
  | {
      readonly do: 'update';
      readonly side: Side;
      readonly id: RecordId;
      readonly patch: Fields;
      /** What the side showed before, for the audit. */
      readonly before: Fields;
      /** What the other side shows of these fields: its base once this is done. */
      readonly from: Fields;
      readonly why: Reason;
      readonly lost: readonly Lost[];
      /**
       * Fields that this plan writes on the other side too: edits of both are in them. Nothing of them is agreed on before a plan finds
       * both sides alike, or an edit would be taken for agreed whose write failed.
       */
      readonly both?: readonly string[];
    }
  | {
      readonly do: 'create';
      readonly side: Side;
      readonly fields: Fields;
      readonly source: Seen;
      readonly why: Reason;
      /** It is to be mailed once it is made. */
      readonly mail?: true;
      /** Of fields that get there in two steps: what the source is taken to show until the second. */
      readonly from?: Fields;
      /** It takes the place of this one, which was voided for it: the source's link to that ends as the new one is made. */
      readonly instead?: RecordId;
    }
  | { readonly do: 'archive'; readonly side: Side; readonly id: RecordId; readonly why: Reason }
  /** Leave these fields alone until a person decides; an empty map lets all of them go. */
  | { readonly do: 'hold'; readonly held: Readonly<Record<string, Held>> }
  | { readonly do: 'move'; readonly side: Side; readonly to: RecordId }
  | { readonly do: 'end'; readonly why: Reason }
  /** Remember that a person leaves it in this pair, against the one that the routing rules name; null: nobody has to any more. */
  | { readonly do: 'stay'; readonly against: string | null }
  | { readonly do: 'raise'; readonly issue: IssueDraft }
  | { readonly do: 'withdraw'; readonly issue: number }
  /** What is known already (an open issue, a note) stands as it is: nothing to write. */
  | { readonly do: 'stand'; readonly code: string }
  /** Come back later; `needs` names records that must be linked first. */
  | {
      readonly do: 'wait';
      readonly why: Reason;
      readonly afterMs: number;
      readonly needs: readonly RecordId[];
      /** No time and no record ends it: somebody has to change what the organisation lacks. */
      readonly forSomebody?: true;
    }
  /** Remember why nothing travels, or (null) that nothing stands in the way any more. */
  | { readonly do: 'note'; readonly reason: Reason | null };

/** Nothing to do is a plan without a step, or one that only says what stands: no row is written. */
export type Plan = readonly Step[];

export function isQuiet(plan: Plan): boolean {
  return plan.every((step) => step.do === 'stand');
}
