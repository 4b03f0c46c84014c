/**
 * Reads the log of another acquisition tool, whichever it is: it is recognized by what stands in it, never by its name.
 * What must hold: all of it is read or nothing; what it states is given as stated, and every contradiction within it is said.
 */
import type { LogFormat } from '../../../shared/acquisition-logs';
import { isDc3dd, readDc3dd } from './dc3dd';
import { isEwfTools, readEwfTools } from './ewf-tools';
import { isFtkImager, readFtkImager } from './ftk-imager';
import { isGuymager, readGuymager } from './guymager';
import { isKape, readKape } from './kape';
import { type LogText, logText, refused } from './log-text';
import { MOST_DIGESTS, remark, remarkContradictions, type StatedRun } from './stated-run';
import { isUac, readUac } from './uac';
import { isVelociraptor, readVelociraptor } from './velociraptor';

export interface ReadLog {
	readonly format: LogFormat;
	readonly encoding: LogText['encoding'];
	/** At least one. */
	readonly runs: readonly StatedRun[];
}

const MOST_RUNS = 1000;

interface Reader {
	readonly format: LogFormat;
	readonly is: (log: LogText) => boolean;
	readonly read: (log: LogText) => StatedRun[];
}

const READERS: readonly Reader[] = [
	{ format: 'uac', is: ({ lines }) => isUac(lines), read: ({ lines }) => readUac(lines) },
	{ format: 'guymager', is: ({ lines }) => isGuymager(lines), read: ({ lines }) => readGuymager(lines) },
	{ format: 'dc3dd', is: ({ lines }) => isDc3dd(lines), read: ({ lines }) => readDc3dd(lines) },
	{ format: 'ftk-imager', is: ({ lines }) => isFtkImager(lines), read: ({ lines }) => readFtkImager(lines) },
	{ format: 'kape', is: ({ lines }) => isKape(lines), read: ({ text }) => readKape(text) },
	{ format: 'velociraptor', is: isVelociraptor, read: ({ text }) => readVelociraptor(text) },
	{ format: 'ewf-tools', is: ({ lines }) => isEwfTools(lines), read: ({ lines }) => readEwfTools(lines) },
];

/** Refuses `acquisition-log.unknown`, `.empty`, `.not-text`, `.line-long`, `.line`, `.many`. */
export function readLog(bytes: Buffer): ReadLog {
	const text = logText(bytes);
	const reader = READERS.find(({ is }) => is(text));
	if (!reader)
		throw refused(
			'unknown',
			'This is no log that this program knows.',
			'It reads logs of FTK Imager, Guymager, dc3dd, ewfacquire and ewfverify, KAPE (…_CopyLog.csv), UAC and Velociraptor (uploads.json, or results of uploads). Keep others as an attachment of a note.',
		);
	const runs = reader.read(text);
	if (runs.length > MOST_RUNS) throw refused('many', `The log tells of more than ${MOST_RUNS} runs.`);
	for (const run of runs) {
		if (run.digests.length > MOST_DIGESTS) throw refused('many', `The log states more than ${MOST_DIGESTS} digests.`);
		if (text.encoding === 'Windows-1252')
			remark(run, 'The log is neither UTF-8 nor UTF-16; letters beyond ASCII may be others.');
		if (run.digests.length === 0 && !run.collected.some(({ digests }) => Object.keys(digests).length > 0))
			remark(run, 'The log states no digest.');
		remarkContradictions(run);
	}
	return { format: reader.format, encoding: text.encoding, runs };
}
