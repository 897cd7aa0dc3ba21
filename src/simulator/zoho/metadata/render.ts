// Modules, fields and layouts as the metadata API shows them.

import type { Crm } from '../crm.ts';
import type { Json } from '../json.ts';
import { currenciesOf } from '../settings/currencies.ts';
import { profilesOf } from '../settings/people.ts';
import { inZone } from '../time.ts';
import type { Field, FieldType, Module } from './field.ts';

const jsonTypes: Partial<Record<FieldType, string>> = {
  boolean: 'boolean',
  integer: 'integer',
  double: 'double',
  currency: 'double',
  percent: 'double',
  lookup: 'jsonobject',
  ownerlookup: 'jsonobject',
  userlookup: 'jsonobject',
  subform: 'jsonarray',
  multiselectpicklist: 'jsonarray',
  line_tax: 'jsonarray',
  taxes: 'jsonarray',
  pricing: 'jsonarray',
  tags: 'jsonarray',
};

const outward: Partial<Record<FieldType, string>> = { taxes: 'multiselectpicklist', pricing: 'subform', tags: 'text' };

export function renderModule(crm: Crm, module: Module, zone: string): Json {
  const row = module.rowsOf !== undefined;
  const parent = row && module.rowsOf ? crm.metadata.module(module.rowsOf.module) : undefined;
  return {
    api_name: module.apiName,
    module_name: module.tabName,
    id: module.id,
    singular_label: module.singular,
    plural_label: module.plural,
    generated_type: row ? 'subform' : 'default',
    api_supported: true,
    status: row ? 'system_hidden' : 'visible',
    visible: !row,
    show_as_tab: !row,
    creatable: !row,
    editable: !row,
    deletable: !row,
    viewable: true,
    lookupable: !row,
    triggers_supported: !row,
    recycle_bin_on_delete: !row,
    global_search_supported: !row,
    isBlueprintSupported: !row,
    inventory_template_supported: false,
    has_more_profiles: false,
    sub_menu_available: !row,
    access_type: 'org_based',
    profiles: profilesOf(crm).map(({ id, name }) => ({ id, name })),
    modified_time: inZone(module.modifiedAt, zone),
    modified_by: null,
    parent_module: parent ? { api_name: parent.apiName, id: parent.id } : {},
    arguments: [],
    web_link: null,
  };
}

export function renderMetaField(crm: Crm, field: Field, zone: string): Json {
  const writable = !field.readOnly;
  return {
    id: field.id,
    api_name: field.apiName,
    field_label: field.label,
    display_label: field.label,
    data_type: outward[field.type] ?? field.type,
    json_type: jsonTypes[field.type] ?? 'string',
    ...renderShape(crm, field),
    custom_field: field.custom,
    created_source: field.custom ? 'crm' : 'default',
    system_mandatory: field.mandatory === 'system',
    read_only: !writable,
    field_read_only: !writable,
    visible: true,
    type: 'used',
    view_type: { view: true, edit: writable, create: writable, quick_create: field.mandatory === 'system' },
    operation_type: { web_create: writable, web_update: writable, api_create: writable, api_update: writable },
    sortable: !['subform', 'textarea', 'line_tax'].includes(field.type),
    filterable: field.type !== 'subform',
    searchable: ['text', 'email', 'phone', 'website', 'picklist'].includes(field.type),
    webhook: true,
    mass_update: writable,
    history_tracking_enabled: false,
    tooltip: field.tooltip ? { name: 'info_icon', value: field.tooltip } : null,
    default_value: null,
    crypt: null,
    private: null,
    profiles: renderProfiles(crm, field),
    created_time: field.custom ? inZone(field.createdAt, zone) : null,
    modified_time: field.custom ? inZone(field.modifiedAt, zone) : null,
  };
}

/** What only some types of field have: lengths, values, what they point at. */
function renderShape(crm: Crm, field: Field): Json {
  const rows = field.subform ? { module: field.subform, id: crm.metadata.module(field.subform)?.id ?? null } : null;
  return {
    length: field.length ?? 50,
    decimal_place: field.places ?? null,
    unique: field.unique ? { case_sensitive: field.unique.caseSensitive } : {},
    external: field.external ? { type: field.external, show: true } : null,
    pick_list_values: renderPickList(field.multiCurrency ? currencyList(crm, field) : field),
    lookup: renderLookupMeta(crm, field),
    multiselectlookup: {},
    subform: rows,
    associated_module: rows,
    currency: field.type === 'currency' ? { rounding_option: 'normal', precision: field.places ?? 2 } : {},
    auto_number: field.type === 'autonumber' ? { prefix: null, suffix: null } : {},
    formula: {},
  };
}

function renderProfiles(crm: Crm, field: Field): Json[] {
  return profilesOf(crm).map(({ id, name }) => ({ id, name, permission_type: field.profiles?.[id] ?? 'read_write' }));
}

/** The Currency field lists what the organisation has activated. */
function currencyList(crm: Crm, { type }: Field): Pick<Field, 'pickList'> {
  const active =
    type === 'picklist'
      ? currenciesOf(crm)
          .values()
          .filter(({ isActive }) => isActive)
      : [];
  return {
    pickList: active.map(({ id, isoCode }) => ({ id, displayValue: isoCode, actualValue: isoCode, used: true })),
  };
}

export function renderPickList({ pickList = [] }: Pick<Field, 'pickList'>): Json[] {
  return pickList.map((value, index) => ({
    id: value.id,
    display_value: value.displayValue,
    actual_value: value.actualValue,
    reference_value: value.actualValue,
    sequence_number: index + 1,
    colour_code: null,
    type: value.used ? 'used' : 'unused',
  }));
}

/** The one layout that each module has. */
export function renderLayout(crm: Crm, module: Module, zone: string): Json {
  const fields = [...crm.metadata.fields(module.apiName).values()];
  const rows = fields.filter(({ type }) => type === 'subform');
  const plain = fields.filter(({ type }) => type !== 'subform');
  const sections = [renderSection(crm, module, zone, 'Information', plain)];
  if (rows.length) sections.push(renderSection(crm, module, zone, 'Items', rows));
  return {
    id: module.layoutId,
    name: 'Standard',
    display_label: 'Standard',
    status: 'active',
    visible: true,
    generated_type: 'default',
    has_more_profiles: false,
    profiles: profilesOf(crm).map(({ id, name }) => ({ id, name, default: true })),
    created_time: null,
    modified_time: null,
    sections,
  };
}

function renderSection(crm: Crm, module: Module, zone: string, name: 'Information' | 'Items', fields: Field[]): Json {
  const section = name === 'Items' ? 2 : 1;
  return {
    api_name: `${module.singular}_${name}`.replaceAll(' ', '_'),
    name: `${module.singular} ${name}`,
    display_label: `${module.singular} ${name}`,
    sequence_number: section,
    type: 'used',
    isSubformSection: name === 'Items',
    column_count: 2,
    tab_traversal: 'column_wise',
    generated_type: 'default',
    fields: fields.map((field, index) => ({
      ...renderMetaField(crm, field, zone),
      required: field.mandatory !== undefined,
      sequence_number: index + 1,
      section_id: section,
    })),
  };
}

function renderLookupMeta(crm: Crm, { lookup, id, apiName }: Field): Json {
  if (!lookup) return {};
  const module = crm.metadata.module(lookup.module);
  const label = lookup.list?.label ?? null;
  return {
    id,
    api_name: lookup.list?.apiName ?? apiName,
    display_label: label,
    module: { api_name: lookup.module, id: module?.id ?? null },
  };
}
