// The admin API with its types, taken from the server's own routes. Types only: nothing of the server is in the pages.

import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import type { Api } from '../../../src/http/app.ts';

export const api = hc<Api>('/api');

type PairApi = (typeof api.pairs)[':pair'];

export type Me = InferResponseType<typeof api.me.$get>;
export type Connection = InferResponseType<typeof api.connections.$get>['items'][number];
export type SystemItem = InferResponseType<typeof api.systems.$get>['items'][number];
export type SystemName = Connection['system'];
export type Pair = InferResponseType<typeof api.pairs.$get>['items'][number];
export type Overview = InferResponseType<typeof api.overview.$get>;
export type Records = InferResponseType<PairApi['records']['$get']>;
export type RecordItem = Records['items'][number];
export type RecordState = RecordItem['state'];
export type Issues = InferResponseType<PairApi['issues']['$get']>;
export type Issue = Issues['items'][number];
export type AuditPage = InferResponseType<PairApi['audit']['$get']>;
export type AuditEntry = AuditPage['items'][number];
export type WholeEntry = InferResponseType<PairApi['audit'][':id']['$get']>;
export type Provision = InferResponseType<(typeof api.connections)[':id']['provision']['$get']>;
export type HookSecretMade = InferResponseType<(typeof api.connections)[':id']['hook-secret']['$post'], 200>;
export type ProvisionItem = Provision['items'][number];
type MappingApi = PairApi['mappings'][':kind'];
export type Mapping = InferResponseType<MappingApi['$get']>;
export type MappingRow = Mapping['rows'][number];
export type MappingRows = InferRequestType<MappingApi['$put']>['json']['rows'];
export type Fields = InferResponseType<MappingApi['fields']['$get']>;
export type Offered = Fields['crm'][number];
export type Trial = InferResponseType<MappingApi['trials']['$post']>;
export type TriedRecord = Trial['items'][number];
export type Census = InferResponseType<PairApi['census']['$get']>;
export type CensusKind = Census['kinds'][number];
export type Matches = InferResponseType<PairApi['matches']['$get']>;
export type Match = Matches['items'][number];
export type Preview = InferResponseType<PairApi['previews'][':kind']['$get']>;
export type KindName = CensusKind['kind'];
export type ReferenceItem = InferResponseType<PairApi['reference'][':list']['$get']>['items'][number];
type SettingsApi = PairApi['settings'];
export type Settings = InferResponseType<SettingsApi['$get']>['settings'];
export type SettingsVersion = InferResponseType<SettingsApi['versions']['$get']>['items'][number];
export type NoticeTest = InferResponseType<PairApi['notices']['test']['$post']>;
export type Run = InferResponseType<PairApi['runs']['$get']>['items'][number];
export type NewRun = InferRequestType<PairApi['runs']['$post']>['json'];
export type KindSettings = NonNullable<Settings['kinds']['customer']>;
export type DirectionSettings = KindSettings['toCrm'];
export type Filter = NonNullable<DirectionSettings['filter']>;
export type Plan = InferResponseType<PairApi['plans'][':id']['$get']>;
export type Jobs = InferResponseType<typeof api.jobs.$get>;
export type LogStanding = InferResponseType<typeof api.log.$get>;
export type SealCheck = InferResponseType<typeof api.log.checks.$post>;
export type Prerequisite = InferResponseType<PairApi['prerequisites']['$get']>['items'][number];
export type Check = InferResponseType<PairApi['checks']['$get']>['items'][number];
export type ExportPage = InferResponseType<PairApi['export']['$get'], 200>['page'];
export type ResetOrder = InferRequestType<PairApi['reset']['$post']>['json'];
export type Outlook = InferResponseType<PairApi['issues'][':id']['outlook']['$post']>;
