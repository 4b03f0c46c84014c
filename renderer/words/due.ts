/** Sentences about what is due: the banner on every screen, the count in the list of cases, the window's title. */
export const due = {
	name: 'Due now',
	window: 'Somebody is to be called – Sealbook',
	call: (name: string) => `Call ${name}`,
	level: (level: number, nth: number, round: number) =>
		`Level ${level}, try ${nth}${round > 1 ? `, round ${round}` : ''}`,
	late: (time: string) => `${time} late`,
	dueNow: 'due now',
	slept: (count: number) => (count === 1 ? '1 call before it was missed' : `${count} calls before it were missed`),
	tried: 'Record the call',
	answered: 'Somebody answered…',
	expired: (title: string) => `Expired: ${title}`,
	decide: 'Say what became of it',
	tell: (party: string) => `Overdue: tell ${party}`,
	toTell: 'Open the register',
	inCase: (number: string) => `Case ${number}`,
	more: (count: number) => (count === 1 ? 'and 1 more' : `and ${count} more`),
	open: 'Open',
	count: (count: number) => `${count} due`,
} as const;
