// xero-node-lite: a small client for Xero's Accounting API, for any runtime with fetch and WebCrypto. This is all it exports.

export { type Fetch, type Xero, xero, type XeroOptions, xeroTokens } from './client.ts';
export { type Day, formatDay, formatTime, isRealDay, parseDay, parseTime, type TimeMs } from './dates.ts';
export { canonicalDecimal, type Decimal, type DecimalInput, isDecimal } from './decimal.ts';
export { type ExactOptions, parseExact, stringifyExact } from './exact.ts';
export { type Limits, readLimits } from './limits.ts';
export { deepLink, type LinkedPage } from './links.ts';
export type { ElementMessage } from './messages.ts';
export { noAnswer } from './no-answer.ts';
export { numericNames } from './numeric.ts';
export { type Claims, readClaims } from './oauth/claims.ts';
export { type ConsentOptions, consentUrl, newCodeVerifier, newState, readRedirect } from './oauth/consent.ts';
export { type Scope, scopes } from './oauth/scopes.ts';
export { type App, type TokenSet, tokens } from './oauth/tokens.ts';
export { allows, type AnyOperation, type Bound, type Exchange, type Operation } from './operation.ts';
export { pages } from './pages.ts';
export { type LimitName, type Outcome, outcomeOf, type Problem, type ProblemCode, problemCodes } from './problem.ts';
export type { Filtered, ListQuery, Modified, Paged } from './query.ts';
export {
  type Access,
  advisedBytes,
  advisedElements,
  maximumBytes,
  maximumIds,
  maximumKeyLength,
  maximumQueryLength,
  refusalOf,
  type WriteOptions,
  type XeroRequest,
} from './request.ts';
export type * from './resources/types.ts';
export { maximumNoteLength } from './resources/notes.ts';
export { type Resources, resources } from './resources/index.ts';
export type { ElementOutcome, Failure, Page, Pagination, Result, Success } from './result.ts';
export { zeroGuid } from './shape.ts';
export { timeZoneOf } from './time-zones.ts';
export { type Delivery, readDelivery, verifySignature, type WebhookEvent } from './webhooks.ts';
export { allOf, anyOf, canBeQuoted, day, decimal, guid, isGuid, moment, type Where, where } from './where.ts';
