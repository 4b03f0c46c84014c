/** Baselines as rows: of what, when, signed by whom. */
import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import type { BaselineView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { type Column, Columns } from '../../parts/Columns';
import { count } from '../../parts/measure';
import { PathText } from '../../parts/PathText';
import { moveAmongRows, pickAmongRows } from '../../parts/rows';
import { Stamp } from '../../parts/Stamp';
import { baselines as words } from '../../words/baselines';
import { digestNames } from '../../words/digests';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';

const COLUMNS: readonly Column[] = [
	{ name: words.columns.tag, width: 'w-tag' },
	{ name: words.columns.root },
	{ name: words.columns.made, width: 'w-who' },
	{ name: words.columns.signer, width: 'w-sg' },
	{ name: words.columns.paths, width: 'w-sz', number: true },
	{ name: words.columns.digests, width: 'w-dg bl-dg' },
];

interface BaselineTableProps {
	readonly baselines: readonly BaselineView[];
	readonly picked: string | null;
	readonly onPick: (baseline: string) => void;
}

export function BaselineTable({ baselines, picked, onPick }: BaselineTableProps) {
	const inOrder = baselines.some((each) => each.baseline === picked) ? picked : baselines[0]?.baseline;
	return (
		<div className="ev-t">
			<table
				className="tb bl-t"
				aria-label={words.table}
				onKeyDown={picked === null ? moveAmongRows : pickAmongRows(onPick)}
			>
				<Columns of={COLUMNS} />
				<tbody>
					{baselines.map((each) => (
						<tr
							key={each.baseline}
							className={each.baseline === picked ? 'r2 act sel' : 'r2 act'}
							data-row={each.baseline}
							tabIndex={each.baseline === inOrder ? 0 : -1}
							{...(each.baseline === picked ? { 'aria-current': true } : {})}
							onClick={() => onPick(each.baseline)}
							onKeyDown={(event) => {
								if (event.key === 'Enter' && event.target === event.currentTarget) onPick(each.baseline);
							}}
						>
							<td>
								<span className="tag">{each.tag}</span>
							</td>
							<td>
								<PathText path={each.root} />
								<span className="sub">
									{each.format === null ? words.from[each.from] : words.fromFormat(each.format)}
									{each.host !== null && `, ${visible(each.host)}`}
								</span>
							</td>
							<td>
								<Stamp at={each.made} />
								<span className="sub">{each.by === null ? parts.notGiven : visible(each.by)}</span>
							</td>
							<td>
								<SignedBy baseline={each} />
							</td>
							<td className="num">{count(each.paths)}</td>
							<td className="bl-dg">
								{each.quick || each.digests.length === 0 ? (
									<State tone="warn" icon={TriangleAlert}>
										{words.noDigests}
									</State>
								) : (
									<span className="ell blk">{each.digests.map((name) => digestNames[name]).join(', ')}</span>
								)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function SignedBy({ baseline: { signer } }: { readonly baseline: BaselineView }) {
	if (!signer)
		return (
			<State tone="warn" icon={CircleDashed}>
				{words.notSigned}
			</State>
		);
	return (
		<>
			<State tone={signer.known ? 'ok' : 'warn'} icon={signer.known ? CircleCheck : TriangleAlert}>
				{signer.name === null ? parts.nameWithheld : visible(signer.name)}
			</State>
			<span className="sub sub-i">{signer.known ? signer.keyId.slice(0, 8) : words.notVouched}</span>
		</>
	);
}
