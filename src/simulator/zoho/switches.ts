// How the simulated Zoho behaves where the facts are not certain, or vary by plan: each has a name, a default and a meaning.
// Values are kept with the world's state; a reset brings the defaults back. `README.md` lists them, and a test compares.

import type { Collection, Shelf } from '../shelf.ts';
import { type EditionName, editionNames } from './limits/editions.ts';

export const defaultSwitches = {
  // Signing in
  /** What the consent page does: `ask` shows it to a person, `allow` and `deny` answer at once. */
  consent: 'ask' as 'ask' | 'allow' | 'deny',
  /** With `allow`: id or name of the organisation that is chosen. Null: the first. */
  consentOrg: null as string | null,
  /** With `allow`: id or e-mail of the user who consents. Null: the organisation's integration user. */
  consentUser: null as string | null,
  /** Any redirect URI on localhost is taken as registered. */
  anyLocalhostRedirect: true,
  /** `location` of the callback. */
  location: 'us' as string,
  /** HTTP status of an answer of the token endpoint that carries an `error`. */
  tokenErrorStatus: 200,
  /** Seconds for which an access token is good. */
  accessTokenLifeS: 3600,
  /** Seconds for which a grant code is good. */
  grantCodeLifeS: 120,
  /** Access tokens made from one refresh token in ten minutes. */
  tokensPerTenMinutes: 10,
  /** Active access tokens of one refresh token; one more ends the oldest. */
  activeAccessTokens: 10,
  /** Refresh tokens of one user and client; one more ends the oldest. */
  refreshTokensPerUser: 20,
  /** Grant codes of one client in a minute; one more blocks it for ten minutes. */
  grantCodesPerMinute: 5,
  /** HTTP status of the answer to one token too many. */
  throttleStatus: 400,
  /** An `Authorization: Bearer` header is as good as Zoho's own. */
  acceptBearer: false,
  /** HTTP status for a user who was deactivated: 403 with NO_PERMISSION, or 401 with AUTHENTICATION_FAILURE. */
  inactiveUserStatus: 403,
  /** IANA time zone of all replies. Null: the authorised user's own. */
  replyTimeZone: null as string | null,

  // Calls and limits
  /** What every organisation's edition is taken for: free, standard, professional, enterprise or ultimate. Null: its own. */
  edition: null as EditionName | null,
  /** Credits in 24 hours. Null: as the edition has it. */
  creditsPerDay: null as number | null,
  /** Calls at once. Null: as the edition has it. */
  concurrency: null as number | null,
  /** Heavy calls at once. */
  subConcurrency: 10,
  /** Time that Zoho spends on a call, of the simulator's clock. */
  serviceMs: 0,
  /** Characters of an address; a longer one is answered with 414. */
  uriLength: 8192,
  /** Credits of a search. */
  searchCredits: 1,
  /** Credits of a deletion. */
  deleteCredits: 1,
  /** What the authorised user may not do, such as `fields`, `workflows`, `webhooks`, `notifications`, `users`, `taxes`, `Accounts` or `Accounts.view`. */
  denied: [] as string[],
  /** Custom fields of a module. Null: as the edition has it. */
  customFieldsPerModule: null as number | null,
  /** Unique fields of a module. Null: as the edition has it. */
  uniqueFieldsPerModule: null as number | null,
  /** External fields of a module. */
  externalFieldsPerModule: 10,
  /** Workflow rules of a module that are active. Null: as the edition has it. */
  rulesPerModule: null as number | null,

  // Records
  /** HTTP status of a write where some records fared well and others not. */
  mixedStatus: 207,
  /** Space around a text is cut off. */
  trimText: true,
  /** `<`, `>` and `&` in a text are stored as entities. */
  escapeHtml: false,
  /** Keys that a module does not have are refused instead of dropped. */
  refuseUnknownKeys: false,
  /** Unknown names in the `fields` of a list are refused instead of ignored. */
  refuseUnknownFields: false,
  /** Ids that the `ids` parameter of a list takes. */
  idsPerList: 100,
  /** A lookup may be written by name alone. */
  lookupByName: false,
  /** A save that changes nothing moves Modified_Time, and is announced. */
  unchangedSaveModifies: true,
  /** HTTP status of a list that has nothing newer than If-Modified-Since: 304 or 204. */
  notModifiedStatus: 304,
  /** HTTP status for a record that is not there: 204, or 400 with INVALID_DATA. */
  missingRecordStatus: 204,
  /** A pick list refuses values that it does not have. */
  picklistStrict: false,
  /** If-Unmodified-Since is judged for each record (`element`) or for the call (`request`). */
  unmodifiedSince: 'element' as 'element' | 'request',
  /** A record with several faults names all of them (`all`) or the first. */
  severalErrors: 'all' as 'all' | 'first',
  /** Times that end in Z are taken, as the official SDK sends them. */
  acceptZulu: true,
  /** A unique value stays taken while its record lies in the recycle bin. */
  uniqueCountsRecycleBin: false,
  /** Days after which the recycle bin forgets. */
  recycleBinDays: 60,
  /** Days for which the deleted list names what is gone for good. */
  permanentListedDays: 120,
  /** `type` under which the loser of a merge is listed as deleted. */
  mergedListedAs: 'permanent' as 'permanent' | 'recycle',
  /** What points at the loser of a merge is modified when it is pointed at the winner. */
  mergeModifiesMoved: false,
  /** Subform rows per record. */
  rowsPerRecord: 200,
  /** A row needs a product. */
  rowNeedsProduct: true,
  /** A row may not name a product that is not active. */
  refuseInactiveProduct: false,
  /** A row keeps its id when its document is saved with rows. Off: all of its rows get new ones. */
  rowIdsStay: true,
  /** Rows stand in the order of their making, whatever Sequence_Number a client sends. */
  ignoreSequence: false,
  /** Which taxes a line may carry: the organisation's (`org`), or only its product's (`product`); `drop` drops the unknown instead of refusing. */
  lineTax: 'org' as 'org' | 'product' | 'drop',
  /** A row's discount may be written as "5%". */
  rowDiscountPercent: true,
  /** Whether Sub_Total holds the taxes of its lines. */
  subTotalWithTax: true,
  /** How a record's Exchange_Rate reads: `foreign-per-home` or `home-per-foreign`. */
  exchangeRate: 'foreign-per-home' as 'foreign-per-home' | 'home-per-foreign',

  // Search and COQL
  /** How far the search index lags behind. */
  searchLagMs: 5000,
  /** Values that `in` takes in a COQL query. */
  coqlInValues: 50,
  /** Subform modules can be asked by COQL. */
  coqlRows: true,
  /** COQL shows the taxes of lines. Off: Line_Tax is a column that it does not know. */
  coqlLineTax: false,
  /** COQL gives the name of a lookup beside its id. */
  coqlLookupNames: false,

  // Metadata
  /** Custom fields can be made on subform modules. */
  rowFieldsByApi: true,

  // Events
  /** A channel hears of what its own user and client wrote. */
  notifyOwnWrites: true,
  /** A batch is announced record by record instead of in one call. */
  notifyPerRecord: false,
  /** Ids in notifications are JSON numbers, beyond what a double can hold. */
  emitNumericIds: false,
  /** `trigger: []` keeps notifications back too. */
  triggerSuppressesNotifications: false,
  /** The life of a channel that named no time, or one too far away. */
  channelDefaultLifeS: 3600,
  /** The longest life of a channel. */
  channelMaxLifeS: 604_800,
  /** A new channel under a number that lives: it takes its place (`replace`), or is refused as a duplicate (`refuse`). */
  channelRepost: 'replace' as 'replace' | 'refuse',
  /** Characters of a channel's token. */
  channelTokenLength: 50,
  /** A channel ends with the token that made it. */
  channelEndsWithToken: true,
  /** A restored record has thereby been modified. */
  restoreModifies: false,
  /** A restored record is announced as `insert`, `update`, or not at all (`none`). */
  restoreNotifies: 'insert' as 'insert' | 'update' | 'none',
  /** Waits between tries of a notification. */
  notificationRetriesMs: [] as number[],
  /** Waits between tries of a workflow's webhook. */
  webhookRetriesMs: [900_000] as number[],
  /** Webhook calls a day. */
  webhooksPerDay: null as number | null,
  /** Characters of a webhook's raw body. */
  rawBodyLength: 500,
  /** Merge fields in a raw JSON body are escaped. */
  escapeMergeValues: false,
  /** Webhook and notify addresses may be http and on this machine, as a demo's are. */
  allowLoopbackUrls: true,
};

