/** Writes the sample case to the path it is given, signed by keys of the folder it is given, and prints the verdict or the refusal's code; run as a process of its own. */
import { writeCaseFile } from '../../main/casefile/write';
import { Refused } from '../../shared/refusal';
import { identityIn } from '../faults/fuzz/case-files';
import { sampleCase } from './sample-case';

const [path = '', keys = ''] = process.argv.slice(2);
const [ada, ben, mallory] = [identityIn(keys, 'ada'), identityIn(keys, 'ben'), identityIn(keys, 'eve')];
try {
	const { report } = await writeCaseFile(sampleCase({ ada, ben, mallory }).request(path, ada));
	process.stdout.write(`${report.verdict}\n`);
} catch (error) {
	if (!(error instanceof Refused)) throw error;
	process.stdout.write(`${error.refusal.code}\n`);
}
