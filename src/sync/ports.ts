// The front desk of this floor: what it asks of the systems, of the store and of the world. Floors above bring these; nothing here
// knows a vendor, a database or a clock.

import type { Creation } from '../core/creation.ts';
import type { WorkClass } from '../core/pace.ts';
import type { PaymentRule } from '../core/payment.ts';
import type { Broken } from '../core/reference.ts';
import type { Problem, Result } from '../core/problem.ts';
import type { KindName, RecordId, Seen, Sight } from '../core/record.ts';
import type { Fields } from '../core/value.ts';
import type { Kind } from '../kinds/kind.ts';
import type { NamedField } from '../kinds/traits.ts';
import type { Mapping } from '../mapping/translate.ts';

// ---------------------------------------------------------------------------------------------------------------- systems

/** One record as a look found it. */
export interface Sighting {
  readonly id: RecordId;
  readonly sight: Sight;
}

export interface Page {
  /** Oldest change first. */
  readonly sightings: readonly Sighting[];
  /** The checkpoint once the whole page is dealt with. */
  readonly checkpoint: string;
  /** More changes wait behind this page. */
  readonly more: boolean;
}

/** Part of a walk over all records, in the order of their ids. */
export interface Stretch {
  readonly sightings: readonly Sighting[];
  /** Where to go on, or null at the end. */
  readonly cursor: string | null;
  /** A checkpoint from before this stretch was read: changes since then are found by a look from there. */
  readonly since: string;
  /** With the last stretch of a list that comes whole: every id in it. What is deleted there leaves no other trace. */
  readonly whole?: readonly RecordId[];
}

/** A record to be made. */
export interface Draft {
  /** The record on the other side that it is made from: what its stamp names. */
  readonly source: RecordId;
  readonly fields: Fields;
  /** The record of this side that the source was made of. */
  readonly origin?: RecordId;
  /** The record of this side whose place it takes: it bears the same mark, and is not what was made now. */
  readonly instead?: RecordId;
  readonly known?: Known;
}

/**
 * What the records that values refer to (`ref:<id>`) show on this same side, as last agreed: their code or name, for a system whose lines
 * name an item by its code.
 */
export type Known = Readonly<Record<RecordId, Fields>>;

/** Values to be written into an existing record. */
export interface Patch {
  readonly id: RecordId;
  /** As it was seen when this was planned: a system that can refuses the write once that has moved. */
  readonly seen: Seen;
  readonly fields: Fields;
  readonly known?: Known;
}

/** A record as a write left it. */
export interface Written {
  readonly id: RecordId;
  readonly version: string;
  readonly changedAt: number;
  /** As the side shows it now, where its reply says so. */
  readonly seen: Seen | null;
  /** Where the reply shows nothing: what was sent and taken, which may be less than was asked for. */
  readonly sent: Fields;
}

export type Write =
  | { readonly op: 'create'; readonly drafts: readonly Draft[] }
  | { readonly op: 'update'; readonly patches: readonly Patch[] }
  | { readonly op: 'archive'; readonly records: readonly PutAway[] };

/** A record to be put away, as it was seen: a draft is deleted where an approved document is voided. */
export interface PutAway {
  readonly id: RecordId;
  readonly seen: Seen;
}

/** One request, ready to go: its body never changes, so that it can be sent again byte for byte. */
export interface Prepared {
  readonly kind: KindName;
  /** A mail is asked for by the id of its record. */
  readonly op: Write['op'] | 'mail';
  readonly body: string;
  /** How many of the write's items it holds, in their order. */
  readonly count: number;
}

/** What was said to a system about one record, and what it said: redacted and bounded, as text. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** JSON as far as it fits; null where the request had no body. */
  readonly request: string | null;
  /** The HTTP status; null where no reply came. */
  readonly status: number | null;
  readonly reply: string | null;
}

export interface SystemSpec {
  /** `zoho-crm`, `xero`, …: for people and for the audit. */
  readonly system: string;
  /** The same key and bytes lead to the same outcome for this long after the first sending; 0 where there are no such keys. */
  readonly replayMs: number;
  /** Replies to writes carry the record as it is now. */
  readonly repliesInFull: boolean;
  /** Changes can be refused when the record has moved since it was read. */
  readonly conditionalWrite: boolean;
  /** A look from a checkpoint is cheap enough to be made before every write instead of reading by id. */
  readonly looksBeforeWriting: boolean;
  /** Records that one call reads by their ids at most; 1 where each is a call of its own. */
  readonly readsAtOnce: number;
  /** Kinds of whose changes it tells even where they are our own writes: each of those is a test of the way to us. */
  readonly tellsOurWrites: readonly KindName[];
  /** How far a look reaches back behind its checkpoint after a hint, and on a timer, in ms. */
  readonly overlapMs: { readonly hint: number; readonly timer: number };
}

/** Whom changes concern of what has no record of its own on the other side. */
export interface Feed {
  readonly customers: readonly RecordId[];
  readonly invoices: readonly RecordId[];
  readonly checkpoint: string;
  readonly more: boolean;
}

/** Credit of a customer that is not used yet: a credit note, or what somebody paid too much or ahead. */
export interface OpenCredit {
  /** What accounting calls it: a credit note's number, `overpayment <id>`, `prepayment <id>`. */
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** What is left of it, in its own currency. */
  readonly left: string;
  /** ISO code; left out where accounting does not say. */
  readonly currency?: string;
  /** How many of its currency one of the organisation's buys. */
  readonly rate?: string;
}

/** What follows from a customer's documents. */
export interface Sums {
  /** By our fields' names, in the organisation's currency. */
  readonly fields: Fields;
  readonly credits: readonly OpenCredit[];
}

