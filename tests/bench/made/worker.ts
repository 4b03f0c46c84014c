/** The thread that reads ledgers ahead, bundled as the build does it: measurements need no build. */
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { FOLDER } from './ledger';

export function ledgerWorker(): string {
	const workerPath = join(FOLDER, 'ledger-worker.cjs');
	buildSync({
		entryPoints: ['main/vault/ledger-worker.ts'],
		outfile: workerPath,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node18',
		logLevel: 'error',
	});
	return workerPath;
}
