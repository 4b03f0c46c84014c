/**
 * dc3dd’s `log=` and `hlog=` (7.2.646, the one that Debian ships; its own output is the tests’ fixture). It appends, so a
 * log may tell of several runs. Digests are of the input, of each output read back (`hof=`), and of the pieces of a split
 * one (`ofsz=`); an output’s are marked `[ok]` or `[MISMATCH]`.
 */
import { baseName, runsFrom } from './log-text';
import { addDigest, newRun, remark, type StatedCopy, type StatedRun, said, state } from './stated-run';

const BEGINS = /^dc3dd (\S+) started at (.+)$/;
const ENDS = /^dc3dd (completed|failed|aborted) at (.+)$/;
const PLACE = /^(input|output) results for (file|files|device|pattern|devices) [`'](.*)'[^']*:\s*$/;
const WHOLE = /^\s+(?:\[(ok|mismatch)\]\s+)?([0-9a-f]+) \((\w+)\)\s*$/i;
const PIECE = /^\s+(?:\[(ok|mismatch)\]\s+)?([0-9a-f]+), sectors [0-9]+ - [0-9]+(?:, [`'](.*)')?\s*$/i;

export const isDc3dd = (lines: readonly string[]): boolean => lines.slice(0, 40).some((line) => BEGINS.test(line));

export const readDc3dd = (lines: readonly string[]): StatedRun[] =>
	runsFrom(lines, (line) => BEGINS.test(line)).map(readRun);

function readRun(lines: readonly string[]): StatedRun {
	const run = newRun('dc3dd', 'dc3dd');
	let place: { readonly side: string; readonly sort: string; readonly name: string } | null = null;
	let algorithm = '';
	let copy: StatedCopy | null = null;
	for (const line of lines) {
		const [, version, started] = BEGINS.exec(line) ?? [];
		if (version !== undefined) [run.version, run.startedAt] = [version, said(started)];
		const [, ending, ended] = ENDS.exec(line) ?? [];
		if (ending !== undefined) {
			run.endedAt = said(ended);
			run.outcome = ending === 'completed' ? 'completed' : 'failed';
			run.outcomeSays = ending;
		}
		const [, side, sort, name] = PLACE.exec(line) ?? [];
		if (side !== undefined && sort !== undefined && name !== undefined) {
			place = { side, sort, name };
			if (side === 'input') state(run, sort.startsWith('device') ? 'device' : 'source', name);
			copy = null;
			if (side === 'output' && !sort.startsWith('device')) {
				copy = { files: [name], more: sort === 'files' };
				run.copies.push(copy);
			}
			continue;
		}
		const whole = WHOLE.exec(line);
		const piece = whole ? null : PIECE.exec(line);
		if (whole && place) {
			const [, word, hex = '', called = ''] = whole;
			algorithm = called;
			// The digest of an output that was split is of all its pieces, joined.
			const file = place.side === 'input' || place.sort === 'files' ? null : baseName(place.name);
			const input = place.side === 'input';
			addDigest(run, called, hex, {
				...{ of: input ? 'source' : 'image', stage: input ? 'acquired' : 'verified', file, said: said(word) },
			});
		} else if (piece?.[3] !== undefined) {
			const file = baseName(piece[3]);
			if (copy) addPiece(copy, piece[3]);
			addDigest(run, algorithm, piece[2] ?? '', { of: 'piece', stage: 'verified', file, said: said(piece[1]) });
		} else if (place?.side === 'input') tell(run, line);
		else if (line.startsWith('command line: ')) state(run, 'command', line.slice(14));
		else if (line.startsWith('[!!] ')) remark(run, `The log reports: ${line.slice(5, 500)}`);
		else if (/^device size: /.test(line)) state(run, 'size', line.slice(13));
	}
	run.image = run.copies.length > 0 ? 'raw' : 'not-stated';
	if (run.endedAt === null) remark(run, 'The log does not say when the run ended; it may be cut off.');
	return run;
}

/** The pieces that are named stand in the place of the first one’s name. */
function addPiece(copy: StatedCopy, name: string): void {
	if (copy.more) copy.files.length = 0;
	copy.more = false;
	if (!copy.files.includes(name)) copy.files.push(name);
}

function tell(run: StatedRun, line: string): void {
	const [, bad] = /^\s+([0-9]+) bad sectors replaced by zeros/.exec(line) ?? [];
	if (bad !== undefined) run.badSectors = { count: Number(bad), says: '' };
	const [, sectors] = /^\s+([0-9]+ sectors(?: \+ [0-9]+ bytes)?) in\s*$/.exec(line) ?? [];
	if (sectors !== undefined) state(run, 'sectors', sectors);
}
