// Builds the pages into ui/dist.
import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync(new URL('dist/', import.meta.url), { recursive: true });
writeFileSync(new URL('dist/index.html', import.meta.url), '<!doctype html><title>Ledgerline</title><p>Building.</p>');
