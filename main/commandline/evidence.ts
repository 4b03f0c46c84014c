/** `sealbook evidence …`: the items of a case, with what SP 800-61 r2, section 3.3.2, asks to be kept of each. */
import { type Command, Option } from 'commander';
import { gather, noun, type Run, verb } from './command';
import { tagCommands } from './custody-items';
import { given } from './given';
import { lateOf, lateOptions, type OnPaper, paperOf, paperOptions } from './on-paper';
import { receiptText } from './receipt';
import { JOB } from './session';
import { table } from './table';
import { instantOf } from './when';

interface Add extends OnPaper {
	readonly photograph?: readonly string[];
	readonly tag?: string;
	readonly description: string;
	readonly type?: 'digital' | 'physical';
	readonly serial?: string;
	readonly model?: string;
	readonly hostname?: string;
	readonly mac?: string;
	readonly ip?: string;
	readonly location?: string;
	readonly storedAt?: string;
	readonly condition?: string;
	readonly observedAt?: string;
	readonly file?: readonly string[];
	readonly collectedBy?: string;
	readonly collectorTitle?: string;
	readonly collectorPhone?: string;
	readonly authority?: 'policy' | 'consent' | 'warrant' | 'other';
	readonly authorityNumber?: string;
	readonly owner?: string;
	readonly quantity?: number;
	readonly parent?: string;
	readonly derivation?: 'image' | 'working copy' | 'extract' | 'part' | 'merger';
}

export function evidenceCommands(program: Command, run: Run): void {
	const evidence = noun(program, 'evidence', 'evidence items');
	tagCommands(evidence, run);

	paperOptions(
		lateOptions(
			verb(
				evidence,
				'add <case>',
				'registers an item; its files are read once and their digests stand in the entry',
				'sealbook evidence add 2026-014 --tag E-001 --description "Laptop, black" --serial PF3XK1 --file auth.log',
			),
		),
	)
		.requiredOption('--description <text>')
		.option('--tag <tag>', 'what is written on it; else the next free one')
		.addOption(new Option('--type <type>').choices(['digital', 'physical']))
		.option('--serial <number>')
		.option('--model <model>')
		.option('--hostname <name>')
		.option('--mac <addresses>')
		.option('--ip <addresses>')
		.option('--location <place>', 'where it was found')
		.option('--stored-at <place>', 'where it is kept now')
		.option('--condition <text>')
		.option('--observed-at <time>', 'when it was found: RFC 3339 with its zone')
		.option('--collected-by <name>', 'who collected it, where that is not whoever holds it')
		.option('--collector-title <title>')
		.option('--collector-phone <number>')
		.addOption(new Option('--authority <right>').choices(['policy', 'consent', 'warrant', 'other']))
		.option('--authority-number <number>', 'of the warrant, policy or consent')
		.option('--owner <name>')
		.option('--quantity <count>', 'how many pieces', Number)
		.option('--parent <tag>', 'the item that it was made from')
		.addOption(new Option('--derivation <what>').choices(['image', 'working copy', 'extract', 'part', 'merger']))
		.option('--file <file>', 'may be given more than once', gather)
		.option('--photograph <file>', 'a photograph of it, stored; may be given more than once', gather)
		.action((name: string, options: Add, command: Command) =>
			run(command, async (at) => {
				const { description, location, file, observedAt, tag, type, serial, model, hostname, mac, ip } = options;
				const observed = observedAt === undefined ? undefined : instantOf(observedAt, '--observed-at');
				const session = await at.unlocked();
				const files = file?.map((path) => session.ticket(at.terminal.path(path)));
				const found = { foundAt: location, storedAt: options.storedAt, condition: options.condition };
				const { collectedBy: collectorName, collectorTitle, collectorPhone, authority, authorityNumber } = options;
				const by = { collectorName, collectorTitle, collectorPhone, authority, authorityNumber };
				const { owner, quantity, parent, derivation } = options;
				const receipt = await session.ask('evidence.register', {
					case: name,
					description,
					...given({
						tag,
						type,
						serial,
						model,
						hostname,
						mac,
						ip,
						...found,
						...by,
						owner,
						quantity,
						parent,
						derivation,
						observedAt: observed,
						files,
						photographs: options.photograph?.map((path) => session.ticket(at.terminal.path(path))),
					}),
					...lateOf(options),
					...paperOf(at, session, options),
					job: JOB,
				});
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	lateOptions(
		verb(
			evidence,
			'photograph <case> <tag> <files...>',
			'stores photographs of an item',
			'sealbook evidence photograph 2026-014 E-001 lid.jpg serial.jpg --remark "Lid and serial number"',
		),
	)
		.option('--remark <text>', 'what they show')
		.action((name: string, tag: string, pictures: string[], options: OnPaper & { remark?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const photographs = pictures.map((path) => session.ticket(at.terminal.path(path)));
				const more = { ...given({ remark: options.remark }), ...lateOf(options) };
				const receipt = await session.ask('evidence.photograph', { case: name, tag, photographs, ...more, job: JOB });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		evidence,
		'list <case>',
		'lists the items of a case and who holds each',
		'sealbook evidence list 2026-014',
	).action((name: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const items = await session.ask('evidence.list', { case: name });
			const rows = items.map((item) => [
				item.tag,
				item.holder.name ?? 'name withheld',
				String(item.files.length),
				item.description,
			]);
			at.say(items, () => table(['TAG', 'HOLDER', 'FILES', 'DESCRIPTION'], rows, at.terminal.columns));
			return 0;
		}),
	);
}
