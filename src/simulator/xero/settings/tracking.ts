// A tracking category with its options as Xero keeps it.

import type { Row } from '../store/table.ts';

export type TrackingStatus = 'ACTIVE' | 'ARCHIVED' | 'DELETED';

export interface TrackingOption {
  TrackingOptionID: string;
  Name: string;
  Status: TrackingStatus;
}

export interface TrackingCategory extends Row {
  Name: string;
  Status: TrackingStatus;
  options: TrackingOption[];
}
