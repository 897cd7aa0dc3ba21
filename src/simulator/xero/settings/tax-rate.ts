// A tax rate as Xero keeps it. Rates are decimal text, in per cent. The id is the TaxType.

import type { Row } from '../store/table.ts';
import type { AccountClass } from './account.ts';

export interface TaxComponent {
  Name: string;
  Rate: string;
  IsCompound: boolean;
  IsNonRecoverable: boolean;
}

export interface TaxRate extends Row {
  TaxType: string;
  Name: string;
  Status: 'ACTIVE' | 'DELETED' | 'ARCHIVED';
  ReportTaxType?: string;
  components: TaxComponent[];
  appliesTo: AccountClass[];
  /** Made by Xero: can't be changed. */
  system: boolean;
}
