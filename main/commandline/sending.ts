/** To whom a case file goes, why, and how far it may be told on; and `sealbook exports`, which lists what left. */
import { type Command, Option } from 'commander';
import { CLASSIFICATIONS, type Classification } from '../../shared/fields';
import type { SentView } from '../../shared/views';
import { type Run, verb } from './command';
import { given } from './given';
import { fields } from './table';

export interface WhomOptions {
	readonly recipient?: string;
	readonly recipientOrganization?: string;
	readonly purpose?: string;
	readonly agreement?: string;
}

export interface SendOptions extends WhomOptions {
	readonly tlp?: Classification;
	readonly tlpBecause?: string;
}

export const whomOptions = (command: Command): Command =>
	command
		.option('--recipient <name>', 'whom it is for; kept in the notebook’s own ledger, not in the file')
		.option('--recipient-organization <name>')
		.option('--purpose <text>', 'why they get it')
		.option('--agreement <text>', 'under which agreement, order or law');

export const sendOptions = (command: Command): Command =>
	whomOptions(command)
		.addOption(
			new Option('--tlp <label>', 'how far they may tell it on (TLP 2.0); refused below a record in it').choices([
				...CLASSIFICATIONS,
			]),
		)
		.option('--tlp-because <reason>', 'why it may go further than a record in it is marked');

/** As the question takes it. */
export function whomFrom({ recipient: name, recipientOrganization: organization, purpose, agreement }: WhomOptions) {
	const recipient = name === undefined ? undefined : { name, ...given({ organization }) };
	return given({ recipient, purpose, agreement });
}

export function sendingFrom({ tlp, tlpBecause, ...whom }: SendOptions) {
	return { ...whomFrom(whom), ...given({ tlp, tlpBecause }) };
}

export function exportsCommand(program: Command, run: Run): void {
	verb(
		program,
		'exports [case]',
		'lists the case files and files of indicators that were written: when, to whom, under which agreement',
		'sealbook exports 2026-014',
	).action((name: string | undefined, _: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const all = await session.ask('casefile.sent', given({ case: name }));
			at.say(all, () =>
				all.length === 0
					? 'Nothing was written for others.\n'
					: all.map((each) => fields(sentFields(each), at.terminal.columns)).join('\n'),
			);
			return 0;
		}),
	);
}

function sentFields(sent: SentView): readonly (readonly [string, string | null])[] {
	const { recipient, organization, encryptedTo } = sent;
	return [
		['written', `${sent.at} by ${sent.by ?? 'nobody known'}, ${sent.entry} of the notebook`],
		['file', sent.fileName],
		['sha256', sent.fileSha256],
		['tag manifest', sent.tagManifest],
		['case', sent.case],
		['for', recipient === null ? 'not said' : [recipient, organization].filter((each) => each !== null).join(', ')],
		['why', sent.purpose],
		['agreement', sent.agreement],
		['tlp', sent.tlp === null ? null : [sent.tlp, sent.tlpBecause].filter((each) => each !== null).join('; ')],
		['opens for', encryptedTo === null ? 'anybody' : encryptedTo.join(', ')],
		[
			'holds',
			sent.what === 'indicators'
				? `${sent.holds} indicators`
				: `${sent.holds} entries, ${sent.withheld} withheld members`,
		],
	];
}
