/**
 * Writes tests/vectors/ledger/*.txt anew:
 *
 *     npx esbuild tests/vectors/make.ts --bundle --platform=node --format=esm --outfile=tests/vectors/.make.mjs
 *     node tests/vectors/.make.mjs && rm tests/vectors/.make.mjs
 *
 * The same bytes at every run; a test compares. Tests read the files, not this.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAll } from './all';

const folder = join(import.meta.dirname, 'ledger');
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (name.endsWith('.txt')) rmSync(join(folder, name));
for (const [name, text] of writeAll()) writeFileSync(join(folder, name), text);
