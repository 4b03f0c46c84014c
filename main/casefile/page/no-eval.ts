/** Schemas compile themselves where they may; the page's policy forbids it, so they do not try. Imported before any schema. */
import { config } from 'zod';

config({ jitless: true });
