/**
 * UAC’s acquisition log, `uac-HOST-SYSTEM-TIME.log`: after its source (`lib/create_acquisition_log.sh` of 2.x and 3.x,
 * `lib/print_acquisition_log.sh` of 1.x) and its documentation. The digests are of the archive that it wrote. With
 * `-H` UAC also writes `hash_list.md5` and so on: those are plain lists, which `sealbook baseline compare` reads.
 */
import type { LogFact } from '../../../shared/acquisition-logs';
import { pairIn, runsFrom } from './log-text';
import { addDigest, addFile, newRun, remark, type StatedRun, said, state } from './stated-run';

const CREATED = /^Created by UAC \(Unix-like Artifacts Collector\)\s*v?(\S*)/;

const FACTS: Readonly<Record<string, LogFact>> = {
	'case number': 'caseNumber',
	'evidence number': 'evidenceNumber',
	description: 'description',
	examiner: 'examiner',
	notes: 'notes',
	'operating system': 'system',
	hostname: 'host',
	'mount point': 'source',
	format: 'imageFormat',
};

export const isUac = (lines: readonly string[]): boolean => lines.slice(0, 40).some((line) => CREATED.test(line));

export const readUac = (lines: readonly string[]): StatedRun[] =>
	runsFrom(lines, (line) => CREATED.test(line)).map(readRun);

function readRun(lines: readonly string[]): StatedRun {
	const run = newRun('uac', 'UAC (Unix-like Artifacts Collector)');
	run.version = said(CREATED.exec(lines[0] ?? '')?.[1]);
	const digests: (readonly [name: string, hex: string])[] = [];
	let section = '';
	for (const line of lines.slice(1)) {
		section = /^\[(.+)\]\s*$/.exec(line)?.[1]?.toLowerCase() ?? section;
		const [, name, hex] = /^\s*(\w+) checksum:\s*(\S*)/i.exec(line) ?? [];
		if (name !== undefined && hex !== undefined) digests.push([name, hex]);
		// 1.x and 2.x: the line is what md5sum or md5 printed.
		else if (section === 'output file md5 computed hash' && /^\S*[0-9a-f]{32}/i.test(line))
			digests.push(['md5', line.trim().slice(0, 32)]);
		else pair(run, line);
	}
	const file = run.copies[0]?.files[0] ?? null;
	for (const [name, hex] of digests) addDigest(run, name, hex, { of: 'piece', stage: 'acquired', file, said: null });
	run.image = run.digests.length > 0 ? 'file' : 'not-stated';
	if (run.endedAt !== null) run.outcome = 'completed';
	else remark(run, 'The log does not say when the collection finished; it may be cut off.');
	return run;
}

function pair(run: StatedRun, line: string): void {
	const [name, value] = pairIn(line) ?? [];
	if (name === undefined || value === undefined) return;
	if (name === 'file' && value !== '') addFile(run, value);
	else if (name === 'directory') remark(run, 'UAC wrote a folder and no archive; its log has no digest then.');
	else if (name === 'password')
		remark(run, 'The log names the archive’s password. It is stored as it is: whoever gets the log gets the password.');
	else if (/^acquisition started( at)?$/.test(name)) run.startedAt ??= said(value);
	else if (/^acquisition finished( at)?$/.test(name)) run.endedAt ??= said(value);
	else if (FACTS[name] !== undefined) state(run, FACTS[name], value);
}
