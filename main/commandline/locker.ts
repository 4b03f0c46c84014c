/** `sealbook locker` and `sealbook place …`: every item of the notebook in a line, and where items are kept. */
import { type Command, Option } from 'commander';
import { PLACE_KINDS } from '../../shared/catalogue/locker';
import { markedNumber } from '../../shared/exercises/mark';
import {
	dueOf,
	isHere,
	LOCKER_SORTS,
	type LockerWanted,
	lockerRows,
	placeCounts,
} from '../../shared/projections/locker';
import { Refused } from '../../shared/refusal';
import type { LockerRow, PlaceView } from '../../shared/views';
import type { Instant } from '../../shared/vocabulary';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import type { Session } from './session';
import { sentences, table } from './table';

interface Wanted extends Omit<LockerWanted, 'due'> {
	readonly due?: 'return' | 'retention' | 'receipt' | true;
	readonly all?: true;
}

interface Add {
	readonly in?: string;
	readonly kind?: (typeof PLACE_KINDS)[number];
	readonly remark?: string;
}

export function lockerCommands(program: Command, run: Run): void {
	verb(
		program,
		'locker',
		'lists the items of all cases; status 1 where --due finds any, or a case could not be read',
		'sealbook locker --due',
		'sealbook locker --place "House / Room 1" --person "Ben Sommer" --sort since',
	)
		.option('--text <text>', 'in a tag, a description, a serial number, a place, a name, a case')
		.option('--person <name>', 'who holds it')
		.option('--place <place>', 'at it, and in it')
		.addOption(
			new Option('--state <state>').choices(['held', 'in transit', 'lost', 'returned', 'disposed', 'split', 'merged']),
		)
		.option('--finding [kind]', 'with a finding that nothing has settled')
		.addOption(new Option('--due [what]', 'what is due').choices(['return', 'retention', 'receipt']))
		.addOption(new Option('--sort <by>').choices([...LOCKER_SORTS]))
		.option('--descending')
		.option('--all', 'also what was returned, disposed of, split or merged')
		.action((wanted: Wanted, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { rows, unread, at: now } = await session.ask('locker.list', {});
				const found = lockerRows(rows, asked(wanted, rows), now);
				at.say({ items: found, unread }, () => lockerText(found, unread, now, at.terminal.columns));
				return unread.length > 0 || (wanted.due !== undefined && found.length > 0) ? 1 : 0;
			}),
		);

	const place = noun(program, 'place', 'where items are kept: building, room, locker, shelf');
	verb(
		place,
		'add <name>',
		'records a place, in another one or on its own',
		'sealbook place add House --kind building',
		'sealbook place add "Locker 3" --in "House / Room 1" --kind locker',
	)
		.option('--in <path>', 'the place around it, as `place list` gives it')
		.addOption(new Option('--kind <kind>').choices([...PLACE_KINDS]))
		.option('--remark <text>')
		.action((name: string, { in: around, kind, remark }: Add, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const parent = around === undefined ? undefined : (await placeAt(session, around, '--in')).place;
				const made = await session.ask('place.record', { name, ...given({ parent, kind, remark }) });
				at.say(
					made,
					() => `${table(['PLACE'], [[made.path]], at.terminal.columns)}${receiptText(made, at.terminal.columns)}`,
				);
				return 0;
			}),
		);

	verb(
		place,
		'list',
		'lists the places with how many items are at each, and places that stand in entries alone',
		'sealbook place list',
	).action((_options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const places = await session.ask('place.list', {});
			const { rows } = await session.ask('locker.list', {});
			const counts = placeCounts(rows, places);
			at.say(
				counts.map(({ place: of, path, items }) => ({ path, items, place: of?.place ?? null, kind: of?.kind ?? null })),
				() =>
					table(
						['ITEMS', 'KIND', 'PLACE'],
						counts.map(({ place: of, path, items }) => [String(items), of ? (of.kind ?? '') : 'not in the tree', path]),
						at.terminal.columns,
					),
			);
			return 0;
		}),
	);

	verb(
		place,
		'retire <path>',
		'records that nothing is kept at a place any more',
		'sealbook place retire "House / Room 1 / Locker 3" --reason "Rebuilt"',
	)
		.requiredOption('--reason <reason>')
		.action((path: string, { reason }: { readonly reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { place: id } = await placeAt(session, path, 'path');
				const receipt = await session.ask('place.retire', { place: id, reason });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}

async function placeAt(session: Session, path: string, field: string): Promise<PlaceView> {
	const places = await session.ask('place.list', {});
	const found = places.find((each) => each.path === path && !each.retired);
	if (!found)
		throw new Refused('place.unknown', `There is no place ${path}.`, 'Look at the list: sealbook place list.', field);
	return found;
}

/** A person is named by name or key id; what has left custody is shown where it is asked for. */
function asked({ person, due, finding, all, ...wanted }: Wanted, rows: readonly LockerRow[]): LockerWanted {
	const held = rows.find(({ holder }) => holder.keyId === person || holder.name === person);
	return {
		...wanted,
		...(all || wanted.state !== undefined ? {} : { state: 'here' }),
		...given({
			person: person === undefined ? undefined : held ? held.holder.keyId || (held.holder.name ?? '') : person,
			due: due === true ? ('any' as const) : due,
			finding: typeof finding === 'boolean' ? '' : finding,
		}),
	};
}

function lockerText(
	rows: readonly LockerRow[],
	unread: readonly { readonly number: string; readonly why: string }[],
	now: Instant,
	columns: number,
): string {
	const lines = rows.map((row) => [
		markedNumber(row),
		row.cite,
		row.holder.name ?? 'name withheld',
		isHere(row) ? (row.place ?? 'place not recorded') : row.state,
		[...dueOf(row, now).map((what) => DUE[what]), ...row.findings, row.description].join('; '),
	]);
	const trouble = unread.map(({ number, why }) => `Case ${number} could not be read: ${why}`);
	return `${table(['CASE', 'TAG', 'HOLDER', 'PLACE', 'WHAT'], lines, columns)}${sentences(trouble, columns)}`;
}

const DUE = { return: 'overdue back', retention: 'kept long enough', receipt: 'receipt outstanding' } as const;
