/** The sets of known files that the notebook asks, and whether each still is as it was registered. */
import { Ban, CircleCheck, CircleX, DatabaseZap, FileInput, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { RegisteredHashset } from '../../../shared/views';
import type { Reading } from '../../hooks/useAnswer';
import { Badge, State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { type Column, Columns } from '../../parts/Columns';
import { Digest } from '../../parts/Digest';
import { Empty } from '../../parts/Empty';
import { count } from '../../parts/measure';
import { Stamp } from '../../parts/Stamp';
import { Waiting } from '../../parts/Waiting';
import { baselines, known as words } from '../../words/baselines';
import { visible } from '../../words/seen';
import { BuildSet } from './BuildSet';
import { RegisterSet } from './RegisterSet';
import { WithdrawSet } from './WithdrawSet';

const COLUMNS: readonly Column[] = [
	{ name: words.columns.name },
	{ name: words.columns.kind, width: 'w-kd' },
	{ name: words.columns.digests, width: 'w-sz', number: true },
	{ name: words.columns.state, width: 'w-who' },
	{ name: words.columns.entry, width: 'w-rg' },
	{ name: words.withdraw, width: 'w-acts', quiet: true },
];

export function KnownFiles({
	sets: { value: sets, waiting, again },
}: {
	readonly sets: Reading<readonly RegisteredHashset[]>;
}) {
	const [asked, ask] = useState<'build' | 'register' | null>(null);
	const [withdrawn, withdraw] = useState<RegisteredHashset | null>(null);
	const close = () => {
		ask(null);
		withdraw(null);
		again();
	};
	return (
		<>
			<div className="aq-h row">
				<p className="sec grow">{words.about}</p>
				<Button icon={DatabaseZap} onClick={() => ask('build')}>
					{words.build}
				</Button>
				<Button tone="primary" icon={FileInput} onClick={() => ask('register')}>
					{words.register}
				</Button>
			</div>
			{waiting && <Waiting />}
			{sets?.length === 0 && <Empty title={words.emptyTitle}>{words.empty}</Empty>}
			{sets && sets.length > 0 && (
				<div className="ev-t">
					<table className="tb" aria-label={words.table}>
						<Columns of={COLUMNS} />
						<tbody>
							{sets.map((set) => (
								<tr key={set.contents} className="r2">
									<td>
										<span className="med ell blk">{visible(set.name)}</span>
										<span className="sub mono">{visible(set.path)}</span>
									</td>
									<td>
										<Badge tone={set.kind === 'bad' ? 'bad' : 'ok'} icon={set.kind === 'bad' ? CircleX : CircleCheck}>
											{words.kinds[set.kind]}
										</Badge>
									</td>
									<td className="num">{count(set.count)}</td>
									<td>
										<State
											tone={set.state === 'there' ? 'ok' : 'warn'}
											icon={set.state === 'there' ? CircleCheck : TriangleAlert}
										>
											{words.states[set.state]}
										</State>
										{set.sentence !== null && <span className="sub">{visible(set.sentence)}</span>}
									</td>
									<td>
										<span className="mono">{set.registered}</span> <Stamp at={set.at} />
										<span className="sub">
											<Digest hex={set.file} />
										</span>
									</td>
									<td>
										<Button
											size="s"
											tone="quiet"
											icon={Ban}
											aria-label={words.actsOf(visible(set.name))}
											onClick={() => withdraw(set)}
										/>
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
			{sets && sets.length > 0 && <div className="tfoot">{baselines.shown(count(sets.length))}</div>}
			{asked === 'build' && <BuildSet onClose={close} />}
			{asked === 'register' && <RegisterSet onClose={close} />}
			{withdrawn && <WithdrawSet set={withdrawn} onClose={close} />}
		</>
	);
}
