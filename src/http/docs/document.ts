// The parts of an OpenAPI document that the page of the API shows, and how routes are put in order. Data and look-ups only.

export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly description?: string;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

export interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description: string }>>;
}

export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface Route {
  /** Names the route in an address: `get-pairs-pair-audit`. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The routes by what they are about: the last plain part of a pair's own paths, else the first part. */
export function groupsOf({ paths }: ApiDocument): Map<string, Route[]> {
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Route => ({
      id: idOf(method, path),
      method,
      path,
      operation,
    })),
  );
  return Map.groupBy(routes, ({ path }) => groupOf(path));
}

function idOf(method: string, path: string): string {
  return [method, ...path.split('/').filter(Boolean)].map((part) => part.replace(/[{}]/g, '')).join('-');
}

function groupOf(path: string): string {
  const [first = '', , third] = path.split('/').filter(Boolean);
  const name = first === 'pairs' && third !== undefined && !pairActs.has(third) ? third : first;
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

/** What is done to a pair itself. */
const pairActs = new Set(['go-live', 'pause', 'resume']);

/** The schema of a body or reply, where it is JSON. */
export function schemaOf(part: Content | undefined): Schema | undefined {
  return part?.content?.['application/json']?.schema;
}
