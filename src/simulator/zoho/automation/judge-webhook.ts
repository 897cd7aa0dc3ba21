// Judges a webhook that a client wants to make or change. The messages are Zoho's.

import type { Crm } from '../crm.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import { invalidData, limitExceeded, missing, type Refusal, refusal } from '../reply.ts';
import { urlFault } from '../urls.ts';
import { unknownMergeFields } from './merge.ts';
import type { Parameter, Webhook } from './rule.ts';

export type Judged = Omit<Webhook, 'id' | 'createdBy' | 'createdAt' | 'modifiedAt'>;

const methods = ['GET', 'POST', 'PUT', 'DELETE'];
const NAME_LENGTH = 250;
const URL_LENGTH = 2000;
const DESCRIPTION_LENGTH = 500;
const MODULE_PARAMETERS = 25;
const CUSTOM_PARAMETERS = 10;

export function judgeWebhook(crm: Crm, given: Json, path: string): Judged | Refusal {
  const module = isObject(given.module) ? crm.metadata.recordModule(textOf(given.module.api_name) ?? '') : undefined;
  const method = textOf(given.http_method);
  const fault =
    nameFault(given, path) ??
    moduleFault(given, module?.id, path) ??
    addressFault(crm, given, path) ??
    methodFault(method, path) ??
    authenticationFault(given.authentication, path);
  if (fault) return fault;
  const name = module?.apiName ?? '';
  const headers = headersOf(crm, name, given, method ?? '', path);
  if ('code' in headers) return headers;
  const content = contentOf(crm, name, given, method ?? '', path);
  if ('code' in content) return content;
  const dateTime = dateTimeOf(given.date_time_format, path);
  if ('code' in dateTime) return dateTime;
  const head = { name: String(given.name), module: name, url: String(given.url), method: method as Webhook['method'] };
  return { ...head, headers: headers.list, ...content, dateTime, given };
}

function nameFault(given: Json, path: string): Refusal | undefined {
  const at = { api_name: 'name', json_path: `${path}.name` };
  const name = textOf(given.name);
  if (!name) return missing('name', at.json_path);
  if (name.length > NAME_LENGTH) return invalidData({ maximum_length: NAME_LENGTH, ...at });
  if (!/^[\p{L}\p{N} _.-]+$/u.test(name)) return invalidData(at, 'Special characters not allowed');
  const description = textOf(given.description) ?? '';
  const tooLong = description.length > DESCRIPTION_LENGTH;
  return tooLong
    ? invalidData({ maximum_length: DESCRIPTION_LENGTH, api_name: 'description', json_path: path })
    : undefined;
}

function moduleFault(given: Json, id: string | undefined, path: string): Refusal | undefined {
  const at = { api_name: 'module', json_path: `${path}.module` };
  if (!isObject(given.module)) return missing('module', at.json_path);
  const wrong = id === undefined || (given.module.id != null && textOf(given.module.id) !== id);
  return wrong ? invalidData(at, 'the module id given seems to be invalid') : undefined;
}

function addressFault(crm: Crm, given: Json, path: string): Refusal | undefined {
  const at = { api_name: 'url', json_path: `${path}.url` };
  const url = textOf(given.url);
  if (!url) return missing('url', at.json_path);
  if (url.length > URL_LENGTH) return invalidData({ maximum_length: URL_LENGTH, ...at });
  const fault = urlFault(crm, url);
  return (
    fault && invalidData(at, fault === 'insecure' ? "Url you've configured is not secure" : 'please enter a valid URL')
  );
}

function methodFault(method: string | undefined, path: string): Refusal | undefined {
  const at = { api_name: 'http_method', json_path: `${path}.http_method` };
  if (!method) return refusal('MANDATORY_NOT_FOUND', 'The method type is not given ', at);
  return methods.includes(method) ? undefined : invalidData(at, 'The method type given is invalid');
}

function authenticationFault(given: unknown, path: string): Refusal | undefined {
  const at = { api_name: 'authentication', json_path: `${path}.authentication` };
  const type = isObject(given) ? given.type : undefined;
  if (type !== 'general' && type !== 'connection') return invalidData(at, 'provide appropriate authentication type');
  const named = isObject(given) && textOf(given.connection_name);
  return type === 'connection' && !named ? invalidData(at, 'Please provide valid connection name') : undefined;
}

