/** `sealbook contact|ladder|deadline …`: whom to reach, in which order, and by when. */
import { type Command, Option } from 'commander';
import { COUNTED_FROM } from '../../shared/catalogue/contact';
import { listItemName } from '../../shared/lists';
import { Refused } from '../../shared/refusal';
import type { ContactsView, ContactView, CountedFrom } from '../../shared/views';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import { begun, written } from './paper';
import { receiptText } from './receipt';
import { fields, table } from './table';

interface Recorded {
	readonly id?: string;
	readonly name: string;
	readonly role?: string;
	readonly organization?: string;
	readonly party?: string;
	readonly phone?: string;
	readonly backupPhone?: string;
	readonly email?: string;
	readonly onCall?: string;
	readonly fingerprint?: string[];
	readonly verify?: string;
}

export function contactCommands(program: Command, run: Run): void {
	const contact = noun(program, 'contact', 'who can be reached, and how');

	verb(
		contact,
		'record',
		'records somebody who can be reached, or with --id a change of it',
		'sealbook contact record --name "Kim Roth" --role "Team lead" --phone "+49 30 111" --verify "Call back on the badge’s number"',
	)
		.requiredOption('--name <name>')
		.option('--id <id>', 'which contact this changes; all of it is written anew')
		.option('--role <role>')
		.option('--organization <name>')
		.option('--party <party>', 'which party they stand for, by its id or name')
		.option('--phone <phone>', 'the telephone to call first')
		.option('--backup-phone <phone>', 'the telephone to call where the first fails')
		.option('--email <address>')
		.option('--on-call <text>', 'when they are on call')
		.option('--fingerprint <text>', 'of a public key of theirs; may stand more than once', gather)
		.option('--verify <text>', 'how to make sure that it is them')
		.action((said: Recorded, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { id, name, fingerprint, role, organization, party, phone, backupPhone, email, onCall, verify } = said;
				const more = { role, organization, party, phone, backupPhone, email, onCall, verify };
				const about = given({ ...more, contact: id, fingerprints: fingerprint });
				const recorded = await session.ask('contact.record', { name, ...about });
				at.say(
					recorded,
					() =>
						fields([['contact', recorded.contact]], at.terminal.columns) + receiptText(recorded, at.terminal.columns),
				);
				return 0;
			}),
		);

	verb(
		contact,
		'retire <contact>',
		'says that a contact is not to be used any more',
		'sealbook contact retire "Kim Roth" --reason "Left the house"',
	)
		.requiredOption('--reason <reason>')
		.action((name: string, { reason }: { readonly reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const receipt = await session.ask('contact.retire', { contact: name, reason });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		contact,
		'show',
		'shows contacts, ladders, deadlines, and the newest entry’s digest',
		'sealbook contact show',
	).action((_options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const view = await session.ask('contacts.show', {});
			at.say(view, () => sheetText(view, at.terminal.columns));
			return 0;
		}),
	);

	verb(
		contact,
		'sheet',
		'writes the call sheet as one HTML file, its pages cut and numbered, ready for any printer',
		'sealbook contact sheet --to call-sheet.html',
	)
		.addOption(new Option('--paper <size>').choices(['A4', 'Letter']))
		.requiredOption('--to <file>', 'a file that is not there yet, ending in .html')
		.action(({ paper: size, to }: { readonly paper?: 'A4' | 'Letter'; readonly to: string }, command: Command) =>
			run(command, async (at) => {
				const session = await begun(at, to);
				const paper = { is: 'call sheet' as const, ...given({ size }) };
				return written(at, to, await session.ask('paper.make', { paper }));
			}),
		);

	verb(
		noun(program, 'ladder', 'who is called after whom'),
		'define',
		'defines an escalation ladder, or with --id a change of it; a level is contacts / minutes to wait / tries',
		'sealbook ladder define --name "At night" --level "Kim Roth/15/2" --level "Lee Berg, Max Ott/15/2"',
	)
		.requiredOption('--name <name>')
		.requiredOption('--level <level>', 'from the first to the highest; 15 minutes and 2 tries where not said', gather)
		.option('--id <id>', 'which ladder this changes')
		.option('--retire <reason>', 'it is not to be used any more')
		.action(
			(
				{ name, level, id, retire }: { name: string; level: string[]; id?: string; retire?: string },
				command: Command,
			) =>
				run(command, async (at) => {
					const levels = level.map(levelOf);
					const session = await at.unlocked();
					const about = given({ ladder: id, retiredBecause: retire });
					const defined = await session.ask('ladder.define', { name, levels, ...about });
					at.say(defined, () => receiptText(defined, at.terminal.columns));
					return 0;
				}),
		);

	verb(
		noun(program, 'deadline', 'by when a party must be told'),
		'define',
		'defines a deadline that cases can run under, or with --id a change of it',
		'sealbook deadline define --name "Data protection authority" --hours 72 --from discovered --basis "GDPR, Art. 33"',
	)
		.requiredOption('--name <name>')
		.option('--hours <hours>', 'how many hours')
		.option('--days <days>', 'how many days of 24 hours')
		.addOption(new Option('--from <moment>', 'what it is counted from').choices(COUNTED_FROM).makeOptionMandatory())
		.option('--party <party>', 'who must be told')
		.option('--basis <text>', 'the law, contract or policy')
		.option('--id <id>', 'which deadline this changes')
		.option('--retire <reason>', 'it is not to be used any more')
		.action(
			(
				said: {
					readonly name: string;
					readonly hours?: string;
					readonly days?: string;
					readonly from: CountedFrom;
					readonly party?: string;
					readonly basis?: string;
					readonly id?: string;
					readonly retire?: string;
				},
				command: Command,
			) =>
				run(command, async (at) => {
					const { name, hours, days, from, party, basis, id, retire } = said;
					if ((hours === undefined) === (days === undefined))
						throw new Refused('deadline.unit', 'It is not clear how long it is.', 'Give either --hours or --days.');
					const length =
						hours === undefined
							? { amount: wholeOf(days ?? '', '--days'), unit: 'days' as const }
							: { amount: wholeOf(hours, '--hours'), unit: 'hours' as const };
					const session = await at.unlocked();
					const about = given({ party, basis, deadline: id, retiredBecause: retire });
					const defined = await session.ask('deadline.define', { name, ...length, from, ...about });
					at.say(defined, () => receiptText(defined, at.terminal.columns));
					return 0;
				}),
		);
}

