// The short lists of an organisation as Xero keeps them: currencies, branding themes, users.

import type { Row } from '../store/table.ts';

/** The id is the ISO code. */
export interface Currency extends Row {
  Code: string;
  Description: string;
}

export interface BrandingTheme extends Row {
  Name: string;
  /** 0 is the default. */
  SortOrder: number;
  createdAt: number;
}

export interface User extends Row {
  EmailAddress: string;
  FirstName: string;
  LastName: string;
  IsSubscriber: boolean;
  OrganisationRole: string;
}
