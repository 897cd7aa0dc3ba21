// The shape of a condition in the settings, and of several.

import * as z from 'zod';

const condition = z.object({
  field: z.string().min(1).max(100),
  op: z.enum(['is', 'not', 'in', 'empty', 'filled', 'above', 'below', 'contains']),
  value: z
    .union([z.string().max(500), z.number(), z.boolean(), z.null(), z.array(z.string().max(500)).max(100)])
    .optional(),
});

export const filter = z.union([
  z.object({ all: z.array(condition).max(25) }),
  z.object({ any: z.array(condition).max(25) }),
]);