/** `Kim Roth, Lee Berg/15/2`; a name with a comma or a slash is given by its id. */
function levelOf(text: string): { contacts: string[]; waitMinutes: number; tries: number } {
	const [names = '', wait = '15', tries, ...more] = text.split('/').map((part) => part.trim());
	const contacts = names.split(',').map((name) => name.trim());
	if (more.length > 0 || contacts.some((name) => name === ''))
		throw new Refused(
			'ladder.level',
			`“${text}” is not a level.`,
			'Write contacts, minutes and tries: "Kim Roth, Lee Berg/15/2".',
			'--level',
		);
	const count = tries === undefined ? Math.max(2, contacts.length) : wholeOf(tries, '--level');
	return { contacts, waitMinutes: wholeOf(wait, '--level'), tries: count };
}

function wholeOf(text: string, option: string): number {
	if (/^[0-9]{1,6}$/.test(text)) return Number(text);
	throw new Refused(
		'number.form',
		`“${text}” is not a whole number that ${option} can read.`,
		'Write it as 72.',
		option,
	);
}

function sheetText({ contacts, ladders, deadlines, head }: ContactsView, columns: number): string {
	const nameOf = (id: string) => contacts.find(({ contact }) => contact === id)?.name ?? id;
	const steps = ladders
		.filter(({ retired }) => retired === null)
		.flatMap(({ name, levels }) =>
			levels.map((level, n) => [
				n === 0 ? name : '',
				String(n + 1),
				`${level.waitMinutes} min`,
				String(level.tries),
				level.contacts.map(nameOf).join(', '),
			]),
		);
	const clocks = deadlines
		.filter(({ retired }) => retired === null)
		.map(({ name, amount, unit, from, party, basis }) => [
			`${amount} ${unit} from ${from}`,
			[name, party, basis].filter((each) => each !== null).join(', '),
		]);
	return [
		...contacts.map((each) => contactText(each, columns)),
		steps.length > 0 ? table(['LADDER', 'LEVEL', 'WAIT', 'TRIES', 'CONTACTS'], steps, columns) : '',
		clocks.length > 0 ? table(['DEADLINE', 'FOR'], clocks, columns) : '',
		head
			? fields(
					[
						['newest entry', head.ref],
						['digest', head.digest],
					],
					columns,
				)
			: 'No contact yet.\n',
	]
		.filter((part) => part !== '')
		.join('\n');
}

function contactText(each: ContactView, columns: number): string {
	return fields(
		[
			['name', each.retired ? `${each.name} (retired: ${each.retired.reason ?? 'reason withheld'})` : each.name],
			['role', [each.role, each.organization].filter((part) => part !== null).join(', ') || null],
			['stands for', each.party && listItemName('notification-parties', each.party)],
			['telephone', each.phone],
			['backup', each.backupPhone],
			['email', each.email],
			['on call', each.onCall],
			['verify by', each.verify],
			...each.fingerprints.map((text) => ['fingerprint', text] as const),
			['entry', each.entry],
			['id', each.contact],
		],
		columns,
	);
}
