/** `sealbook kit …`: what belongs to the jump kit, what was found, and whether it is ready. */
import { type Command, Option } from 'commander';
import { KIT_FINDINGS, KIT_VERDICTS } from '../../shared/catalogue/kit';
import { Refused } from '../../shared/refusal';
import type { KitFinding, KitVerdict, KitView, Receipt } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import type { Invocation } from './invocation';
import { receiptText } from './receipt';
import { sentences, table } from './table';
import { instantOf } from './when';

interface Recorded {
	readonly name: string;
	readonly id?: string;
	readonly quantity?: string;
	readonly tool?: string;
	readonly expires?: string;
	readonly checkEvery?: string;
	readonly where?: string;
}

export function kitCommands(program: Command, run: Run): void {
	const kit = noun(program, 'kit', 'the jump kit, and whether it is ready');

	verb(
		kit,
		'record',
		'records something that belongs to the kit, or with --id a change of it',
		'sealbook kit record --name "Write blocker" --tool forensic --check-every 90 --where "Case 2, left"',
	)
		.requiredOption('--name <name>')
		.option('--id <id>', 'which item this changes; all of it is written anew')
		.option('--quantity <count>', 'how many; 1 where not said')
		.option('--tool <id>', 'which tool or resource of SP 800-61 r2, §3.1.1; see `sealbook list show readiness`')
		.option('--expires <day>', 'the last day on which it is good, as 2027-03-31')
		.option('--check-every <days>', 'after how many days it is to be checked again')
		.option('--where <place>')
		.action((said: Recorded, command: Command) =>
			run(command, async (at) => {
				const { name, id, quantity, tool, expires, checkEvery, where } = said;
				const session = await at.unlocked();
				const recorded = await session.ask('kit.record', {
					...{ name, quantity: quantity === undefined ? 1 : wholeOf(quantity, '--quantity') },
					...given({ item: id, tool, expiresOn: expires, where }),
					...(checkEvery === undefined ? {} : { checkEveryDays: wholeOf(checkEvery, '--check-every') }),
				});
				return told(at, recorded);
			}),
		);

	verb(
		kit,
		'check <item>',
		'records how an item was found',
		'sealbook kit check "Write blocker" --finding fit --remark "Read a test disk"',
	)
		.addOption(new Option('--finding <finding>').choices(KIT_FINDINGS).makeOptionMandatory())
		.option('--remark <text>')
		.action(
			(
				item: string,
				{ finding, remark }: { readonly finding: KitFinding; readonly remark?: string },
				command: Command,
			) =>
				run(command, async (at) => {
					const session = await at.unlocked();
					return told(at, await session.ask('kit.check', { item, finding, ...given({ remark }) }));
				}),
		);

	verb(
		kit,
		'lend <item>',
		'records that an item was taken out of the kit',
		'sealbook kit lend "Write blocker" --to "Lee Berg" --reason "Branch office"',
	)
		.requiredOption('--to <name>', 'who has it')
		.option('--reason <text>')
		.action((item: string, { to, reason }: { readonly to: string; readonly reason?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				return told(at, await session.ask('kit.lend', { item, to, ...given({ reason }) }));
			}),
		);

	verb(kit, 'back <item>', 'records that an item is back in the kit', 'sealbook kit back "Write blocker"')
		.option('--remark <text>')
		.action((item: string, { remark }: { readonly remark?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				return told(at, await session.ask('kit.take-back', { item, ...given({ remark }) }));
			}),
		);

	verb(
		kit,
		'retire <item>',
		'says that an item does not belong to the kit any more',
		'sealbook kit retire "Write blocker" --reason "Worn out"',
	)
		.requiredOption('--reason <text>')
		.action((item: string, { reason }: { readonly reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				return told(at, await session.ask('kit.retire', { item, reason }));
			}),
		);

	verb(
		kit,
		'scrub <laptop>',
		'records that a laptop of the kit was scrubbed and installed anew',
		'sealbook kit scrub "Kit laptop" --how "Erased, then installed from image 12"',
	)
		.requiredOption('--how <text>', 'how it was scrubbed, and from what it was installed')
		.option('--at <time>', 'when; now where not said')
		.action((item: string, { how, at: when }: { readonly how: string; readonly at?: string }, command: Command) =>
			run(command, async (at) => {
				const doneAt = when === undefined ? undefined : instantOf(when, '--at');
				const session = await at.unlocked();
				return told(at, await session.ask('kit.scrub', { item, how, ...given({ doneAt }) }));
			}),
		);

	verb(
		kit,
		'judge',
		'signs the verdict; “ready” is refused where the entries do not support it',
		'sealbook kit judge --verdict ready',
	)
		.addOption(new Option('--verdict <verdict>').choices(KIT_VERDICTS).makeOptionMandatory())
		.option('--remark <text>')
		.action(({ verdict, remark }: { readonly verdict: KitVerdict; readonly remark?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				return told(at, await session.ask('kit.judge', { verdict, ...given({ remark }) }));
			}),
		);

	verb(kit, 'show', 'shows the kit and what is amiss; status 1 where it is not ready', 'sealbook kit show').action(
		(_options: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const view = await session.ask('kit.show', {});
				at.say(view, () => kitText(view, at.terminal.columns));
				return view.supports === 'ready' ? 0 : 1;
			}),
	);
}

function told(at: Invocation, receipt: Receipt): 0 {
	at.say(receipt, () => receiptText(receipt, at.terminal.columns));
	return 0;
}

function wholeOf(text: string, option: string): number {
	if (/^[0-9]{1,6}$/.test(text)) return Number(text);
	throw new Refused(
		'number.form',
		`“${text}” is not a whole number that ${option} can read.`,
		'Write it as 90.',
		option,
	);
}

function kitText({ items, supports, because, warnings, given: verdict }: KitView, columns: number): string {
	const rows = items
		.filter(({ retired }) => retired === null)
		.map((each) => [
			each.entry,
			String(each.quantity),
			each.checked ? `${each.checked.finding} ${each.checked.at.slice(0, 10)}` : 'never checked',
			[each.name, ...(each.where === null ? [] : [`(${each.where})`]), each.faults.join(', ')]
				.filter((part) => part !== '')
				.join(' '),
		]);
	return [
		rows.length > 0 ? `${table(['ENTRY', 'COUNT', 'CHECKED', 'ITEM'], rows, columns)}\n` : '',
		supports === 'ready'
			? 'The entries support the verdict: ready.\n'
			: `Not ready, because:\n${sentences(because, columns)}`,
		warnings.length > 0 ? `To be looked at:\n${sentences(warnings, columns)}` : '',
		verdict
			? sentences(
					[
						`Signed in ${verdict.entry} on ${verdict.at} by ${verdict.by ?? 'somebody unknown'}: ${verdict.verdict}${
							verdict.remark === null ? '' : `, ${verdict.remark}`
						}${verdict.holds ? '' : '; this no longer holds'}.`,
					],
					columns,
				)
			: 'Nobody has signed a verdict yet.\n',
	].join('');
}
