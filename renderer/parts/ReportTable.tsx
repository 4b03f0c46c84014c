/** The report's checks as rows; each fault can be opened with its place, what was expected and what was found. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { Check, VerifyReport } from '../../shared/views';
import { report as words } from '../words/report';
import { visible } from '../words/seen';
import { CheckState } from './CheckState';
import { count } from './measure';

const MOST = 50;

export function ReportTable({ report }: { readonly report: VerifyReport }) {
	return (
		<table className="tb vt" aria-label={words.table}>
			<colgroup>
				<col className="w-res" />
				<col className="w-chk" />
				<col />
				<col className="w-cnt" />
			</colgroup>
			<thead>
				<tr>
					<th scope="col">{words.result}</th>
					<th scope="col">{words.check}</th>
					<th scope="col">{words.found}</th>
					<th scope="col" className="num">
						{words.count}
					</th>
				</tr>
			</thead>
			<tbody>
				{report.checks.map((check) => (
					<CheckRow key={check.name} check={check} />
				))}
			</tbody>
		</table>
	);
}

function CheckRow({ check }: { readonly check: Check }) {
	const [open, setOpen] = useState(check.state === 'broken' || check.state === 'missing');
	const { faults } = check;
	const first = faults[0];
	const Icon = open ? ChevronDown : ChevronRight;
	return (
		<Fragment>
			<tr>
				<td>
					<CheckState state={check.state} />
				</td>
				<td className={check.name.includes('.') ? 'med' : 'med cap'}>{visible(check.name)}</td>
				<td>
					{first === undefined ? (
						<span className="sec">{check.state !== 'holds' ? '' : check.count === 0 ? words.none : words.nothing}</span>
					) : (
						<button type="button" className="lnk-x" aria-expanded={open} onClick={() => setOpen(!open)}>
							<Icon className="ic ic-s" aria-hidden />
							<span className="ell">
								{open
									? words.faults(faults.length)
									: `${visible(first.place)}: ${visible(first.rule)}${faults.length > 1 ? `, ${words.faults(faults.length)}` : ''}`}
							</span>
						</button>
					)}
				</td>
				<td className="num mono dim">{count(check.count)}</td>
			</tr>
			{open && faults.length > 0 && (
				<tr className="fts">
					<td />
					<td colSpan={3}>
						<ul>
							{faults.slice(0, MOST).map((fault, at) => (
								<li key={`${fault.place} ${fault.rule} ${String(at)}`}>
									<span className="mono med">{visible(fault.place)}</span> {visible(fault.rule)}
									{(fault.expected !== '' || fault.found !== '') && (
										<span className="blk t1 sec wrap">
											{words.expected} <span className="mono">{visible(fault.expected)}</span>, {words.was}{' '}
											<span className="mono">{visible(fault.found)}</span>
										</span>
									)}
								</li>
							))}
							{faults.length > MOST && <li className="dim">{words.more(faults.length - MOST)}</li>}
						</ul>
					</td>
				</tr>
			)}
		</Fragment>
	);
}
