/** The figures over all cases that count: how many by vector and category, and what is known of how many. */
import type { Across, MetricsOfAll } from '../../../shared/views';
import { type Column, Columns } from '../../parts/Columns';
import { RangeBar } from '../../parts/RangeBar';
import { spanWords, stageWords, figures as words } from '../../words/figures';
import { visible } from '../../words/seen';

const COST_COLUMNS: readonly Column[] = [
	{ name: words.cost, width: 'fg-n' },
	{ name: words.known },
	{ name: words.amount },
];
const TIME_COLUMNS: readonly Column[] = [
	{ name: words.stage },
	{ name: words.known, width: 'fg-c' },
	{ name: words.median },
	{ name: words.mean },
	{ name: words.range, width: 'fg-n' },
];

export function AllFigures({ all }: { readonly all: MetricsOfAll }) {
	const { byVector, withoutVector, byCategory, withoutCategory } = all;
	return (
		<>
			<p className="sec">
				{[
					words.cases(all.counted),
					words.about,
					...(all.exercises.length === 0
						? []
						: [words.exercises(all.exercises.map((each) => visible(each)).join(', '))]),
					...(all.unread.length === 0 ? [] : [words.unread(all.unread.map((each) => visible(each)).join(', '))]),
				].join('. ')}
			</p>
			<div className="fg-2">
				<Counts title={words.byVector} column={words.vector} rows={byVector} without={withoutVector} of={all.counted} />
				<Counts
					{...{ title: words.byCategory, column: words.category, rows: byCategory, of: all.counted }}
					without={withoutCategory}
				/>
			</div>
			<Times all={all} />
			{all.cost.length > 0 && (
				<section className="pn" aria-label={words.cost}>
					<div className="pn-h">
						<h2>{words.cost}</h2>
					</div>
					<table className="tb">
						<Columns of={COST_COLUMNS} />
						<tbody>
							{all.cost.map(({ sort, currency, least, most, known }) => (
								<tr key={`${sort} ${currency}`}>
									<th scope="row">{words.sort[sort]}</th>
									<td>{words.ofCases(known, all.counted)}</td>
									<td>{words.sum(least, most, currency)}</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
		</>
	);
}

interface CountsProps {
	readonly title: string;
	readonly column: string;
	readonly rows: MetricsOfAll['byVector'];
	readonly without: number;
	readonly of: number;
}

function Counts({ title, column, rows, without, of }: CountsProps) {
	const all = [...rows, ...(without > 0 ? [{ name: words.notKnown, count: without }] : [])];
	return (
		<section className="pn" aria-label={title}>
			<div className="pn-h">
				<h2>{title}</h2>
			</div>
			<table className="tb">
				<thead>
					<tr>
						<th scope="col">{column}</th>
						<th scope="col" className="num fg-c">
							{words.count}
						</th>
						<th scope="col" className="fg-n" aria-hidden />
					</tr>
				</thead>
				<tbody>
					{all.map(({ name, count }) => (
						<tr key={name}>
							<th scope="row">{visible(name)}</th>
							<td className="num mono">{count}</td>
							<td>
								<RangeBar
									label={words.bar(visible(name), words.ofCases(count, of))}
									least={count}
									most={count}
									of={of}
								/>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

function Times({ all }: { readonly all: MetricsOfAll }) {
	const rows: readonly { readonly name: string; readonly across: Across }[] = [
		...all.stages
			.filter(({ stage }) => stage !== 'discovered')
			.map(({ stage, sinceDiscovery }) => ({ name: stageWords(stage), across: sinceDiscovery })),
		...(['response', 'toManagement', 'toExternal', 'labor'] as const).map((name) => ({
			...{ name: words.others[name], across: all[name] },
		})),
	];
	const longest = Math.max(0, ...rows.map(({ across }) => across.from?.mostMs ?? 0));
	const said = (span: Across['mean']) => (span === null ? null : spanWords({ ...span, because: null }));
	return (
		<section className="pn" aria-label={words.sinceDiscovery}>
			<div className="pn-h">
				<h2>{words.sinceDiscovery}</h2>
				<span className="dim ell">{words.allKey}</span>
			</div>
			<table className="tb">
				<Columns of={TIME_COLUMNS} />
				<tbody>
					{rows.map(({ name, across }) => (
						<tr key={name}>
							<th scope="row">{name}</th>
							<td>{words.ofCases(across.known, across.of)}</td>
							<td className={across.median === null ? 'dim' : ''}>{said(across.median) ?? words.noMean}</td>
							<td className={across.mean === null ? 'dim' : ''}>{said(across.mean) ?? words.noMean}</td>
							<td className={across.from === null ? 'dim' : ''}>
								{said(across.from) ?? words.notKnown}
								{across.from !== null && (
									<RangeBar
										{...{ label: words.bar(name, said(across.from) ?? ''), of: longest }}
										{...{ least: across.from.leastMs, most: across.from.mostMs }}
										mark={across.median === null ? undefined : (across.median.leastMs + across.median.mostMs) / 2}
									/>
								)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