function headersOf(
  crm: Crm,
  module: string,
  given: Json,
  method: string,
  path: string,
): { list: Parameter[] } | Refusal {
  if (given.headers === undefined || given.headers === null) return { list: [] };
  const at = `${path}.headers`;
  if (method === 'GET') return mismatch('headers', at);
  if (!isObject(given.headers))
    return invalidData({ expected_data_type: 'jsonobject', api_name: 'headers', json_path: at });
  if (!('module_parameters' in given.headers)) return missing('module_parameters', `${at}.module_parameters`);
  const found = parametersOf(crm, module, given.headers, at);
  if ('code' in found) return found;
  const host = found.list.some(({ name }) => name.toUpperCase() === 'HOST');
  return host ? invalidData({ api_name: 'name', json_path: at }) : found;
}

function contentOf(
  crm: Crm,
  module: string,
  given: Json,
  method: string,
  path: string,
): Pick<Webhook, 'parameters' | 'raw'> | Refusal {
  const bodyless = method === 'GET' || method === 'DELETE';
  if (bodyless && given.body != null) return mismatch('body', `${path}.body`);
  if (!bodyless && given.url_parameters != null) return mismatch('url_parameters', `${path}.url_parameters`);
  const body = isObject(given.body) ? given.body : {};
  if (body.type === 'raw') {
    const content = textOf(body.raw_data_content) ?? '';
    const at = { api_name: 'raw_data_content', json_path: `${path}.body.raw_data_content` };
    const most = crm.switches.rawBodyLength;
    if (content.length > most) return invalidData({ maximum_length: most, ...at });
    if (unknownMergeFields(crm, module, content).length) return invalidData(at, 'Unsupported fields are present');
    return { parameters: [], raw: { format: textOf(body.format) ?? 'Text', content } };
  }
  const form = bodyless ? given.url_parameters : body.form_data_content;
  const found = parametersOf(crm, module, isObject(form) ? form : {}, path);
  return 'code' in found ? found : { parameters: found.list, raw: null };
}

/** The parameters of a form, a query or headers: from the module, fixed ones, and one that the client words itself. */
function parametersOf(crm: Crm, module: string, given: Json, path: string): { list: Parameter[] } | Refusal {
  const ofModule = objects(given.module_parameters);
  const custom = objects(given.custom_parameters);
  const own = [given.user_defined_parameter, given.user_defined_parameters].flat().filter(isObject);
  if (ofModule.length > MODULE_PARAMETERS) return limitExceeded({ maximum_length: MODULE_PARAMETERS, json_path: path });
  if (custom.length > CUSTOM_PARAMETERS) return limitExceeded({ maximum_length: CUSTOM_PARAMETERS, json_path: path });
  const list: Parameter[] = [];
  for (const parameter of [...ofModule, ...custom, ...own]) {
    const [name, value] = [textOf(parameter.name), textOf(parameter.value)];
    const at = { api_name: 'name', json_path: path };
    if (!name || value === undefined) {
      return invalidData(at, 'the given parameter is invalid, specify both name and value');
    }
    if (list.some((one) => one.name === name)) return refusal('DUPLICATE_DATA', 'duplicate parameter name found', at);
    if (unknownMergeFields(crm, module, value).length) return invalidData(at, 'Unsupported fields are present');
    list.push({ name, value });
  }
  return { list };
}

function dateTimeOf(given: unknown, path: string): Webhook['dateTime'] | Refusal {
  const form = isObject(given) ? given : {};
  const timeZone = textOf(form.time_zone) ?? 'GMT';
  const known = timeZone === 'GMT' || Intl.supportedValuesOf('timeZone').includes(timeZone) || timeZone === 'UTC';
  const at = { api_name: 'time_zone', json_path: `${path}.date_time_format.time_zone` };
  if (!known) return invalidData(at, 'The timezone given is invalid');
  return {
    date: textOf(form.date_format) ?? 'yyyy-MM-dd',
    dateTime: textOf(form.datetime_format) ?? 'yyyy-MM-dd HH:mm:ss',
    timeZone: timeZone === 'GMT' ? 'UTC' : timeZone,
  };
}

function mismatch(apiName: string, path: string): Refusal {
  return refusal('DEPENDENT_MISMATCH', 'Invalid value provided for the given http method', {
    api_name: apiName,
    json_path: path,
  });
}
