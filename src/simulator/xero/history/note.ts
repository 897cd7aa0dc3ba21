// What hangs on a record as Xero keeps it: notes of its history, and attached files.

import type { Row } from '../store/table.ts';

export interface Note extends Row {
  parentId: string;
  Changes: string;
  Details: string;
  User: string;
}

export interface Attachment extends Row {
  parentId: string;
  FileName: string;
  MimeType: string;
  /** As text. */
  content: string;
  bytes: number;
  IncludeOnline: boolean;
}
