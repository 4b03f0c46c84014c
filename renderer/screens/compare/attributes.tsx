/** The attributes of both sides as rows. What a side does not say is no value and makes nothing the same or different. */
import type { ReactNode } from 'react';
import type { ComparisonPathView, PathSideView } from '../../../shared/views';
import type { DigestName } from '../../../shared/vocabulary';
import { Digest } from '../../parts/Digest';
import { count } from '../../parts/measure';
import type { Attribute } from '../../parts/SideBySide';
import { compare, path as words } from '../../words/compare';
import { digestNames } from '../../words/digests';
import { visible } from '../../words/seen';

const NONE = <span className="dim">–</span>;

export function attributesOf({ before, after }: ComparisonPathView): readonly Attribute[] {
	const { attributes } = compare;
	const rows: Attribute[] = [];
	const add = (name: string, of: (side: PathSideView) => string | null, show: (text: string) => ReactNode = plain) => {
		const [was, is] = [before && of(before), after && of(after)];
		if (was === null && is === null) return;
		rows.push({
			name,
			same: was === null || is === null ? null : was === is,
			before: was === null ? NONE : show(was),
			after: is === null ? NONE : show(is),
		});
	};
	add(attributes.type, (side) => side.type);
	add(
		attributes.size,
		(side) => side.sizeBytes,
		(text) => <span className="nw">{`${count(Number(text))} B`}</span>,
	);
	for (const name of Object.keys(digestNames) as DigestName[])
		add(
			digestNames[name],
			(side) => side.digests[name] ?? null,
			(hex) => <Digest hex={hex} what={`full ${digestNames[name]} digest`} />,
		);
	add(attributes.mode, (side) => side.mode, mono);
	add(attributes.uid, (side) => (side.uid === null ? null : String(side.uid)), mono);
	add(attributes.gid, (side) => (side.gid === null ? null : String(side.gid)), mono);
	add(attributes.mtime, (side) => side.mtime, time);
	add(attributes.ctime, (side) => side.ctime, time);
	add(
		attributes.linkTarget,
		(side) => side.linkTarget,
		(text) => <span className="mono">{visible(text)}</span>,
	);
	add(attributes.device, (side) => side.device, mono);
	add(attributes.links, (side) => (side.links === null ? null : String(side.links)), mono);
	add(attributes.inode, (side) => side.inode, mono);
	if ([before, after].some((side) => side && (side.state !== 'clean' || side.remark !== null)))
		add(words.recordedState, (side) => (side.remark === null ? side.state : `${side.state}: ${side.remark}`));
	return rows;
}

const plain = (text: string): ReactNode => visible(text);
const mono = (text: string): ReactNode => <span className="mono">{visible(text)}</span>;

/** RFC 3339 in UTC with every digit that says something; the date above the time, so that both sides fit beside each other. */
function time(text: string): ReactNode {
	const [date, clock = ''] = text.split('T');
	return (
		<time dateTime={text}>
			{date}
			<br />
			{clock.replace(/(\.\d*?)0*Z$/, '$1').replace(/[.Z]$/, '')}
			<span className="off">+00:00</span>
		</time>
	);
}
