// What the pages list: records with their state, issues, the log, what is open. Pages go on by cursor.

import type { Database } from '../database.ts';
import { auditLists } from './audit.ts';
import { issueLists } from './issues.ts';
import { recordLists } from './records.ts';
import { workLists } from './work.ts';

export { everything } from './audit.ts';
export type { AuditQuery, AuditRow } from './audit.ts';
export type { ListedIssue } from './issues.ts';
export type { ListedRecord, RecordQuery } from './records.ts';
export type { OpenJob, Tally } from './work.ts';

export function lists({ db, now }: { db: Database; now(): number }) {
  return { ...recordLists(db), ...issueLists(db, now), ...auditLists(db), ...workLists(db) };
}

export type Lists = ReturnType<typeof lists>;
