// Rows as they are stored, and as the floor below knows them.

export * from './intent.ts';
export * from './link.ts';
export * from './look.ts';
export * from './standing.ts';
