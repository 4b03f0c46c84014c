/** Sentences of writing: what a note says of itself, why it is late, the quick entry, a case's title. */
import type { Stance } from '../../shared/vocabulary';

export const stances: readonly { readonly id: Stance; readonly name: string; readonly quiet: string }[] = [
	{ id: 'fact', name: 'Fact', quiet: 'seen, done or read' },
	{ id: 'hypothesis', name: 'Hypothesis', quiet: 'supposed, to be tested' },
	{ id: 'opinion', name: 'Opinion', quiet: 'not exported unless asked for' },
	{ id: 'decision', name: 'Decision', quiet: 'what was decided, and by whom' },
	{ id: 'instruction', name: 'Instruction', quiet: 'what was ordered, and by whom' },
];
export const stanceName = (stance: Stance): string => stances.find(({ id }) => id === stance)?.name ?? stance;

export const stanceChoice = { label: 'Kind', none: 'Note', noneQuiet: 'nothing said of what it is' } as const;

export const late = {
	observed: (time: string) => `Observed ${time} ago.`,
	label: 'Entered only now because',
	placeholder: 'Why only now? Or leave it empty.',
	busy: 'Handling the incident came first.',
	told: 'It was told to me only now.',
	found: 'time of an event found in a log',
	busyShort: 'Handling came first',
	toldShort: 'Told only now',
	foundShort: 'Not late: found in a log',
	none: (time: string) => `Observed ${time} ago, and nothing says why it is entered only now:`,
	without: 'Seal without a reason',
	isNot: 'Not late:',
	takeBack: 'Say something else',
} as const;

export const byWhom = {
	ask: 'By somebody else',
	doneBy: 'Done by',
	witness: 'Witness',
	takeBack: 'By me, no witness',
	ifNotYou: 'Where it was not you.',
	namedOnly: 'Named here; does not sign.',
} as const;

export const quick = {
	title: 'Quick entry',
	open: 'Quick entry',
	draftKept: 'Quick draft, not sealed',
	draft: 'Draft, not sealed',
	about: 'Sealed by Ctrl Enter as it stands: it cannot be edited or removed afterwards. Esc keeps it as a draft.',
	case: 'Case',
	newCase: (number: string) => `New case ${number}`,
	newCaseAbout: 'Opened with this note; name it later.',
	text: 'Quick note text',
	placeholder: 'What did you see, do or decide?',
	saved: 'Saved',
	seal: 'Seal entry',
	sealIn: (number: string) => `Seal in ${number}`,
	intoExercise: (number: string) => `This note goes into ${number}, which is no real incident.`,
	sealing: 'Sealing',
	close: 'Close, keep draft',
	discard: 'Discard draft',
	attach: 'Attach',
	waits: 'Files are being digested',
	early: 'Sealed as soon as the kept draft is read',
	passed: 'More stands here than when you pressed: read it, then seal',
	needsText: 'Write text to seal',
	sealed: (ref: string, number: string) => `Sealed as ${ref} in ${number}`,
} as const;

export const titling = {
	open: 'Rename case…',
	title: 'Rename case',
	about: 'The new title is an entry of its own. It is shown from now on; the titles before stay in the ledger.',
	name: 'Title',
	reason: 'Reason',
	seal: 'Seal title',
	cancel: 'Cancel',
	sealing: 'Sealing',
	needs: 'Write another title.',
} as const;
