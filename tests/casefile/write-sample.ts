/** Writes the sample case to the path it is given and prints the verdict or the refusal's code; run as a process of its own. */
import { writeCaseFile } from '../../main/casefile/write';
import { Refused } from '../../shared/refusal';
import { people, sampleCase } from './sample-case';

const who = await people();
try {
	const { report } = await writeCaseFile(sampleCase(who).request(process.argv[2] ?? '', who.ada));
	process.stdout.write(`${report.verdict}\n`);
} catch (error) {
	if (!(error instanceof Refused)) throw error;
	process.stdout.write(`${error.refusal.code}\n`);
}
