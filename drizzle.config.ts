// Where the migrations come from: `npm run migrations` compares the schema with the last migration and writes the next one.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'sqlite', schema: './src/db/schema/index.ts', out: './migrations' });
