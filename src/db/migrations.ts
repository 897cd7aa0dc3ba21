// Written by `npm run migrations`: every migration in order, carried inside the Worker so that it can apply what is missing.

import sql0 from '../../migrations/0000_start.sql';
import sql1 from '../../migrations/0001_why-linked-records-rest.sql';
import sql2 from '../../migrations/0002_who-the-census-met.sql';
import sql3 from '../../migrations/0003_reference-lists.sql';
import sql4 from '../../migrations/0004_what-waits-for-what.sql';
import sql5 from '../../migrations/0005_what-was-told-to-whom.sql';
import sql6 from '../../migrations/0006_historical-runs.sql';
import sql7 from '../../migrations/0007_studies.sql';
import sql8 from '../../migrations/0008_when-requests-are-asked-after.sql';
import sql9 from '../../migrations/0009_seals-and-setup.sql';
import sql10 from '../../migrations/0010_who-tells-of-changes.sql';
import sql11 from '../../migrations/0011_what-was-written-lately.sql';
import sql12 from '../../migrations/0012_erased-entries.sql';
import sql13 from '../../migrations/0013_finance-beside-the-crm.sql';
import sql14 from '../../migrations/0014_runs-by-the-day.sql';

export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0000_start.sql', sql: sql0 },
  { name: '0001_why-linked-records-rest.sql', sql: sql1 },
  { name: '0002_who-the-census-met.sql', sql: sql2 },
  { name: '0003_reference-lists.sql', sql: sql3 },
  { name: '0004_what-waits-for-what.sql', sql: sql4 },
  { name: '0005_what-was-told-to-whom.sql', sql: sql5 },
  { name: '0006_historical-runs.sql', sql: sql6 },
  { name: '0007_studies.sql', sql: sql7 },
  { name: '0008_when-requests-are-asked-after.sql', sql: sql8 },
  { name: '0009_seals-and-setup.sql', sql: sql9 },
  { name: '0010_who-tells-of-changes.sql', sql: sql10 },
  { name: '0011_what-was-written-lately.sql', sql: sql11 },
  { name: '0012_erased-entries.sql', sql: sql12 },
  { name: '0013_finance-beside-the-crm.sql', sql: sql13 },
  { name: '0014_runs-by-the-day.sql', sql: sql14 },
];
