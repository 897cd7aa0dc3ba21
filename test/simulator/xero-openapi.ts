// Xero's own OpenAPI files as judges: of what the simulator answers, and of what a client sends. The files are not ours and not in the
// repository: get `xero_accounting.yaml` from github.com/XeroAPI/Xero-OpenAPI and name its folder in XERO_OPENAPI_DIR.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { type Toleration, tolerations } from './xero-tolerations.ts';

export const HOW_TO_GET_THE_FILES =
  'set XERO_OPENAPI_DIR to a folder with xero_accounting.yaml from https://github.com/XeroAPI/Xero-OpenAPI';

type Schema = { [name: string]: unknown };
type Side = 'request' | 'reply';

interface Content {
  $ref?: string;
  content?: Record<string, { schema?: Schema }>;
}

interface Operation {
  requestBody?: Content;
  responses: Record<string, Content>;
}

interface Spec {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema>;
    requestBodies?: Record<string, Content>;
    responses?: Record<string, Content>;
  };
}

/** The folder that the environment names, if any. */
export const openApiDir = process.env.XERO_OPENAPI_DIR || undefined;

const MS_DATE = '^/Date\\(-?\\d+([+-]\\d{4})?\\)/$';
const ISO_DATE = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z?)?$';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export class XeroOpenApi {
  readonly #spec: Spec;
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(folder: string) {
    this.#spec = parse(readFileSync(join(folder, 'xero_accounting.yaml'), 'utf8')) as Spec;
    this.#ajv = new Ajv({ strict: false, allErrors: true, formats: formats() });
    for (const side of ['request', 'reply'] as const) {
      const schemas = Object.entries(this.#spec.components.schemas).map(([name, schema]) => [
        name,
        converted(schema, side, name),
      ]);
      this.#ajv.addSchema({ $id: `xero-${side}`, components: { schemas: Object.fromEntries(schemas) as Schema } });
    }
  }

  /** What the specification holds against a request body. `path` starts after `/api.xro/2.0`. Empty: nothing. */
  validateRequest(method: string, path: string, body: unknown): string[] {
    const operation = this.#operation(method, path);
    if (!operation) return [`no operation ${method} ${path}`];
    const schema = this.#content(operation.requestBody)['application/json']?.schema;
    if (!schema) return body === undefined ? [] : [`${method} ${path} takes no JSON`];
    const problems = this.#check(schema, 'request', body);
    // Xero takes a single object where its specification names a list, and the other way round.
    const other = problems.length ? this.#counterpart(schema) : undefined;
    return other && this.#check(other, 'request', body).length === 0 ? [] : problems;
  }

  /** What the specification holds against a reply of that status. */
  validateReply(method: string, path: string, body: unknown, status: number): string[] {
    const operation = this.#operation(method, path);
    if (!operation) return [`no operation ${method} ${path}`];
    if (status === 404 || status === 204) return [];
    const content = this.#content(operation.responses[String(status)]);
    const schema = status === 400 ? { $ref: '#/components/schemas/Error' } : content['application/json']?.schema;
    if (!operation.responses[String(status)] && status !== 400) return [`${method} ${path} never answers ${status}`];
    return schema ? this.#check(schema, 'reply', body) : [];
  }

  #operation(method: string, path: string): Operation | undefined {
    const segments = path.split('?')[0]?.split('/').filter(Boolean) ?? [];
    for (const [template, operations] of Object.entries(this.#spec.paths)) {
      const parts = template.split('/').filter(Boolean);
      const fits =
        parts.length === segments.length && parts.every((part, at) => part.startsWith('{') || part === segments[at]);
      const operation = operations[method.toLowerCase()];
      if (fits && operation) return operation;
    }
    return undefined;
  }

  /** A body or reply may be told elsewhere in the file. */
  #content(told: Content | undefined): NonNullable<Content['content']> {
    const name = told?.$ref?.split('/').at(-1) ?? '';
    const { requestBodies = {}, responses = {} } = this.#spec.components;
    const meant = told?.$ref === undefined ? told : (requestBodies[name] ?? responses[name]);
    return meant?.content ?? {};
  }

  #counterpart(schema: Schema): Schema | undefined {
    const name =
      String(schema.$ref ?? '')
        .split('/')
        .at(-1) ?? '';
    const { schemas } = this.#spec.components;
    const single = name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '');
    const plural = name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
    const other = single !== name && schemas[single] ? single : plural;
    return schemas[other] && other !== name ? { $ref: `#/components/schemas/${other}` } : undefined;
  }

  #check(schema: Schema, side: Side, body: unknown): string[] {
    const key = `${side} ${JSON.stringify(schema)}`;
    let validate = this.#compiled.get(key);
    if (!validate) {
      validate = this.#ajv.compile(rebased(converted(schema, side, ''), side));
      this.#compiled.set(key, validate);
    }
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message = '', params }) => {
      return `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
    });
  }
}

let judge: XeroOpenApi | undefined;

/** The judge of the folder that the environment names. Throws where it names none. */
export function xeroOpenApi(): XeroOpenApi {
  if (openApiDir === undefined) throw new Error(HOW_TO_GET_THE_FILES);
  return (judge ??= new XeroOpenApi(openApiDir));
}

export function validateRequest(method: string, path: string, body: unknown): string[] {
  return xeroOpenApi().validateRequest(method, path, body);
}

export function validateReply(method: string, path: string, body: unknown, status: number): string[] {
  return xeroOpenApi().validateReply(method, path, body, status);
}

/** OpenAPI 3.0 to JSON schema, and stricter: no member that is not named, dates in Xero's form, nothing read-only in a request. */
function converted(schema: Schema, side: Side, name: string): Schema {
  const { properties, items, ...rest } = schema as { properties?: Record<string, Schema>; items?: Schema } & Schema;
  const result: Schema = {};
  for (const key of ['type', 'enum', 'maxLength', 'minLength', 'required', 'format', '$ref'] as const) {
    if (rest[key] !== undefined) result[key] = rest[key];
  }
  if (rest['x-is-msdate'] || rest['x-is-msdate-time']) {
    return side === 'reply'
      ? { type: 'string', pattern: MS_DATE }
      : { type: 'string', pattern: `${MS_DATE}|${ISO_DATE}` };
  }
  if (items) result.items = converted(items, side, '');
  if (!properties) return result;
  const kept = Object.entries(properties).filter(([, property]) => side === 'reply' || property.readOnly !== true);
  const known = Object.fromEntries(kept.map(([key, property]) => [key, converted(property, side, '')]));
  const tolerated = tolerationsFor(side, name);
  for (const { member, as } of tolerated) if (member !== '*') known[member] = as ?? {};
  const open = tolerated.some(({ member }) => member === '*');
  return { ...result, type: 'object', properties: known, additionalProperties: open };
}

function tolerationsFor(side: Side, name: string): readonly Toleration[] {
  return tolerations.filter(({ on, in: where = 'reply' }) => where === side && on.includes(name));
}

/** References within the file become references to the side's own schemas. */
function rebased(schema: Schema, side: Side): Schema {
  const text = JSON.stringify(schema).replaceAll('"#/components', `"xero-${side}#/components`);
  return JSON.parse(text) as Schema;
}

function formats(): Record<string, RegExp | true> {
  const loose = ['date', 'date-time', 'double', 'float', 'int32', 'int64', 'byte', 'binary', 'uri', 'email'];
  return { uuid: UUID, ...Object.fromEntries(loose.map((name) => [name, true as const])) };
}
