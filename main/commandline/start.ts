/**
 * What `sealbook` starts: it loads the one bundle that holds the command. Digests, and baselines and sets of known files,
 * need no notebook and begin in a fraction of the time without it.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [noun = '', deed = '', ...more] = process.argv.slice(2);
/** Signing is the notebook's business; an argument that reads like the option costs a slower start and nothing else. */
const needsNotebook = more.includes('--sign');
const alone = new Map([
	['baseline', ['create', 'compare', 'import', 'export']],
	['hashset', ['build', 'lookup', 'show', 'verify']],
]);
const isAlone = !needsNotebook && alone.get(noun)?.includes(deed) === true;
const bundle = noun === 'hash' ? 'digests.cjs' : isAlone ? 'without-notebook.cjs' : 'commands.cjs';
createRequire(__filename)(join(__dirname, bundle));
