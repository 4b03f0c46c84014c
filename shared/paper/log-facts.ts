/** What another tool's acquisition log states of the item, beside what was computed here, on its custody form. */
import { toolStated } from '../acquisition-logs';
import { acquisitionLogsOf } from '../projections/acquisition-logs';
import type { EntryView, LogComparedView } from '../views';
import { visible } from '../visible';
import type { Fact } from './document';

/** The rest is in the entry. */
const MOST = 12;

export function logFacts(entry: EntryView): Fact[] {
	const [log] = acquisitionLogsOf([entry]);
	if (!log) return [];
	const rest = log.counts.agrees + log.counts.differs + log.counts.missing + log.counts['not-checked'] - MOST;
	return [
		...log.digests.slice(0, MOST).map((digest) => ({
			label: `Stated by ${visible(toolStated(log))}`,
			text: sentenceOf(digest),
		})),
		...(rest > 0 ? [{ label: 'And more', text: `${rest}, in the entry` }] : []),
	];
}

function sentenceOf({ algorithm, stated, of, file, result, recomputed, because }: LogComparedView): string {
	const about = `${algorithm === null ? 'no digest' : algorithm.toUpperCase()} of the ${of}${file === null ? '' : ` ${visible(file)}`}`;
	const outcome =
		result === 'agrees'
			? 'agrees with what was computed here'
			: result === 'differs'
				? `differs: computed here ${recomputed ?? ''}`
				: `${result === 'missing' ? 'missing' : 'not checked'}: ${visible(because ?? '')}`;
	return `${about}${stated === null ? '' : ` ${stated}`}: ${outcome}`;
}
