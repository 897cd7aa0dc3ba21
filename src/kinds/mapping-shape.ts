// The shape of a mapping in the settings: rows that differ from how they come, each with what it does to its values. Shapes only.

import * as z from 'zod';
import { dateForms } from '../mapping/treatments.ts';

const sideName = z.enum(['crm', 'accounting']);
const placeName = z.string().max(200);

const treatment = z.union([
  z.strictObject({ do: z.enum(['upper', 'lower', 'capitals', 'spaces', 'digits']) }),
  z.strictObject({ do: z.literal('first'), count: z.number().int().min(1).max(1000) }),
  z.strictObject({ do: z.literal('name'), part: z.enum(['first', 'last']) }),
  z.strictObject({ do: z.literal('phone'), country: z.string().regex(/^[1-9]\d{0,3}$/) }),
  z.strictObject({ do: z.literal('date'), form: z.enum(dateForms) }),
]);
const treatments = z.array(treatment).max(4);

/** What a row does to its values beside carrying them. */
export const makingShape = z.strictObject({
  /** A fixed value for that side; `once`: for its new records only. */
  constant: z
    .strictObject({
      to: sideName,
      value: z.union([z.string().min(1).max(500), z.boolean()]),
      once: z.boolean().optional(),
    })
    .optional(),
  /** Several text fields of a side as one. */
  join: z.strictObject({ on: sideName, places: z.array(placeName).min(2).max(5), with: z.string().max(5) }).optional(),
  /** A look-up: the CRM's word and accounting's. */
  words: z
    .strictObject({
      rows: z.array(z.tuple([z.string().min(1).max(200), z.string().min(1).max(200)])).max(200),
      others: z.enum(['keep', 'blank']),
    })
    .optional(),
  /** What is done to values on their way into a side. */
  treat: z.strictObject({ crm: treatments, accounting: treatments }).partial().optional(),
});

const row = makingShape.extend({
  off: z.boolean().optional(),
  /** Names of places of the two dialects. */
  places: z.strictObject({ crm: placeName, accounting: placeName }).partial().optional(),
  authority: z.enum(['crm', 'accounting', 'newest', 'ask']).optional(),
  flow: z.enum(['both', 'to-accounting', 'to-crm']).optional(),
  blank: z.enum(['keep', 'clear']).optional(),
  /** What would change was previewed and approved: differing values follow the authority. */
  approved: z.boolean().optional(),
});

/** By field. */
export const mappingShape = z.record(z.string().min(1).max(60), row);
