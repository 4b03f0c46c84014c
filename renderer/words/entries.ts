/** Sentences about entries in the stream. */
export const headlines = {
	fromTo: (from: string, to: string) => `from ${from} to ${to}`,
	somebody: 'somebody',
	inPart: 'in part',
	partOf: (part: string, parts: string) => `part ${part} of ${parts}`,
	unknown: 'unknown',
	outlook: (outlook: unknown) => (outlook === 'expected' ? 'Expected if not contained' : 'Now'),
	cited: (seq: number) => `entry ${seq}`,
	key: (short: string) => `key ${short}`,
} as const;

export const entry = {
	name: (ref: string, kind: string) => `${ref} ${kind}`,
	addendumTo: (ref: string) => `Addendum to ${ref}`,
	correctedBy: 'Corrected by',
	reason: 'Reason:',
	observed: 'Observed',
	late: 'clock step',
	broken: 'Does not verify',
	notChecked: 'Not checked',
	withheld: (names: string) => `Withheld: ${names}`,
	longText: 'Long text, kept as a file',
	more: (count: string) => `${count} more characters in the proof panel`,
	remark: 'remark',
	place: 'Place:',
	condition: 'Condition:',
	lateBecause: 'Entered only now because:',
	notLate: 'Not late:',
	doneBy: 'Done by:',
	witness: 'Witness:',
	moreFiles: (count: number) => `and ${count} more`,
} as const;
