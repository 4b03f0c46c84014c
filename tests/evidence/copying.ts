/** A process that acquires one file and says how that ended; to be killed in the middle. Bundled by the test. */
import { acquire } from '../../main/evidence/acquire';
import type { AcquireWork } from '../../main/evidence/acquire-messages';

const [workerPath = '', path = '', folder = '', resume = ''] = process.argv.slice(2);
const work: AcquireWork = {
	acquisition: 'killed',
	source: 0,
	path: Buffer.from(path),
	kind: path.endsWith('tree') ? 'tree' : 'file',
	digests: ['md5', 'sha1', 'sha256'],
	target: { folder: Buffer.from(folder), name: Buffer.from('copy'), pieceBytes: null },
	resume: resume === 'resume',
	sourceAgain: false,
	syncBytes: 0,
};
acquire(workerPath, work, { onProgress: () => undefined }).outcome.then(
	(outcome) => process.stdout.write(JSON.stringify(outcome)),
	(error: unknown) => {
		process.stderr.write(String(error));
		process.exitCode = 1;
	},
);
