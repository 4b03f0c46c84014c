/** Baselines as rows: of what, when, signed by whom. */
import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import type { BaselineView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { count } from '../../parts/measure';
import { PathText } from '../../parts/PathText';
import { moveAmongRows } from '../../parts/rows';
import { Stamp } from '../../parts/Stamp';
import { baselines as words } from '../../words/baselines';
import { digestNames } from '../../words/digests';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';

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
				onKeyDown={(event) => {
					if (!moveAmongRows(event) || picked === null) return;
					const row = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
					if (row !== undefined) onPick(row);
				}}
			>
				<colgroup>
					<col className="w-tag" />
					<col />
					<col className="w-who" />
					<col className="w-sg" />
					<col className="w-sz" />
					<col className="w-dg bl-dg" />
				</colgroup>
				<thead>
					<tr>
						<th scope="col">{words.columns.tag}</th>
						<th scope="col">{words.columns.root}</th>
						<th scope="col">{words.columns.made}</th>
						<th scope="col">{words.columns.signer}</th>
						<th scope="col" className="num">
							{words.columns.paths}
						</th>
						<th scope="col" className="bl-dg">
							{words.columns.digests}
						</th>
					</tr>
				</thead>
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
