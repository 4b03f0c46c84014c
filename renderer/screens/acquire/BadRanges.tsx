/** What could not be read: each range with its place, and the list as text for a report or another tool. */
import { TriangleAlert } from 'lucide-react';
import type { AcquiredView } from '../../../shared/views';
import { Badge } from '../../parts/Badge';
import { CopyButton } from '../../parts/Digest';
import { bytes, count } from '../../parts/measure';
import { acquire, source as words } from '../../words/acquire';
import { visible } from '../../words/seen';

export function BadRanges({ source }: { readonly source: AcquiredView }) {
	const { badRanges, badRangeCount } = source;
	if (badRangeCount === 0)
		return (
			<div className="is">
				<h3 className="lab">{words.errors}</h3>
				<p className="sec">
					{source.totalBytes !== null && source.doneBytes >= source.totalBytes ? words.noneAtEnd : words.none}
				</p>
			</div>
		);
	const text = badRanges
		.map((each) => `${each.from}\t${each.toExclusive}${each.file === null ? '' : `\t${visible(each.file)}`}`)
		.join('\n');
	return (
		<div className="is">
			<div className="row aq-d">
				<h3 className="lab" id="bad-ranges" tabIndex={-1}>
					{words.errors}
				</h3>
				<Badge tone="warn" icon={TriangleAlert}>
					{acquire.errorCount(badRangeCount)}
				</Badge>
				<span className="push t1 sec">{words.copyList}</span>
				<CopyButton text={text} what={words.copyList} />
			</div>
			<ul className="col gap-4">
				{badRanges.map((each) => (
					<li key={`${each.file ?? ''} ${each.from}`} className="row-t">
						<span className="tone-warn">
							<TriangleAlert className="ic ic-s" aria-hidden />
						</span>
						<div className="grow">
							<div className="row">
								<span>
									{words.at} <span className="mono">{count(each.from)}</span>
								</span>
								<span className="push dim">{words.sector(count(Math.floor(each.from / 512)))}</span>
							</div>
							<div className="t1 dim wrap">
								{words.filled(bytes(each.toExclusive - each.from))}
								{each.file !== null && <span className="mono"> {visible(each.file)}</span>}
							</div>
						</div>
					</li>
				))}
			</ul>
			{badRanges.length < badRangeCount && <p className="help">{words.first(badRanges.length, badRangeCount)}</p>}
		</div>
	);
}
