// What a field and a module are. Standard ones come from `modules/`, custom ones from the API; all lie in the shelf with their ids.

/** Zoho's `data_type`, and three of our own for values with a shape of their own: `taxes` (a product's), `pricing`, `tags`. */
export type FieldType =
  | 'text'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'website'
  | 'picklist'
  | 'multiselectpicklist'
  | 'boolean'
  | 'integer'
  | 'bigint'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'lookup'
  | 'ownerlookup'
  | 'userlookup'
  | 'autonumber'
  | 'subform'
  | 'line_tax'
  | 'profileimage'
  | 'taxes'
  | 'pricing'
  | 'tags';

export interface PickListValue {
  id: string;
  displayValue: string;
  actualValue: string;
  /** False once it has been taken out of use. */
  used: boolean;
}

/** A field as a module's file writes it: no ids yet. */
export interface FieldSpec {
  apiName: string;
  /** What people see. */
  label: string;
  type: FieldType;
  /** Characters, or digits of a number. */
  length?: number;
  /** Digits after the point. */
  places?: number;
  /** Needed in every record; or by the standard layout only. */
  mandatory?: 'system' | 'layout';
  /** The system's own: what a client sends for it is dropped. */
  readOnly?: true;
  values?: readonly string[];
  /** A new record that is told nothing has this. */
  standard?: unknown;
  lookup?: LookupSpec;
  /** Module of the rows. */
  subform?: string;
  unique?: { caseSensitive: boolean };
  external?: 'org' | 'user';
  /** Exists only where records carry a currency of their own. */
  multiCurrency?: true;
}

export interface LookupSpec {
  module: string;
  /** The related list that it makes on the other module. */
  list?: { apiName: string; label: string };
}

export interface Field extends Omit<FieldSpec, 'values'> {
  id: string;
  module: string;
  custom: boolean;
  pickList?: PickListValue[];
  tooltip?: string;
  /** Profile id to what it may do: `read_write`, `read_only`, `hidden`. Left out: everybody reads and writes. */
  profiles?: Record<string, string>;
  createdAt: number;
  modifiedAt: number;
}

export interface ModuleSpec {
  apiName: string;
  singular: string;
  plural: string;
  /** The name in links and old interfaces: Deals are `Potentials`. */
  tabName: string;
  /** The field that names a record. */
  nameField: string;
  /** Fields by which an upsert finds a record when it is told none, before unique fields. */
  duplicateCheck: readonly string[];
  /** For a module of rows: where they live. */
  rowsOf?: { module: string; field: string };
  fields: readonly FieldSpec[];
}

export interface Module extends Omit<ModuleSpec, 'fields'> {
  id: string;
  layoutId: string;
  modifiedAt: number;
}
