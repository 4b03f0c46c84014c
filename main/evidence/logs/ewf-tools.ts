/**
 * The log (`-l`) and the kept output of libewf’s ewfacquire, ewfacquirestream and ewfverify: after libewf’s source
 * (`ewftools`: log_handle.c, imaging_handle.c, verification_handle.c) and the output of 20140813, which is the tests’
 * fixture. The log itself has nothing but digests of the media’s bytes; who, what and when stand in the output only.
 */
import type { LogFact } from '../../../shared/acquisition-logs';
import { pairIn, runsFrom } from './log-text';
import { addDigest, addFile, newRun, remark, type StatedRun, said, state } from './stated-run';

const BEGINS = /^(ewf[a-z]+) ([0-9]{8}(?:-\S+)?)/;
const DIGEST = /^(MD5|SHA[0-9]+) hash (stored in file|calculated over data):\s*(\S*)\s*$/i;
const ENDS = /^(ewf[a-z]+): (SUCCESS|FAILURE|ABORTED)/i;

const FACTS: Readonly<Record<string, LogFact>> = {
	'case number': 'caseNumber',
	'evidence number': 'evidenceNumber',
	'examiner name': 'examiner',
	description: 'description',
	notes: 'notes',
	model: 'model',
	serial: 'serial',
	'media size': 'size',
	'media type': 'source',
	'ewf file format': 'imageFormat',
};

export const isEwfTools = (lines: readonly string[]): boolean =>
	lines.slice(0, 40).some((line) => BEGINS.test(line)) || lines.slice(0, 2000).some((line) => DIGEST.test(line));

export function readEwfTools(lines: readonly string[]): StatedRun[] {
	const named = runsFrom(lines, (line) => BEGINS.test(line));
	return (named.length > 0 ? named : [lines]).map(readRun);
}

function readRun(lines: readonly string[]): StatedRun {
	const run = newRun('ewf-tools', null);
	const verifies = lines.some((line) => /^ewfverify/.test(line) || /hash stored in file:/i.test(line));
	const errors: string[] = [];
	let inErrors = false;
	for (const line of lines) {
		const [, tool, version] = BEGINS.exec(line) ?? [];
		if (tool !== undefined && version !== undefined) [run.tool, run.version] = [tool, version];
		const [, algorithm, what, hex] = DIGEST.exec(line) ?? [];
		if (algorithm !== undefined && hex !== undefined) {
			const stored = what?.startsWith('stored') === true;
			addDigest(run, algorithm, hex, {
				...{ of: verifies && !stored ? 'image' : 'source', file: null, said: null },
				stage: stored ? 'stored' : verifies ? 'verified' : 'acquired',
			});
			continue;
		}
		const [, ended, how] = ENDS.exec(line) ?? [];
		if (ended !== undefined && how !== undefined) {
			run.outcome = how.toUpperCase() === 'SUCCESS' ? 'completed' : 'failed';
			run.outcomeSays = said(line);
			continue;
		}
		const [, event, at] = /^(?:Acquiry|Verify) (started|completed|aborted|failed) at: (.*)$/.exec(line) ?? [];
		if (event === 'started') run.startedAt = said(at);
		else if (event !== undefined) run.endedAt = said(at);
		if (/^Errors reading device:/.test(line)) inErrors = true;
		else if (inErrors && /^\s+\S/.test(line)) errors.push(line.trim());
		else if (line.trim() !== '') inErrors = false;
		pair(run, line);
	}
	if (errors.length > 0) {
		const [, total] = /total number: ([0-9]+)/.exec(errors[0] ?? '') ?? [];
		run.badSectors = { count: null, says: said(errors.join('; ')) ?? '' };
		remark(run, `The log reports ${total ?? errors.length} errors reading the device.`);
	}
	if (run.outcome === 'not-stated')
		remark(
			run,
			'The log does not say how the run ended: one written by -l never does, one of the output may be cut off.',
		);
	return run;
}

function pair(run: StatedRun, line: string): void {
	const [name, value] = pairIn(line) ?? [];
	if (name === undefined || value === undefined) return;
	if (name === 'image path and filename' && value !== '') addFile(run, value);
	else if (FACTS[name] !== undefined) state(run, FACTS[name], value);
}