/** What of a customer's unused credit stood there, and what stands there now: amounts. */
export interface Kept {
  readonly before: string;
  readonly after: string;
}

/** A credit that can't be kept there by us: somebody has used our document of it (`used`), or it is in another currency than the customer's. */
export interface Unkept {
  readonly why: 'used' | 'currency';
  /** As accounting calls it. */
  readonly credit: string;
  /** The customer's currency there. */
  readonly currency?: string;
}

/** One organisation in one system, as one pair sees it. Plural throughout; outcomes come in the order asked. */
export interface System {
  readonly spec: SystemSpec;
  /** The vendor's own id of the organisation, where what is made elsewhere for it has to tell whose it is. */
  readonly organisation?: string;
  /** What changed since a checkpoint (null: since ever), oldest first, at most `limit`. Never a second page. */
  look(kind: KindName, from: string | null, options: { limit: number; overlapMs: number }): Promise<Result<Page>>;
  /** The next stretch of a walk over all records; null starts it. */
  walk(kind: KindName, cursor: string | null, limit: number): Promise<Result<Stretch>>;
  read(kind: KindName, ids: readonly RecordId[]): Promise<readonly Sight[]>;
  /**
   * The records that came of a create whose reply was lost, by their source: by stamp, or where the system has no room for one, by
   * content among what we made since `sentAt`. Several for one source mean that it can't be told.
   */
  findMade(
    kind: KindName,
    drafts: readonly Draft[],
    sentAt: number,
  ): Promise<Result<ReadonlyMap<RecordId, readonly Seen[]>>>;
  /**
   * Figures of these customers that follow from their documents and that no reading of the customers shows: by our fields' names, those
   * left out that the pair has not asked for.
   */
  balances?(ids: readonly RecordId[]): Promise<Result<ReadonlyMap<RecordId, Sums>>>;
  /**
   * Of these payments, which were sent at `sentAt` and whose reply was lost, those that were entered, whether they stand or somebody took
   * them out again since: by our mark, by the ids of their invoices. Left out where no payments are entered.
   */
  entered?(
    kind: KindName,
    payments: readonly { readonly id: RecordId; readonly fields: Fields }[],
    sentAt: number,
  ): Promise<Result<ReadonlySet<RecordId>>>;
  /** Customers with something open that fell due on one of these days (`YYYY-MM-DD`; `until` excluded). */
  dueWithin?(from: string, until: string): Promise<Result<readonly RecordId[]>>;
  /** Whom the changes of credit since a checkpoint concern. `named`: the credit that a hint is about, or null for whatever changed. */
  credit?(
    from: string | null,
    options: { readonly named: readonly RecordId[] | null; readonly overlapMs: number },
  ): Promise<Result<Feed>>;
  /**
   * Has a customer's unused credit stand there as accounting tells it, the whole of it: what is missing is made, what of ours is no more
   * told is taken away. The same list again changes nothing. Null where it stood so already, or where the customer has nothing there. Left
   * out where credit has no documents. `owner`: the organisation whose credit it is; that of others, which may sell to the same customers,
   * is left alone.
   */
  keepCredit?(
    customer: { readonly id: RecordId; readonly name: string },
    credits: readonly OpenCredit[],
    owner: string,
  ): Promise<Result<Kept | Unkept | null>>;
  /** A write as requests of the sizes that the system takes. */
  prepare(kind: KindName, write: Write): readonly Prepared[];
  /** Sends a request under its key. An outcome an item. */
  send(prepared: Prepared, key: string): Promise<readonly Result<Written>[]>;
  /** What was said where that problem of one of our writes came up, for the log; null where nothing was sent. */
  exchangeOf?(problem: Problem): Exchange | null;
  /**
   * Has a record mailed to whom it is for; the same key within `replayMs` mails it once. Left out where the system mails nothing for us.
   */
  mail?(kind: KindName, id: RecordId, key: string): Promise<Result<null>>;
}

// ------------------------------------------------------------------------------------------------------------------ world

/** Time and chance, handed in. */
export interface World {
  /** Epoch ms. */
  now(): number;
  /** A new random name for a request, unguessable. */
  name(): string;
  /** A new random id, a whole number below 2^52. */
  number(): number;
  /** A random share, 0 up to 1. */
  share(): number;
}

/** Why a record is being looked at, for the audit. */
export type Trigger = 'save' | 'webhook' | 'notification' | 'timer' | 'run' | 'person' | 'retry';

export interface Cause {
  readonly trigger: Trigger;
  readonly work: WorkClass;
  /** Who pressed, or null. */
  readonly actor: string | null;
  /** A try of a standing was counted for this. */
  readonly counted: boolean;
  /** The historical run, or null. */
  readonly run: string | null;
  /** A run that asks for older and closed documents too. */
  readonly history: boolean;
}

/** What is left of what one invocation may do. */
export interface Budget {
  statements(): number;
  calls(): number;
}

/** A kind with its mapping and the rules of the pair's settings, as one pass uses them. */
export interface KindInUse {
  readonly kind: Kind;
  readonly mapping: Mapping;
  /** How new documents of the kind begin in accounting. */
  readonly creation?: Creation;
  /** The one currency that the CRM counts in, where it knows no other. */
  readonly onlyCurrency?: string;
  /** How what is set to paid in the CRM is entered in accounting. */
  readonly payments?: PaymentRule;
  /** What values can't name any more in accounting. */
  readonly broken?: readonly Broken[];
  /** Rules that name a field of the CRM which is not there: what they decide waits. */
  readonly unusable?: readonly NamedField[];
}
