// What a system must offer before a pair can live on it: the consenting user's rights, the modules, the plan, the currencies. Each as a code
// with facts; the sentences, with what to do about it, are the catalogue's.

/** `less`: it works, and less than it could. `missing`: something that was asked for can't work. */
type Fulfilment = 'met' | 'less' | 'missing';

export interface Prerequisite {
  readonly code: 'rights' | 'modules' | 'plan' | 'currencies';
  readonly state: Fulfilment;
  /** The code of its sentence. */
  readonly says: string;
  /** `kinds` are told by the names that people know them by. */
  readonly facts: Readonly<Record<string, string | readonly string[]>>;
}
