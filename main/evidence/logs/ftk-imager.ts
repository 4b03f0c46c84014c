/**
 * FTK Imager’s `IMAGE.txt`, and that of its command line tool. After logs of 3.1 to 4.7 published with their images
 * (Digital Corpora “USB non-deterministic”, CyberDefenders, Champlain College’s CTFs), AccessData’s Imager User Guide
 * (2012), and B. Nikkel, “Practical Forensic Imaging” (2016), ch. 6, for sectors that could not be read. The digests
 * are of the media’s bytes, whatever container they were written to; times bear no zone.
 */
import type { LogFact } from '../../../shared/acquisition-logs';
import { pairIn, runsFrom } from './log-text';
import { addDigest, addFile, newRun, remark, type StatedRun, said, state } from './stated-run';

const CREATED = /^Created By (.*\bImager\b.*?)\s*$/i;
const CASE = /^Case Information:/i;
const CHECKSUM = /^\s*(MD5|SHA-?[0-9]+)\s+(?:checksum|hash)\s*:\s*([^\s:]*)\s*(?::\s*(.*))?$/i;

const FACTS: Readonly<Record<string, LogFact>> = {
	'case number': 'caseNumber',
	'evidence number': 'evidenceNumber',
	'unique description': 'description',
	examiner: 'examiner',
	notes: 'notes',
	'source type': 'source',
	'drive model': 'model',
	'drive serial number': 'serial',
	'source data size': 'size',
	'sector count': 'sectors',
	'image type': 'imageFormat',
};

export const isFtkImager = (lines: readonly string[]): boolean => {
	const head = lines.slice(0, 40);
	return (
		head.some((line) => CREATED.test(line)) ||
		(head.some((line) => CASE.test(line)) && head.some((line) => /^Acquired using:/i.test(line)))
	);
};

export function readFtkImager(lines: readonly string[]): StatedRun[] {
	const named = runsFrom(lines, (line) => CREATED.test(line));
	return (named.length > 0 ? named : runsFrom(lines, (line) => CASE.test(line))).map(readRun);
}

type Part = 'head' | 'segments' | 'unread' | 'verification';

function readRun(lines: readonly string[]): StatedRun {
	const run = newRun('ftk-imager', null);
	const unread: string[] = [];
	const verified: string[] = [];
	let part: Part = 'head';
	for (const line of lines) {
		const created = CREATED.exec(line)?.[1];
		if (created !== undefined) {
			const [, tool, version] = /^(.*?)\s+([0-9][\w.]*)$/.exec(created) ?? [];
			run.tool = said(tool ?? created);
			run.version = said(version);
			continue;
		}
		if (/^\s*Image Verification Results:/i.test(line)) part = 'verification';
		else if (/^\s*Image Information:/i.test(line)) part = 'head';
		else if (/^\s*Segment list:/i.test(line)) {
			part = 'segments';
			continue;
		} else if (/could not be read:/i.test(line)) {
			part = 'unread';
			unread.push(line.slice(line.search(/read:/i) + 5).trim());
			continue;
		} else if (/image is incomplete/i.test(line)) {
			run.outcome = 'failed';
			run.outcomeSays = said(line);
		}
		const checksum = CHECKSUM.exec(line);
		if (checksum) {
			const [, name = '', hex = '', word] = checksum;
			const again = part === 'verification';
			addDigest(run, name, hex, {
				...{ of: again ? 'image' : 'source', stage: again ? 'verified' : 'acquired', file: null, said: said(word) },
			});
			if (again) verified.push(`${name.toUpperCase()} ${said(word) ?? 'without a result'}`);
			continue;
		}
		if (part === 'segments' || part === 'unread') {
			const value = line.trim();
			if (/^\s+\S/.test(line)) {
				if (part === 'segments') addFile(run, value);
				else unread.push(value);
			} else if (value === '' || part === 'segments' || !/^[0-9]/.test(value)) part = 'head';
			if (part !== 'head') continue;
		}
		pair(run, line);
	}
	if (verified.length > 0) state(run, 'verification', verified.join('; '));
	const ranges = unread.filter((text) => text !== '');
	if (ranges.length > 0) run.badSectors = { count: sectorsIn(ranges), says: said(ranges.join(', ')) ?? '' };
	if (run.outcome === 'not-stated' && run.endedAt !== null && run.digests.length > 0) run.outcome = 'completed';
	if (run.endedAt === null) remark(run, 'The log does not say when the acquisition finished; it may be cut off.');
	return run;
}

function pair(run: StatedRun, line: string): void {
	const [name, value] = pairIn(line) ?? [];
	if (name === undefined) return;
	if (name === 'acquired using' && run.tool === null) run.tool = said(value) === null ? null : `FTK Imager (${value})`;
	else if (name === 'acquisition started') run.startedAt ??= said(value);
	else if (name === 'acquisition finished') run.endedAt ??= said(value);
	const fact = FACTS[name];
	if (fact !== undefined) state(run, fact, value);
}

/** `491584 through 491591` each; null where one says it in another way. */
function sectorsIn(ranges: readonly string[]): number | null {
	let sum = 0;
	for (const range of ranges.flatMap((text) => text.split(','))) {
		const [, from, to] = /^\s*([0-9]{1,15})(?:\s*(?:through|-)\s*([0-9]{1,15}))?\s*$/.exec(range) ?? [];
		if (from === undefined) return null;
		sum += Math.max(0, Number(to ?? from) - Number(from)) + 1;
	}
	return sum;
}
