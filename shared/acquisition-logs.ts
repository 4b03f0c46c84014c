/** Logs of other acquisition tools: which are read, what they may state, and how a comparison with what was recomputed ends. */

export const LOG_FORMATS = ['ftk-imager', 'guymager', 'dc3dd', 'ewf-tools', 'kape', 'uac', 'velociraptor'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** What a log may state of an acquisition in words; each as it stands in the log. */
export const LOG_FACTS = [
	'caseNumber',
	'evidenceNumber',
	'examiner',
	'description',
	'notes',
	'host',
	'system',
	'source',
	'device',
	'model',
	'serial',
	'size',
	'sectors',
	'imageFormat',
	'verification',
	'command',
] as const;
export type LogFact = (typeof LOG_FACTS)[number];

/** What a stated digest is of: all bytes of the source, all bytes of the image, one file of the image, one collected file. */
export const LOG_SUBJECTS = ['source', 'image', 'piece', 'file'] as const;
export type LogSubject = (typeof LOG_SUBJECTS)[number];

/** When the log says that it was made; `stored`: it was read out of the image. */
export const LOG_STAGES = ['acquired', 'verified', 'stored'] as const;
export type LogStage = (typeof LOG_STAGES)[number];

/** How one stated digest compares. Only what was computed here from every byte agrees or differs. */
export const LOG_RESULTS = ['agrees', 'differs', 'missing', 'not-checked'] as const;
export type LogResult = (typeof LOG_RESULTS)[number];
/** `partly`: all that was checked agrees, and something was not checked. */
export const LOG_VERDICTS = [...LOG_RESULTS, 'partly'] as const;
export type LogVerdict = (typeof LOG_VERDICTS)[number];

export const LOG_OUTCOMES = ['completed', 'failed', 'not-stated'] as const;
export type LogOutcome = (typeof LOG_OUTCOMES)[number];

/** Of the results of all stated digests: one that differs says it of the whole, then one whose file is missing. */
export function verdictOf(counts: Readonly<Record<LogResult, number>>): LogVerdict {
	if (counts.differs > 0) return 'differs';
	if (counts.missing > 0) return 'missing';
	if (counts.agrees === 0) return 'not-checked';
	return counts['not-checked'] > 0 ? 'partly' : 'agrees';
}

/** Whether a time as a log states it says its zone or offset; without one nobody knows which it was. */
export const saysZone = (time: string): boolean =>
	/(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})(?:\s*\(.*\))?$/.test(time.trim());

/** `FTK Imager 4.7.1.2`, as the log has it. */
export const toolStated = ({
	tool,
	version,
}: {
	readonly tool: string | null;
	readonly version: string | null;
}): string => [tool ?? 'a tool that the log does not name', version].filter((part) => part !== null).join(' ');
