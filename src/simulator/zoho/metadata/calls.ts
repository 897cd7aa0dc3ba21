// The metadata calls: modules, fields, layouts, related lists.

import { bodyOf, type Call, mayConfigure } from '../call.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import {
  batch,
  empty,
  invalidData,
  invalidId,
  invalidModule,
  limitExceeded,
  missing,
  noPermission,
  ok,
  type Outcome,
  paramMissing,
  refuse,
  type Reply,
} from '../reply.ts';
import { parseTime } from '../time.ts';
import { changeField, removeField } from './change.ts';
import type { Field, Module } from './field.ts';
import { makeField } from './make.ts';
import { renderLayout, renderMetaField, renderModule, renderPickList } from './render.ts';

const FIELDS_PER_CALL = 5;

export function listModules(call: Call): Reply {
  const { crm, caller, query, headers } = call;
  const since = parseTime(headers.get('if-modified-since'), crm.switches.acceptZulu);
  const all = crm.metadata.modules().filter(({ modifiedAt }) => since === undefined || modifiedAt > since);
  const wanted = query.get('status')?.split(',');
  const modules = all
    .map((module) => renderModule(crm, module, caller.user.timeZone))
    .filter(({ status }) => !wanted || wanted.includes(String(status)));
  if (modules.length) return ok({ modules });
  return empty(since === undefined ? 204 : 304);
}

export function readModule(call: Call): Reply {
  const { crm, caller, params } = call;
  const module = crm.metadata.module(params.name ?? '') ?? crm.metadata.moduleById(params.name ?? '');
  return module ? ok({ modules: [renderModule(crm, module, caller.user.timeZone)] }) : refuse(400, invalidModule);
}

export function listFields(call: Call): Reply {
  return withModule(call, (module) => {
    if (call.query.get('type') === 'unused') return empty();
    const types = call.query.get('data_type')?.split(',');
    const all = [...call.crm.metadata.fields(module.apiName).values()];
    const shown = all.map((field) => renderMetaField(call.crm, field, call.caller.user.timeZone));
    const fields = shown.filter(({ data_type }) => !types || types.includes(String(data_type)));
    return fields.length ? ok({ fields }) : empty();
  });
}

export function readField(call: Call): Reply {
  return withField(call, (field) => ok({ fields: [renderMetaField(call.crm, field, call.caller.user.timeZone)] }));
}

export function readPickListValues(call: Call): Reply {
  return withField(call, (field) =>
    field.pickList?.length ? ok({ pick_list_values: renderPickList(field) }) : empty(),
  );
}

export function createFields(call: Call): Reply {
  return changing(call, (module) => {
    if (module.rowsOf && !call.crm.switches.rowFieldsByApi) return refuse(400, invalidModule);
    return eachField(call, 201, (given, path) => {
      const made = makeField(call.crm, module.apiName, given, path);
      return 'code' in made ? { refused: made } : { done: { details: { id: made.id }, message: 'field created' } };
    });
  });
}

export function updateFields(call: Call): Reply {
  return changing(call, (module) =>
    eachField(call, 200, (given, path) => {
      const id = call.params.id ?? textOf(given.id) ?? '';
      const field = call.crm.metadata.fieldById(id);
      if (field?.module !== module.apiName)
        return { refused: id ? invalidId('id', `${path}.id`) : missing('id', `${path}.id`) };
      const changed = changeField(call.crm, field, given, path);
      return 'code' in changed
        ? { refused: changed }
        : { done: { details: { id: changed.id }, message: 'field updated' } };
    }),
  );
}

export function deleteField(call: Call): Reply {
  return changing(call, () =>
    withField(call, (field) => {
      const refused = removeField(call.crm, field);
      const outcome: Outcome = refused
        ? { refused }
        : { done: { details: { id: field.id }, message: 'field deleted' } };
      return batch('fields', [outcome], 200, 207);
    }),
  );
}

export function listLayouts(call: Call): Reply {
  return withModule(call, (module) => {
    const { id } = call.params;
    if (id !== undefined && id !== module.layoutId) return empty();
    return ok({ layouts: [renderLayout(call.crm, module, call.caller.user.timeZone)] });
  });
}

export function listRelatedLists(call: Call): Reply {
  const { crm } = call;
  return withModule(call, (module) => {
    const pointing = crm.metadata.pointingAt(module.apiName).filter(({ lookup }) => lookup?.list);
    const lists = pointing.map((field, index) => {
      const { apiName, label } = field.lookup?.list ?? { apiName: '', label: '' };
      return {
        id: field.id,
        sequence_number: String(index + 1),
        api_name: apiName,
        name: label,
        display_label: label,
        module: { api_name: field.module, id: crm.metadata.module(field.module)?.id ?? null },
        href: `${module.apiName}/{ENTITYID}/${apiName}`,
        type: field.custom ? 'custom' : 'default',
        action: 'add',
        status: 'visible',
        connectedmodule: null,
        linkingmodule: null,
      };
    });
    return lists.length ? ok({ related_lists: lists }) : empty();
  });
}

function withModule(call: Call, then: (module: Module) => Reply): Reply {
  const name = call.query.get('module');
  if (name === null) return refuse(400, paramMissing('module'));
  const module = call.crm.metadata.module(name);
  return module ? then(module) : refuse(400, invalidModule);
}

function withField(call: Call, then: (field: Field) => Reply): Reply {
  return withModule(call, (module) => {
    const field = call.crm.metadata.fieldById(call.params.id ?? '');
    return field?.module === module.apiName ? then(field) : refuse(400, invalidId('id', '$.path.id'));
  });
}

/** Settings are for administrators who were not forbidden. */
function changing(call: Call, then: (module: Module) => Reply): Reply {
  if (!mayConfigure(call, 'fields')) return refuse(403, noPermission('Crm_Implied_Customize_Zoho_CRM'));
  return withModule(call, then);
}

function eachField(call: Call, goodStatus: number, one: (given: Json, path: string) => Outcome): Reply {
  const body = bodyOf(call);
  if ('reply' in body) return body.reply;
  const { fields } = body.body;
  const at = { api_name: 'fields', json_path: '$.fields' };
  if (fields === undefined) return refuse(400, missing('fields', '$.fields'));
  if (!Array.isArray(fields) || objects(fields).length !== fields.length || !fields.length) {
    return refuse(400, invalidData({ expected_data_type: 'jsonarray', ...at }));
  }
  if (fields.length > FIELDS_PER_CALL) return refuse(400, limitExceeded({ maximum_length: FIELDS_PER_CALL, ...at }));
  const outcomes = fields.filter(isObject).map((given, index) => one(given, `$.fields[${index}]`));
  return batch('fields', outcomes, goodStatus, call.crm.switches.mixedStatus);
}
