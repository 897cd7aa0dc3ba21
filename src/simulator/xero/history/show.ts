// How notes and attached files are shown.

import type { Work } from '../call.ts';
import { dateString, isoDay, msDate } from '../wire/dates.ts';
import type { Json } from '../wire/reply.ts';
import type { Attachment, Note } from './note.ts';

/** A note of the history. */
export function shownNote({ Changes, Details, User, updatedAt }: Note): Json {
  const DateUTCString = dateString(isoDay(updatedAt)).replace(
    '00:00:00',
    new Date(updatedAt).toISOString().slice(11, 19),
  );
  return { Changes, DateUTCString, DateUTC: msDate(updatedAt), User, Details };
}

/** An attached file; `url` is where the files of its record are. */
export function shownAttachment(attachment: Attachment, url: string): Json {
  const { id, FileName, MimeType, bytes, IncludeOnline } = attachment;
  return {
    AttachmentID: id,
    FileName,
    Url: `${url}/${encodeURIComponent(FileName)}`,
    MimeType,
    ContentLength: bytes,
    IncludeOnline,
  };
}

/** The files that hang on a record, as they are listed with it. */
export function shownAttachments({ books }: Work, parentId: string): Json[] {
  const url = `https://api.xero.com/api.xro/2.0/Attachments/${parentId}`;
  return books.attachments.having('parent', parentId).map((attachment) => shownAttachment(attachment, url));
}
