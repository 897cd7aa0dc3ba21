// What a Zoho CRM connection was found to be: the probe's findings and the fields that are ours. Kept as the connection's capabilities.

import type { Problem } from '../../core/problem.ts';
import type { CrmUser } from './owners.ts';

/** A field that we made, found again by its id: people rename labels and API names. */
export interface OwnField {
  readonly id: string;
  readonly apiName: string;
}

/** A workflow rule of ours with the webhook that it calls. */
export interface OwnRule {
  readonly rule: string;
  readonly webhook: string;
  /** Of which address and secret the webhook was told, as a short hash. */
  readonly of: string;
  /** When it was made, epoch ms. */
  readonly madeAt?: number;
  /** A second rule, which tells of deletions by the same webhook. */
  readonly deletions?: string;
}

/** A tax of the organisation's list. */
export interface OrgTax {
  readonly id: string;
  readonly name: string;
  /** In per cent, as decimal text. */
  readonly rate: string;
}

/** A field that stands for none of ours, as the metadata has it. */
export interface FurtherField {
  readonly name: string;
  readonly label: string;
  /** Zoho's `data_type`. */
  readonly type: string;
  readonly length?: number;
  /** Decimals that it keeps. */
  readonly places?: number;
  /** The words of a pick-list. */
  readonly words?: readonly string[];
  /** Nobody but the system sets it. */
  readonly fixed?: true;
}

export interface ZohoFacts {
  /** Whose consent it is: the last editor of what we write. */
  readonly userId?: string;
  /** The language in which that user uses the CRM, as `de_DE`. */
  readonly language?: string;
  readonly organisation?: {
    readonly id: string;
    readonly timeZone?: string;
    readonly currency?: string;
    readonly edition?: string;
  };
  readonly multiCurrency?: boolean;
  /** Where we are reached from outside: an origin, as it was when the CRM was set up or last looked after. */
  readonly servedAt?: string;
  /** Queries over records (COQL) are answered. */
  readonly queries?: boolean;
  /** Lists can be asked for by ids. */
  readonly listsByIds?: boolean;
  /**
   * Lines of documents are shown by queries on their module: whole, or without their taxes. `none`: each document has to be read by
   * itself.
   */
  readonly rowQueries?: 'whole' | 'untaxed' | 'none';
  readonly taxes?: readonly OrgTax[];
  /** A line may bear a tax at another rate than the organisation's list has it. */
  readonly taxRatesVary?: boolean;
  /** Which way round a record's exchange rate reads, where somebody found out; else as Zoho's pages show it. */
  readonly rateDirection?: 'foreign-per-base' | 'base-per-foreign';
  /** Modules of documents and items that the edition has. */
  readonly modules?: readonly string[];
  /** Fields may be created here. */
  readonly mayCreateFields?: boolean;
  /** Our fields: by module, owner (a pair, or `shared`) and purpose, as `Accounts/<pair>/accountingId`. */
  readonly fields?: Readonly<Record<string, OwnField>>;
  /** Modules that we set something up in, and those of them that the organisation has not; as of the last time that anybody looked. */
  readonly present?: readonly string[];
  readonly lacks?: readonly string[];
  /** What could not be set up when it was last tried, and why: by the field's name as in `fields`, or `channel`. */
  readonly refused?: Readonly<Record<string, Problem>>;
  /** The open notification channel: when it lapses, and when it was opened; epoch ms. */
  readonly channels?: {
    readonly records?: { readonly id: string; readonly expiresAt: number; readonly openedAt?: number };
  };
  /** Rules that tell us of saves, by module. */
  readonly rules?: Readonly<Record<string, OwnRule>>;
  /** How long texts may be, by `Module.Field`, where the organisation's metadata tells. */
  readonly lengths?: Readonly<Record<string, number>>;
  /** Decimals that number fields keep, by `Module.Field`. */
  readonly places?: Readonly<Record<string, number>>;
  /** Words of pick-lists that we set, by `Module.Field`. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** Active users: who may own a record. */
  readonly owners?: readonly CrmUser[];
  /** Names of all fields that a module has, by module: a query that names another is refused as a whole. */
  readonly columns?: Readonly<Record<string, readonly string[]>>;
  /** Fields that stand for none of ours, by module; learned when somebody maps. */
  readonly further?: Readonly<Record<string, readonly FurtherField[]>>;
  /** Where the CRM's own pages are. */
  readonly webUrl?: string;
}

export function ownField(facts: ZohoFacts, module: string, owner: string, purpose: string): string | null {
  return facts.fields?.[`${module}/${owner}/${purpose}`]?.apiName ?? null;
}
