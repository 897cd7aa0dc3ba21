// What a Books organisation was found to be: kept as the connection's capabilities.

export interface BooksTax {
  readonly id: string;
  readonly name: string;
  /** In per cent, as decimal text. */
  readonly rate: string;
}

export interface BooksCurrency {
  readonly id: string;
  readonly code: string;
}

export interface BooksFacts {
  readonly organisation?: {
    readonly id: string;
    readonly timeZone?: string;
    readonly currency?: string;
    readonly plan?: string;
  };
  /** Taxes and groups of taxes that a line may bear. */
  readonly taxes?: readonly BooksTax[];
  readonly currencies?: readonly BooksCurrency[];
  /** The native link with the CRM runs: it makes the twins of customers, vendors and items, and we make none. */
  readonly linked?: boolean;
  /** Lists of documents can be sorted by the time of change: some say so, some do not (Zoho's docs). */
  readonly sortsByChange?: boolean;
  /** Where Books' own pages are. */
  readonly webUrl?: string;
}
