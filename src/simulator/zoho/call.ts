// One call to the CRM's API, as its handlers see it, and what a route is.

import type { Caller } from './accounts/caller.ts';
import type { Crm } from './crm.ts';
import { isObject, type Json } from './json.ts';
import type { Module } from './metadata/field.ts';
import { profilesOf } from './settings/people.ts';
import { invalidModule, noPermission, refuse, type Reply, unparsable } from './reply.ts';

export interface Call {
  crm: Crm;
  caller: Caller;
  method: string;
  /** The parts of the path that the route names. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Headers;
  /** The body; undefined where there is none, or it is no JSON. */
  json: unknown;
  /** Origin and prefix of the vendor. */
  base: string;
}

export interface Route {
  method: string;
  /** Path below `/api/crm/v8`, with `:names`. */
  path: string;
  /** What the token needs; undefined for none. */
  needs?: (params: Record<string, string>) => [thing: string, operation: string] | undefined;
  /** Credits, where they are not 1. */
  credits?: (call: Call) => number;
  /** Counts against the lower limit of calls at once. */
  heavy?: (call: Call) => boolean;
  handle: (call: Call) => Reply;
}

/** The body as an object; a reply that refuses it where it is none. */
export function bodyOf(call: Call): { body: Json } | { reply: Reply } {
  return isObject(call.json) ? { body: call.json } : { reply: refuse(400, unparsable) };
}

/** The module that the path or a parameter names, if the user may do this with it. */
export function moduleOf(
  call: Call,
  name: string | null | undefined,
  may: string,
): { module: Module } | { reply: Reply } {
  const module = call.crm.metadata.recordModule(name ?? '');
  if (!module) return { reply: refuse(400, invalidModule) };
  if (isDenied(call.crm, `${module.apiName}.${may}`)) {
    return { reply: refuse(403, noPermission(`Crm_Implied_${capital(may)}_${module.apiName}`)) };
  }
  return { module };
}

/** Whether the switch `denied` holds this, or all of it. */
export function isDenied(crm: Crm, what: string): boolean {
  const [whole = ''] = what.split('.');
  return crm.switches.denied.includes(what) || crm.switches.denied.includes(whole);
}

/** Whether the user may change settings of this sort: an administrator whom no switch forbids it. */
export function mayConfigure({ crm, caller }: Call, what: string): boolean {
  const profile = profilesOf(crm).find(({ id }) => id === caller.user.profileId);
  return profile?.administrator === true && !isDenied(crm, what);
}

/** The scope of a module: `Sales_Orders` is `ZohoCRM.modules.salesorders`. */
export function moduleScope(name: string): string {
  return `ZohoCRM.modules.${name.toLowerCase().replaceAll('_', '')}`;
}

/** A whole number of a parameter within bounds; undefined where it is something else. */
export function wholeNumber(text: string | null, standard: number, least: number, most: number): number | undefined {
  if (text === null) return standard;
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
