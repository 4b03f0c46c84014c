/** Every key, what it does and where the button is that does the same. The palette and the list of keys show these. */
export interface KeyWords {
	readonly keys: string;
	readonly does: string;
	/** The name of the button that does the same; a test holds that each is there. */
	readonly button: string;
	readonly where: 'Everywhere' | 'In a case' | 'On an entry' | 'On an item' | 'In a dialog';
}

export const keyList: readonly KeyWords[] = [
	{
		keys: 'Ctrl K',
		does: 'Search entries, evidence, people and commands',
		button: 'Search entries, evidence, commands',
		where: 'Everywhere',
	},
	{ keys: 'Ctrl J', does: 'Write a note from anywhere', button: 'Quick entry', where: 'Everywhere' },
	{ keys: 'F9', does: 'Crisis mode: eleven steps, one at a time', button: 'Crisis mode', where: 'Everywhere' },
	{ keys: 'Ctrl F', does: 'Search every entry of every case', button: 'Search', where: 'Everywhere' },
	{ keys: 'Ctrl N', does: 'Open a new case', button: 'New case', where: 'Everywhere' },
	{ keys: 'Ctrl L', does: 'Lock the notebook', button: 'Lock', where: 'Everywhere' },
	{ keys: 'Ctrl P', does: 'Print what the window shows', button: 'Print report', where: 'Everywhere' },
	{ keys: 'F8', does: 'Record the call that is due', button: 'Record the call', where: 'Everywhere' },
	{ keys: 'F6', does: 'Go to the next pane', button: '', where: 'Everywhere' },
	{ keys: 'Esc', does: 'Close or go back; text is never discarded', button: 'Close', where: 'Everywhere' },
	{ keys: '← →', does: 'Choose in a row of filters', button: '', where: 'Everywhere' },
	{ keys: '/', does: 'Filter the list', button: 'Filter', where: 'Everywhere' },
	{ keys: '?', does: 'Show this list of keys', button: 'Keys', where: 'Everywhere' },
	{ keys: 'Ctrl 1 … 0', does: 'Open a tab of the case, counted from the left', button: '', where: 'In a case' },
	{ keys: 'Ctrl E', does: 'Add an item of evidence', button: 'Add item', where: 'In a case' },
	{ keys: 'Ctrl Enter', does: 'Seal the draft', button: 'Seal entry', where: 'In a case' },
	{ keys: 'G', does: 'Go to an entry by its number', button: 'Go to', where: 'In a case' },
	{ keys: 'T S W', does: 'On a step of the checklist: tick, skip, withdraw', button: '', where: 'In a case' },
	{ keys: '↑ ↓', does: 'Move between entries or items', button: '', where: 'On an entry' },
	{ keys: 'Enter', does: 'Open the proof of the entry', button: '', where: 'On an entry' },
	{ keys: 'A', does: 'Add an addendum that corrects the entry', button: 'Add addendum', where: 'On an entry' },
	{ keys: 'C', does: 'Put a second signature under the entry', button: 'Counter-sign', where: 'On an entry' },
	{ keys: 'T', does: 'Transfer custody of the item', button: 'Transfer custody', where: 'On an item' },
	{ keys: 'R', does: 'Record what was done to the item', button: 'Record act', where: 'On an item' },
	{ keys: 'S', does: 'Take stock at the chosen place of the locker', button: 'Stock-take here', where: 'Everywhere' },
	{ keys: 'Ctrl Enter', does: 'Sign or record', button: 'Sign and record', where: 'In a dialog' },
];

export const keysWords = {
	title: 'Keys',
	about: 'Single letters work outside text only. They can be switched off in Settings.',
	off: 'Single letters are switched off in Settings.',
	close: 'Close',
} as const;
