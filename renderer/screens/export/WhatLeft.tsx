/** Case files and indicators that left: when, for whom and why, under which mark, and the digest that names each. */
import type { CaseView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { Digest } from '../../parts/Digest';
import { count } from '../../parts/measure';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { visible } from '../../words/seen';
import { sending as words } from '../../words/sending';

export function WhatLeft({ view }: { readonly view: CaseView }) {
	const { value: all, refusal } = useAnswer('casefile.sent', { case: view.case });
	return (
		<section className="ex-s" aria-label={words.sent}>
			<div className="ex-sh">
				<span className="no">6</span>
				<h2>{words.sent}</h2>
				<span className="dim ell">{words.sentAbout}</span>
			</div>
			<Refused refusal={refusal} />
			{all?.length === 0 && <p className="none">{words.none}</p>}
			{all !== null && all.length > 0 && (
				<table className="tb ex-w" aria-label={words.sent}>
					<thead>
						<tr>
							{[words.when, words.whom, words.mark, words.file].map((name) => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{all.map((each) => {
							const whom = [each.recipient, each.organization].filter((part) => part !== null);
							const why = [each.purpose, each.agreement].filter((part) => part !== null);
							return (
								<tr key={each.entry}>
									<td>
										<Stamp at={each.at} offset={each.offset} />
										<span className="sub">{words.by(visible(each.by ?? words.notSaid), each.entry)}</span>
									</td>
									<td className="wrap">
										{whom.length === 0 ? <span className="dim">{words.notSaid}</span> : visible(whom.join(', '))}
										{why.length > 0 && <span className="sub wrap">{visible(why.join('; '))}</span>}
									</td>
									<td className="wrap">
										{each.tlp ?? <span className="dim">{words.unmarked}</span>}
										{each.tlpBecause !== null && <span className="sub wrap">{visible(each.tlpBecause)}</span>}
									</td>
									<td className="wrap">
										{visible(each.fileName ?? words.notSaid)}
										<span className="sub">
											{each.fileSha256 !== null && <Digest hex={each.fileSha256} />}{' '}
											{each.what === 'indicators'
												? words.indicators(count(each.holds))
												: each.encryptedTo === null
													? words.everybody
													: words.some}
										</span>
									</td>
								</tr>
							);
						})}
					</tbody>
				</table>
			)}
		</section>
	);
}
