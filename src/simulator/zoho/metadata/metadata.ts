// The modules and fields of one organisation. Everything else asks here which exist; edition and multi-currency decide what shows.

import type { Collection } from '../../shelf.ts';
import type { Crm } from '../crm.ts';
import type { Field, FieldSpec, Module, ModuleSpec } from './field.ts';
import { standardModules } from './modules/index.ts';
import { common } from './spec.ts';

export class Metadata {
  readonly #crm: Crm;
  readonly #modules: Collection<Module>;
  readonly #fields: Collection<Field>;
  /** Module to its fields by API name, built when first asked for. */
  #byModule: Map<string, Map<string, Field>> | undefined;
  /** The fields of a module without those that several currencies bring. */
  readonly #homeOnly = new WeakMap<object, Map<string, Field>>();

  constructor(crm: Crm) {
    this.#crm = crm;
    this.#modules = crm.collection<Module>('modules');
    this.#fields = crm.collection<Field>('fields');
  }

  /** Gives a new organisation the standard modules. */
  seed(): void {
    for (const spec of standardModules) {
      const { fields, ...rest } = spec;
      const id = this.#crm.newId();
      this.#modules.set(spec.apiName, { ...rest, id, layoutId: this.#crm.newId(), modifiedAt: this.#crm.savingAt });
      for (const field of fieldsOf(spec, fields)) this.add(spec.apiName, field, false);
    }
  }

  /** The modules that the edition has. */
  modules(): Module[] {
    return this.#modules.values().filter((module) => this.#has(module));
  }

  module(apiName: string): Module | undefined {
    const module = this.#modules.get(apiName);
    return module && this.#has(module) ? module : undefined;
  }

  moduleById(id: string): Module | undefined {
    return this.modules().find((module) => module.id === id);
  }

  /** The module whose records can be listed and written; rows have none of their own. */
  recordModule(apiName: string): Module | undefined {
    const module = this.module(apiName);
    return module?.rowsOf ? undefined : module;
  }

  /** The fields of a module that exist for it now, by API name. */
  fields(module: string): ReadonlyMap<string, Field> {
    const { multiCurrency } = this.#crm.org;
    this.#byModule ??= this.#group();
    const all = this.#byModule.get(module) ?? new Map<string, Field>();
    if (multiCurrency || !all.has('Currency')) return all;
    let few = this.#homeOnly.get(all);
    if (!few) this.#homeOnly.set(all, (few = new Map([...all].filter(([, field]) => !field.multiCurrency))));
    return few;
  }

  field(module: string, apiName: string): Field | undefined {
    return this.fields(module).get(apiName);
  }

  fieldById(id: string): Field | undefined {
    return this.#fields.get(id);
  }

  /** Adds a field and returns it. */
  add(module: string, spec: FieldSpec, custom: boolean): Field {
    const { values, ...rest } = spec;
    const at = this.#crm.savingAt;
    const pickList = values?.map((value) => this.pickListValue(value));
    const field = { ...rest, module, custom, ...(pickList && { pickList }) };
    return this.set({ ...field, id: this.#crm.newId(), createdAt: at, modifiedAt: at });
  }

  set(field: Field): Field {
    this.#byModule = undefined;
    return this.#fields.set(field.id, field);
  }

  remove(field: Field): void {
    this.#byModule = undefined;
    this.#fields.delete(field.id);
  }

  /** Marks the module as changed, which its list shows. */
  touch(apiName: string): void {
    const module = this.#modules.get(apiName);
    if (module) this.#modules.set(apiName, { ...module, modifiedAt: this.#crm.savingAt });
  }

  pickListValue(displayValue: string, actualValue = displayValue) {
    return { id: this.#crm.newId(), displayValue, actualValue, used: true };
  }

  /** Lookups of other modules that point at this one, with the related list that each makes. */
  pointingAt(module: string): Field[] {
    const modules = this.modules().filter(({ rowsOf }) => !rowsOf);
    const fields = modules.flatMap(({ apiName }) => [...this.fields(apiName).values()]);
    return fields.filter((field) => field.lookup?.module === module);
  }

  #has({ apiName, rowsOf }: Module): boolean {
    const { lacks } = this.#crm.edition;
    return !lacks.includes(rowsOf ? rowsOf.module : apiName);
  }

  #group(): Map<string, Map<string, Field>> {
    const groups = new Map<string, Map<string, Field>>();
    for (const field of this.#fields.values()) {
      const group = groups.get(field.module) ?? new Map<string, Field>();
      groups.set(field.module, group.set(field.apiName, field));
    }
    return groups;
  }
}

/** A module's own fields and those that all share. Rows have no owner, tag or status. */
function fieldsOf(spec: ModuleSpec, own: readonly FieldSpec[]): FieldSpec[] {
  const shared = spec.rowsOf ? common.filter(({ apiName }) => /^(Created|Modified)_/.test(apiName)) : common;
  return [...own, ...shared];
}
