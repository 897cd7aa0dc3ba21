// What each edition of Zoho CRM allows. Credits and concurrency are from Zoho's pages on limits; numbers of fields, rules and webhook calls
// and what a lower edition lacks vary by year and are unverified: the switches override them.

export type EditionName = 'free' | 'standard' | 'professional' | 'enterprise' | 'ultimate';

export interface Edition {
  name: EditionName;
  /** Credits in 24 hours: a base, more for each user, and where it ends. */
  credits: { base: number; perUser: number; most: number };
  /** Simultaneous calls of one organisation and app. */
  concurrency: number;
  /** Modules that it has not. */
  lacks: readonly string[];
  customFieldsPerModule: number;
  uniqueFieldsPerModule: number;
  /** Workflow rules and webhooks can be made, by API too. */
  workflows: boolean;
  /** Rules of a module that may be active at a time. */
  rulesPerModule: number;
  /** Webhook calls of rules in 24 hours. */
  webhooksPerDay: number;
  /** Functions, and with them the buttons that run one. */
  functions: boolean;
  multiCurrency: boolean;
}

const documents = ['Quotes', 'Sales_Orders', 'Invoices', 'Purchase_Orders'];
const inventory = [...documents, 'Vendors', 'Price_Books'];

const editions: Record<EditionName, Edition> = {
  free: {
    name: 'free',
    credits: { base: 5000, perUser: 0, most: 5000 },
    concurrency: 5,
    lacks: [...inventory, 'Products'],
    customFieldsPerModule: 0,
    uniqueFieldsPerModule: 0,
    workflows: false,
    rulesPerModule: 0,
    webhooksPerDay: 0,
    functions: false,
    multiCurrency: false,
  },
  standard: {
    name: 'standard',
    credits: { base: 50_000, perUser: 250, most: 100_000 },
    concurrency: 10,
    lacks: inventory,
    customFieldsPerModule: 10,
    uniqueFieldsPerModule: 1,
    workflows: false,
    rulesPerModule: 0,
    webhooksPerDay: 0,
    functions: true,
    multiCurrency: true,
  },
  professional: {
    name: 'professional',
    credits: { base: 50_000, perUser: 500, most: 3_000_000 },
    concurrency: 15,
    lacks: [],
    customFieldsPerModule: 155,
    uniqueFieldsPerModule: 2,
    workflows: true,
    rulesPerModule: 10,
    webhooksPerDay: 10_000,
    functions: true,
    multiCurrency: true,
  },
  enterprise: {
    name: 'enterprise',
    credits: { base: 50_000, perUser: 1000, most: 5_000_000 },
    concurrency: 20,
    lacks: [],
    customFieldsPerModule: 300,
    uniqueFieldsPerModule: 10,
    workflows: true,
    rulesPerModule: 30,
    webhooksPerDay: 20_000,
    functions: true,
    multiCurrency: true,
  },
  ultimate: {
    name: 'ultimate',
    credits: { base: 50_000, perUser: 2000, most: Number.MAX_SAFE_INTEGER },
    concurrency: 25,
    lacks: [],
    customFieldsPerModule: 500,
    uniqueFieldsPerModule: 10,
    workflows: true,
    rulesPerModule: 60,
    webhooksPerDay: 40_000,
    functions: true,
    multiCurrency: true,
  },
};

export const editionNames = Object.keys(editions) as EditionName[];

/** The edition of that name. A RangeError lists the names. */
export function editionOf(name: string): Edition {
  if (!Object.hasOwn(editions, name)) throw new RangeError(`no edition ${name}: ${Object.keys(editions).join(', ')}`);
  return editions[name as EditionName];
}