export type Switches = typeof defaultSwitches;

/** The words that a switch takes, where it takes only some. */
const choices: Partial<Record<keyof Switches, readonly unknown[]>> = {
  consent: ['ask', 'allow', 'deny'],
  edition: [...editionNames, null],
  unmodifiedSince: ['element', 'request'],
  severalErrors: ['all', 'first'],
  mergedListedAs: ['permanent', 'recycle'],
  lineTax: ['org', 'product', 'drop'],
  exchangeRate: ['foreign-per-home', 'home-per-foreign'],
  restoreNotifies: ['insert', 'update', 'none'],
  channelRepost: ['replace', 'refuse'],
};

/** The switches, written through to the shelf. Setting one that does not exist, or to another type, is a RangeError. */
export function keptSwitches(shelf: Shelf): Switches {
  return keptIn(shelf.collection<unknown>('zoho.switches'), defaultSwitches, choices);
}

/** Switches with these defaults, kept in a collection. `among` holds the words that one takes, where it takes only some. */
export function keptIn<S extends object>(
  kept: Collection<unknown>,
  defaults: S,
  among: Partial<Record<keyof S, readonly unknown[]>>,
): S {
  const switches = {} as S;
  for (const name of Object.keys(defaults) as (keyof S & string)[]) {
    const standard: unknown = defaults[name];
    Object.defineProperty(switches, name, {
      enumerable: true,
      get: () => {
        const saved = kept.get(name);
        return saved === undefined ? standard : saved;
      },
      set: (value: unknown) => {
        const fits = standard === null || value === null || typeof value === typeof standard;
        if (!fits) throw new RangeError(`switch ${name} takes a ${typeof standard}`);
        const words = among[name];
        if (words && !words.includes(value)) throw new RangeError(`switch ${name} takes one of ${words.join(', ')}`);
        kept.set(name, value);
      },
    });
  }
  // One that does not exist would be set without a word; this proxy speaks up.
  return new Proxy(switches, {
    set: (target, name, value: unknown) => {
      if (!Object.hasOwn(target, name)) throw new RangeError(`no switch named ${String(name)}`);
      return Reflect.set(target, name, value);
    },
  });
}
