// Twins of the CRM's products among Books' items: by the id that the native link keeps with an item; where it does not run, by code or
// name. One that is missing is brought over by the link itself where it runs, else made here.

import { done, failed, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import type { Fields, Value } from '../../core/value.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { ask, type BooksAccess, getRecord, listPage } from './api.ts';
import { asRefusal, isTaken } from './errors.ts';
import { fromRecordId, idIn, toRecordId } from './ids.ts';
import type { TwinsOptions } from './twins.ts';

/** Items that one call reads. */
const ITEMS_AT_ONCE = 50;

export class Goods {
  readonly #options: TwinsOptions;
  /** Null: an item that is none of the CRM's products. */
  readonly #products = new Map<string, RecordId | null>();
  readonly #items = new Map<RecordId, string>();

  constructor(options: TwinsOptions) {
    this.#options = options;
  }

  /** Learns which products these items are. */
  async learn(itemIds: readonly string[]): Promise<Result<null>> {
    const unknown = [...new Set(itemIds)].filter((id) => !this.#products.has(id));
    for (let at = 0; at < unknown.length; at += ITEMS_AT_ONCE) {
      const some = unknown.slice(at, at + ITEMS_AT_ONCE);
      const read = await itemsOf(this.#options.access, some);
      if (!read.ok) return read;
      for (const id of some) {
        const product = await this.#productOf(read.value.find((item) => idIn(item.item_id) === id));
        if (!product.ok) return product;
        this.#products.set(id, product.value);
        if (product.value !== null) this.#items.set(product.value, id);
      }
    }
    return done(null);
  }

  /** The product that an item is; null where it is none. Only of items that were learned of. */
  productOf(itemId: string): RecordId | null {
    return this.#products.get(itemId) ?? null;
  }

  async #productOf(item: Json | undefined): Promise<Result<RecordId | null>> {
    const product = idIn(item?.zcrm_product_id);
    if (product !== null) return done(toRecordId('Products', product));
    const { facts, crm } = this.#options;
    if (facts.linked || typeof item?.name !== 'string') return done(null);
    const named = await crm.named('Products', item.name);
    if (!named.ok) return named;
    const [only, ...more] = named.value;
    return done(only !== undefined && more.length === 0 ? toRecordId('Products', only) : null);
  }

  /** The item for a product. `known` is what the product showed last. */
  async itemFor(record: RecordId, known: Fields | undefined): Promise<Result<string>> {
    const there = this.#items.get(record);
    if (there !== undefined) return done(there);
    const { module, id } = fromRecordId(record);
    if (module !== 'Products') return failed({ code: 'needs.missing', needs: [record] });
    const found = await this.#itemOf(id, known ?? {});
    if (found.ok) {
      this.#items.set(record, found.value);
      this.#products.set(found.value, record);
    }
    return found;
  }

  async #itemOf(id: string, { code, name, description, salePrice }: Fields): Promise<Result<string>> {
    const { access, facts } = this.#options;
    const twin = await this.#among(id, [code, name]);
    if (!twin.ok || twin.value !== null) return twin.ok ? done(String(twin.value)) : twin;
    if (facts.linked) {
      const brought = await ask(access, { method: 'POST', path: `/crm/item/${id}/import`, body: {} });
      if (!brought.ok) return failed(asRefusal(brought.problem));
      const item = isJson(brought.value.data) ? idIn(brought.value.data.item_id) : null;
      return item === null ? failed({ code: 'outcome.unknown' }) : done(item);
    }
    const called = [name, code].find(isText);
    if (called === undefined) return failed({ code: 'needs.missing', needs: [toRecordId('Products', id)] });
    const body = {
      name: called.slice(0, 100),
      rate: isText(salePrice) ? Number(salePrice) : 0,
      ...(isText(code) && { sku: code }),
      ...(isText(description) && { description }),
    };
    const made = await ask(access, { method: 'POST', path: '/items', body });
    if (made.ok) {
      const item = isJson(made.value.item) ? idIn(made.value.item.item_id) : null;
      return item === null ? failed({ code: 'outcome.unknown' }) : done(item);
    }
    const again = isTaken(made.problem) ? await this.#among(id, [code, name]) : done(null);
    if (!again.ok) return again;
    return again.value === null ? failed(asRefusal(made.problem)) : done(again.value);
  }

  /** By the link's id; where it does not run, by code first and name then. */
  async #among(product: string, names: readonly (Value | undefined)[]): Promise<Result<string | null>> {
    for (const name of names.filter(isText)) {
      const listed = await listPage(this.#options.access, '/items', { search_text: name.slice(0, 100) });
      if (!listed.ok) return listed;
      const { records } = listed.value;
      const twin =
        records.find((item) => idIn(item.zcrm_product_id) === product) ??
        records.find((item) => [item.sku, item.name].some((each) => same(each, name)) && this.#isFree(item, product));
      if (twin) return done(String(twin.item_id));
    }
    return done(null);
  }

  /** An item that the link has given to another product is that one's. */
  #isFree({ zcrm_product_id: of }: Json, product: string): boolean {
    const owner = idIn(of);
    return owner === null ? !this.#options.facts.linked : owner === product;
  }
}

/** In one call; one by one where that is refused (unverified that it never is). */
async function itemsOf(access: BooksAccess, ids: readonly string[]): Promise<Result<readonly Json[]>> {
  const read = await ask(access, { path: '/itemdetails', query: { item_ids: ids.join(',') } });
  if (read.ok) return done(Array.isArray(read.value.items) ? read.value.items.filter(isJson) : []);
  if (read.problem.code !== 'request.refused') return read;
  const items: Json[] = [];
  for (const id of ids) {
    const one = await getRecord(access, `/items/${id}`, 'item');
    if (!one.ok) return one;
    if (one.value) items.push(one.value);
  }
  return done(items);
}

function isText(value: Value | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function same(one: unknown, other: string): boolean {
  return typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
}
