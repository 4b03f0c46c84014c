/** `sealbook indicator …`: technical indicators, found in notes or given, shown defanged; JSON has the values themselves. */
import { type Command, Option } from 'commander';
import type { Takes } from '../../shared/contract';
import { INDICATOR_TYPES, type IndicatorType } from '../../shared/indicators/indicator';
import type { CandidateView, IndicatorView } from '../../shared/views';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import { exchangeCommands } from './indicator-exchange';
import type { Invocation } from './invocation';
import { receiptText } from './receipt';
import { type Told, tellable, toldOf } from './scene-options';
import type { Session } from './session';
import { table } from './table';

interface Common extends Told {
	readonly host?: string[];
	readonly remark?: string;
	readonly each?: boolean;
}
interface Add extends Common {
	readonly type: IndicatorType;
	readonly algorithm?: DigestName;
	readonly called?: string;
	readonly from?: string[];
}
interface Extract extends Common {
	readonly from?: number;
	readonly to?: number;
	readonly record?: boolean;
	readonly only?: string[];
}

export function indicatorCommands(program: Command, run: Run): void {
	const indicator = noun(program, 'indicator', 'technical indicators');

	about(
		verb(
			indicator,
			'add <case> <values...>',
			'records indicators of one type, all in one act or with --each one by one; defanged ones are undone',
			'sealbook indicator add 2026-014 203[.]0[.]113[.]7 198.51.100.2 --type ipv4 --host FIN-FS01',
		),
	)
		.addOption(new Option('--type <type>').choices([...INDICATOR_TYPES]).makeOptionMandatory())
		.addOption(new Option('--algorithm <name>', 'of a digest; else by its length').choices([...DIGESTS]))
		.option('--called <name>', 'what the type is called, where it is other')
		.option('--from <entry>', 'an entry that it was found in; may stand more than once', gather)
		.action((of: string, values: string[], said: Add, command: Command) =>
			run(command, async (at) => {
				const { type, algorithm, called, from } = said;
				const indicators = values.map((value) => ({ type, value, ...given({ algorithm, called }) }));
				const session = await at.unlocked();
				await record(at, session, { case: of, indicators, ...given({ from }), ...commonOf(said) });
				return 0;
			}),
		);

	about(
		verb(
			indicator,
			'extract <case> [entry]',
			'finds what looks like an indicator in a note, or in all of a case; with --record it is recorded',
			'sealbook indicator extract 2026-014 A-12',
			'sealbook indicator extract 2026-014 A-12 --record --only domain --only url',
		),
	)
		.option('--from <place>', 'where a part of the text begins, in UTF-16 code units', Number)
		.option('--to <place>', 'where it ends', Number)
		.option('--only <type>', 'only this type; may stand more than once', gather)
		.option('--record', 'records what was found and is not recorded yet')
		.action((of: string, entry: string | undefined, said: Extract, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const part = given({ entry, from: said.from, toExclusive: said.to });
				const found = await session.ask('indicator.extract', { case: of, ...part });
				const chosen = found.candidates.filter(({ type }) => said.only === undefined || said.only.includes(type));
				const fresh = chosen.filter(({ known }) => known === null);
				if (said.record !== true || fresh.length === 0) {
					at.say({ ...found, candidates: chosen }, () => candidatesText(chosen, at.terminal.columns));
					return 0;
				}
				const indicators = fresh.map(({ type, value, algorithm }) => ({ type, value, ...given({ algorithm }) }));
				const from = [...new Set(fresh.flatMap(({ places }) => places.map((place) => place.entry)))];
				await record(at, session, { case: of, indicators, from, ...commonOf(said) });
				return 0;
			}),
		);

	exchangeCommands(indicator, run);

	verb(
		indicator,
		'withdraw <case> <indicator>',
		'says that an indicator counts no more, and why',
		'sealbook indicator withdraw 2026-014 A-12.3 --reason "The address of our own proxy"',
	)
		.requiredOption('--reason <reason>')
		.action((of: string, name: string, { reason }: { readonly reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const receipt = await session.ask('indicator.withdraw', { case: of, indicator: name, reason });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		indicator,
		'list <case>',
		'shows the indicators of a case, defanged; with --json the values themselves',
		'sealbook indicator list 2026-014 --json',
	).action((of: string, _said: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const { indicators } = await session.ask('hosts.show', { case: of });
			const heading = ['ENTRY', 'TYPE', 'STANDS', 'INDICATOR'];
			at.say(indicators, () => table(heading, indicators.map(row), at.terminal.columns));
			return 0;
		}),
	);
}

const about = (command: Command): Command =>
	tellable(command)
		.option('--host <host>', 'a host where it was seen; may stand more than once', gather)
		.option('--remark <text>')
		.option('--each', 'each in an entry of its own');

const commonOf = (said: Common) => ({
	...given({ hosts: said.host, remark: said.remark, each: said.each }),
	...toldOf(said),
});

async function record(at: Invocation, session: Session, asked: Takes<'indicator.record'>): Promise<void> {
	const done = await session.ask('indicator.record', asked);
	at.say(done, () => {
		const known = done.known.length === 0 ? '' : `already recorded: ${done.known.join(', ')}\n`;
		return `${known}${done.receipts.map((receipt) => receiptText(receipt, at.terminal.columns)).join('\n')}`;
	});
}

const typeOf = ({ type, algorithm, called }: Pick<IndicatorView, 'type' | 'algorithm' | 'called'>): string =>
	called ?? (algorithm === undefined ? type : `${algorithm} digest`);

function candidatesText(candidates: readonly CandidateView[], columns: number): string {
	const rows = candidates.map((each) => {
		const [first] = each.places;
		const place = first ? `${first.entry} ${first.from}–${first.toExclusive}` : '';
		return [place, String(each.count), typeOf(each), each.known ?? (each.isPrivate ? 'private' : ''), each.shown];
	});
	return table(['FIRST', 'TIMES', 'TYPE', 'KNOWN', 'CANDIDATE'], rows, columns);
}

const row = (each: IndicatorView): string[] => [
	each.ref,
	typeOf(each),
	each.withdrawn === null ? 'yes' : `withdrawn, ${each.withdrawn.entry}`,
	each.shown,
];
