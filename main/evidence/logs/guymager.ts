/**
 * Guymager’s `IMAGE.info`: after its source (0.8, `table.cpp`: InfoAcquisitionStart, InfoAcquisitionBadSectors,
 * InfoAcquisitionEnd) and published logs of 0.7.3 and 0.8.8. What it calls hashes are of the device’s bytes; the list at
 * the end has MD5 digests of the image’s files themselves. Times are of the machine’s clock, without a zone.
 */
import type { LogFact } from '../../../shared/acquisition-logs';
import { pairIn, runsFrom } from './log-text';
import { addDigest, addFile, newRun, remark, type StatedRun, said, state } from './stated-run';

const TITLE = 'GUYMAGER ACQUISITION INFO FILE';

/** Of what Guymager writes itself; the answers of the device’s tools stand in a part of their own. */
const FACTS: Readonly<Record<string, LogFact>> = {
	'linux device': 'device',
	'device size': 'size',
	format: 'imageFormat',
	'case number': 'caseNumber',
	'evidence number': 'evidenceNumber',
	examiner: 'examiner',
	description: 'description',
	notes: 'notes',
	'host name': 'host',
	system: 'system',
};
const DEVICE: Readonly<Record<string, LogFact>> = {
	'device model': 'model',
	product: 'model',
	'model number': 'model',
	'serial number': 'serial',
};

export const isGuymager = (lines: readonly string[]): boolean =>
	lines.slice(0, 40).some((line) => line.trim() === TITLE);

export const readGuymager = (lines: readonly string[]): StatedRun[] =>
	runsFrom(lines, (line) => line.trim() === TITLE).map(readRun);

function readRun(lines: readonly string[]): StatedRun {
	const run = newRun('guymager', 'Guymager');
	let part = '';
	let inSectors = false;
	const verification: string[] = [];
	for (const [at, line] of lines.entries()) {
		// A title is underlined; what a device’s tools say is indented and cannot be one.
		if (/^\S/.test(line) && /^=+$/.test(lines[at + 1]?.trim() ?? '')) {
			part = line.trim().toLowerCase();
			continue;
		}
		if (part.startsWith('device information')) deviceLine(run, line);
		else if (part.startsWith('generated image files')) fileLine(run, line);
		else {
			inSectors = sectorLine(run, line, inSectors);
			if (/verification (OK|FAILED|failed)/.test(line)) verification.push(line.trim());
			pair(run, line);
		}
	}
	if (verification.length > 0) state(run, 'verification', verification.join(' '));
	run.image = /dd raw/i.test(run.facts.imageFormat ?? '') ? 'raw' : run.facts.imageFormat ? 'container' : 'not-stated';
	if (run.outcome === 'not-stated') remark(run, 'The log does not say how the acquisition ended; it may be cut off.');
	return run;
}

function pair(run: StatedRun, line: string): void {
	const [name, value] = pairIn(line) ?? [];
	if (name === undefined || value === undefined) return;
	const hash = /^(md5|sha1|sha256) hash( verified (source|image))?$/.exec(name);
	if (hash) {
		const [, algorithm = '', again, of] = hash;
		addDigest(run, algorithm, value, {
			...{ of: of === 'image' ? 'image' : 'source', stage: again === undefined ? 'acquired' : 'verified' },
			...{ file: null, said: null },
		});
	} else if (name === 'version') run.version ??= said(value);
	else if (name === 'state') {
		run.outcomeSays = said(value);
		run.outcome = /^finished successfully/i.test(value) ? 'completed' : 'failed';
	} else if (name === 'acquisition started') run.startedAt ??= said(value.replace(/\s*\(ISO format.*\)$/, ''));
	else if (name === 'ended') run.endedAt ??= said(value.replace(/\s*\([0-9]+ hours.*\)$/, ''));
	else if (FACTS[name] !== undefined) state(run, FACTS[name], value);
}

function deviceLine(run: StatedRun, line: string): void {
	const [name, value] = pairIn(line) ?? [];
	const fact = name === undefined ? undefined : DEVICE[name];
	if (fact !== undefined) state(run, fact, value);
}

/** `MD5 [MD5 verified] name`; `n/a` where the files were not digested. */
function fileLine(run: StatedRun, line: string): void {
	const found = /^((?:(?:[0-9a-f]{32}|n\/a|--)\s+)+)(\S.*)$/i.exec(line.trim());
	if (!found) return;
	const [, digests = '', name = ''] = found;
	addFile(run, name);
	for (const [at, hex] of digests.trim().split(/\s+/).entries())
		addDigest(run, 'md5', hex, { of: 'piece', stage: at === 0 ? 'acquired' : 'verified', file: name, said: null });
}

/** Answers whether the next line goes on with the list of sectors. */
function sectorLine(run: StatedRun, line: string, within: boolean): boolean {
	const begins = /^During (acquisition|verification), ([0-9]+) bad sectors/.exec(line.trim());
	if (begins) {
		if (begins[1] === 'acquisition') run.badSectors = { count: Number(begins[2]), says: '' };
		return begins[1] === 'acquisition';
	}
	if (/^No bad sectors encountered during acquisition/.test(line.trim())) run.badSectors = { count: 0, says: '' };
	if (!within || run.badSectors === null || !/^[\s0-9,-]+$/.test(line) || line.trim() === '') return false;
	run.badSectors = { ...run.badSectors, says: said(`${run.badSectors.says} ${line.trim()}`) ?? '' };
	return true;
}
