// Written by `npm run migrations`: every migration in order, carried inside the Worker so that it can apply what is missing.

import sql0 from '../../migrations/0000_start.sql';

export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0000_start.sql', sql: sql0 },
];
