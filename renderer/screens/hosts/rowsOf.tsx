/** Rows of each list, and the text by which a filter finds them. */
import { Flag, Milestone, Radar, Server } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HostView, IndicatorView, LeadView, SignView } from '../../../shared/views';
import { Badge } from '../../parts/Badge';
import { Stamp } from '../../parts/Stamp';
import { StatedStamp } from '../../parts/StatedTime';
import { hosts as hostWords, scene } from '../../words/hosts';
import { indicators } from '../../words/indicators';
import { visible } from '../../words/seen';
import { leads, signs } from '../../words/signs';
import { hostText } from './detail';
import { HostStateBadge, LeadBadge, stateName, typeName, VerdictBadge } from './looks';

export interface ListedRow {
	readonly key: string;
	readonly cells: () => readonly ReactNode[];
	/** In lower case. */
	readonly text: () => string;
}

const text = (...all: readonly (string | null | undefined | readonly string[])[]): string =>
	all.flat().filter(Boolean).join('\n').toLowerCase();
const Two = ({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) => (
	<div className="grow">
		<span className="ell blk">{first}</span>
		<span className="sub ell blk">{second}</span>
	</div>
);

export const hostRow = (host: HostView): ListedRow => ({
	key: host.host,
	text: () => text(host.name, host.addresses, host.function, host.owner, host.groupName, stateName(host.state)),
	cells: () => [
		<div className="row" key="name">
			<Server className="ic dim" aria-hidden />
			<Two
				first={<span className="med">{visible(host.name)}</span>}
				second={[...host.addresses, ...(host.function === null ? [] : [host.function])]
					.map((each) => visible(each))
					.join(', ')}
			/>
		</div>,
		<HostStateBadge key="state" host={host} />,
		host.groupName === null ? (
			<span key="group" className="dim">
				{hostWords.noGroup}
			</span>
		) : (
			visible(host.groupName)
		),
		host.state === null ? '' : <Stamp key="since" at={host.steps.at(-1)?.enteredAt ?? host.recordedAt} />,
	],
});

export const signRow = (sign: SignView): ListedRow => ({
	key: sign.sign,
	text: () =>
		text(
			...[sign.description, sign.source?.name, sign.where, sign.reporter?.name, sign.confidence],
			sign.hosts.map(({ name }) => name ?? ''),
		),
	cells: () => [
		<div className="row" key="what">
			<Radar className="ic dim" aria-hidden />
			<Two
				first={<span className="med">{visible(sign.description)}</span>}
				second={[signs.types[sign.type], ...sign.hosts.map(hostText)].join(', ')}
			/>
		</div>,
		sign.source === null ? (
			<span key="source" className="dim">
				{scene.withheld}
			</span>
		) : (
			visible(sign.source.name)
		),
		sign.seen === null ? (
			<span key="seen" className="dim">
				{scene.unknown}
			</span>
		) : (
			<StatedStamp key="seen" time={sign.seen} />
		),
		<VerdictBadge key="verdict" verdict={sign.verdict} />,
	],
});

export const indicatorRow = (indicator: IndicatorView): ListedRow => ({
	key: indicator.indicator,
	text: () => text(indicator.value, indicator.shown, typeName(indicator), indicator.remark, indicator.ref),
	cells: () => [
		<div className="row" key="value">
			<Flag className="ic dim" aria-hidden />
			<Two
				first={<span className="mono">{visible(indicator.shown)}</span>}
				second={`${indicator.ref}${indicator.tlp === null ? '' : `, ${indicator.tlp}`}`}
			/>
		</div>,
		typeName(indicator),
		indicator.from.length === 0 ? (
			<span key="from" className="dim">
				{scene.nothing}
			</span>
		) : (
			indicator.from.join(', ')
		),
		indicator.withdrawn === null ? indicators.stands : <Badge key="stands">{indicators.withdrawn}</Badge>,
	],
});

export const leadRow = (lead: LeadView): ListedRow => ({
	key: lead.lead,
	text: () => text(lead.about, lead.shown, lead.description, lead.activity?.name),
	cells: () => [
		<div className="row" key="about">
			<Milestone className="ic dim" aria-hidden />
			<Two first={<span className="mono">{visible(lead.shown)}</span>} second={visible(lead.description)} />
		</div>,
		leads.strengths[lead.strength],
		lead.activity === null ? (
			<span key="activity" className="dim">
				{scene.nothing}
			</span>
		) : (
			visible(lead.activity.name)
		),
		<LeadBadge key="verdict" lead={lead} />,
	],
});
