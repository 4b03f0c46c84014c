/** `sealbook list …`, `coverage …`: the lists that ship, what the notebook adds to them, and what of CSF 2.0 a case supports. */
import type { Command } from 'commander';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { sentences, table } from './table';

export function listCommands(program: Command, run: Run): void {
	const list = noun(program, 'list', 'lists of SP 800-61 r2 and one’s own items');

	verb(
		list,
		'show [list]',
		'shows a list with the section it is from; without a name, all lists',
		'sealbook list show',
	).action((name: string | undefined, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const { columns } = at.terminal;
			if (name === undefined) {
				const all = await session.ask('list.all', {});
				const rows = all.map((each) => [each.list, String(each.items.length), `${each.name} (${each.source})`]);
				at.say(all, () => table(['LIST', 'ITEMS', 'WHAT'], rows, columns));
				return 0;
			}
			const view = await session.ask('list.show', { list: name });
			const rows = view.items.map((each) => [
				each.id,
				each.own === null ? '' : each.retired === null ? `own, ${each.own}` : `retired, ${each.retired.entry}`,
				each.says === undefined ? each.name : `${each.name}. ${each.says}`,
			]);
			at.say(
				view,
				() => `${sentences([`${view.name} (${view.source})`], columns)}${table(['ID', '', 'NAME'], rows, columns)}`,
			);
			return 0;
		}),
	);

	verb(
		list,
		'add <list> <name>',
		'adds an item of the notebook’s own',
		'sealbook list add attack-vectors "Supply chain" --says "Came with a maker’s update."',
	)
		.option('--says <text>', 'what it means')
		.option('--group <heading>', 'where the list has headings')
		.action((to: string, name: string, { says, group }: { says?: string; group?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const added = await session.ask('list.add', { list: to, name, ...given({ says, group }) });
				at.say(added, () => `${added.item}\n${receiptText(added, at.terminal.columns)}`);
				return 0;
			}),
		);

	verb(
		list,
		'retire <list> <item>',
		'retires an own item; entries that name it stay',
		'sealbook list retire attack-vectors own-supply-chain --reason "Web says the same."',
	)
		.requiredOption('--reason <reason>')
		.action((from: string, item: string, { reason }: { reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const receipt = await session.ask('list.retire', { list: from, item, reason });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	const coverage = noun(program, 'coverage', 'what of CSF 2.0 the entries of a case support');
	verb(coverage, 'show <case>', 'shows each subcategory with its entries', 'sealbook coverage show 2026-014').action(
		(name: string, _options: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const view = await session.ask('coverage.show', { case: name });
				const rows = view.rows.map(({ subcategory, entries, mapped, says }) => [
					subcategory,
					entries.length > 0 ? `${entries.length}` : mapped ? '-' : 'by hand',
					entries.length > 0 ? `${says} ${entries.slice(0, 8).join(', ')}${entries.length > 8 ? ' …' : ''}` : says,
				]);
				at.say(view, () => table(['CSF 2.0', 'ENTRIES', 'WHAT'], rows, at.terminal.columns));
				return 0;
			}),
	);
}
