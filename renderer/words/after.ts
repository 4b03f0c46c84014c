/** Sentences of a case's tab for what comes after an incident: the meeting, actions, how the handling is judged and audited. */
import { listNamed } from '../../shared/lists';

/** The nine questions of §3.4.1: the agenda of every such meeting. */
export const QUESTIONS = listNamed('lessons-questions').items.map(({ id, name, says = '' }) => ({ id, name, says }));

export const after = {
	heading: (number: string) => `After the incident of case ${number}`,
	show: 'Show',
	meeting: 'Lessons learned',
	actions: 'Actions',
	judged: 'Assessment and audit',
	report: 'Report…',
	figures: 'Figures',
	somebody: 'somebody withheld',
	seal: 'Seal',
	doing: 'Sealing',
	cancel: 'Cancel, record nothing',
} as const;

export const meetings = {
	emptyTitle: 'No meeting yet',
	empty:
		'Within several days of the end of an incident, everybody who took part meets and answers nine questions: what happened and when, how people and procedures did, what was missing, what is done differently from now on. After a major incident the meeting is a must. One meeting may serve several incidents.',
	ended: (time: string) => `The incident was resolved ${time} ago and no meeting was held yet.`,
	plan: 'Plan meeting',
	change: 'Change…',
	write: 'Write minutes',
	writeNow: 'Write minutes of one that was held',
	goOn: 'Go on with the minutes',
	begun: 'Minutes begun and not sealed.',
	keptAt: 'Kept',
	planned: 'Planned',
	held: 'Held',
	late: (time: string) => `${time} ago, and no minutes yet`,
	place: 'Where',
	moderator: 'Led by',
	toLead: 'To lead it',
	invited: 'Invited',
	agenda: 'Also to be talked about',
	came: 'Came',
	absent: 'Did not come',
	told: (how: string) => `told: ${how}`,
	notTold: 'not told yet',
	tell: 'Told…',
	tellName: (name: string) => `Record that ${name} was told`,
	agreed: 'Agreed',
	nothingAgreed: 'Nothing, as far as is recorded.',
	toAction: 'Make it an action…',
	isAction: (entry: string) => `action ${entry}`,
	toActionName: (what: string) => `Make it an action: ${what}`,
	answers: 'The nine questions',
	unanswered: 'Not answered',
	withheld: 'Withheld',
} as const;

export const plan = {
	title: 'Plan the lessons learned meeting',
	change: 'Change the plan',
	about: 'Becomes an entry. The nine questions are always on the agenda.',
	at: 'When',
	place: 'Where',
	moderator: 'Who leads it',
	moderatorHelp: 'Best somebody who did not handle the incident.',
	invited: 'Who is to come, a name a line',
	agenda: 'What else was asked to be talked about',
	agendaHelp: 'Ask those who are invited beforehand.',
	questions: 'On the agenda',
	needs: 'Say when it is to be.',
	act: 'Seal plan',
} as const;

export const minutes = {
	title: 'Minutes, not sealed',
	heldAt: 'Held at',
	moderator: 'Led by',
	attended: 'Who came, a name a line',
	absent: 'Who was to come and did not, a name a line',
	neither: (names: string) => `Invited, and in neither list: ${names}`,
	question: (id: string, name: string) => `${id}. ${name}`,
	agreements: 'What was agreed, a sentence a line',
	answered: (count: number) => `${count} of 9 answered`,
	kept: 'Kept, not sealed:',
	notKept: 'Not kept yet',
	needs: 'Say when it was held and who came.',
	back: 'Back, keep as it is',
	discard: 'Discard',
	act: 'Seal minutes',
} as const;

export const tell = {
	title: (name: string) => `${name} was told`,
	about: 'Who was absent gets to know what was agreed on. Record it once they do.',
	how: 'By which means',
	act: 'Seal',
} as const;

export const actions = {
	emptyTitle: 'Nothing agreed on yet',
	empty:
		'What a meeting decides gets done only if somebody owns it and a day is set. Record each with its owner and its last day; what is late shows on the first screen, also after the case is closed.',
	agree: 'Agree on action',
	table: 'Actions',
	due: 'Last day',
	what: 'What is to be done',
	owner: 'By whom',
	state: 'State',
	entries: 'Entries',
	open: 'Not done yet',
	overdue: 'Overdue',
	done: 'Done',
	finish: 'Done…',
	change: 'Change…',
	actsName: 'Actions',
} as const;

export const agree = {
	title: 'Agree on an action',
	change: 'Change an action',
	about: 'Becomes an entry. It is overdue when its last day is over in UTC.',
	what: 'What is to be done',
	owner: 'By whom',
	dueOn: 'Last day',
	dueOnHelp: 'As 2027-03-31.',
	dueOnWrong: 'Write the day as 2027-03-31.',
	needs: 'What, by whom and the last day are needed.',
	act: 'Seal action',
} as const;

export const finish = {
	title: (what: string) => `Done: ${what}`,
	about: 'Becomes an entry; the agreement stays.',
	how: 'What was done',
	act: 'Seal as done',
} as const;

export const judged = {
	assessment: 'How the handling is judged',
	assessmentAbout: 'By those who handled it, by the team, by whoever owns what was attacked (§3.4.2).',
	audit: 'What an audit looks at',
	auditAbout: 'Against laws, policies and good practice (§3.4.2).',
	measure: 'Measure',
	item: 'Item',
	answers: 'Answers',
	nobody: 'Nobody yet',
	answers4: { yes: 'Yes', 'in part': 'In part', no: 'No', unknown: 'Not known' },
	judge: 'Answer…',
	judgeName: (name: string) => `Answer: ${name}`,
	answer: 'Answer',
	by: 'Who says so',
	says: 'In their words, and by what that is known',
	needs: 'Who says so, and why, are needed.',
	act: 'Seal answer',
} as const;

export const late = {
	name: 'Late',
	count: (many: number) => (many === 1 ? '1 thing agreed on is late:' : `${many} things agreed on are late:`),
	meeting: 'the meeting that was planned',
	open: 'Open',
	more: (many: number) => `and ${many} more`,
} as const;
