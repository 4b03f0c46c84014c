/** One sign, and one lead, each with what became of it. */
import { Gavel } from 'lucide-react';
import type { LeadView, SignView } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { accuracy } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Stamp } from '../../parts/Stamp';
import { StatedStamp } from '../../parts/StatedTime';
import { scene } from '../../words/hosts';
import { visible } from '../../words/seen';
import { leads, signs as words } from '../../words/signs';
import { Assessments, Detail, Fact, type GoTo, hostText, Party, RecordedFacts, Said } from './detail';
import { LeadBadge, VerdictBadge } from './looks';

interface DetailProps<T> {
	readonly of: T;
	readonly onClose: () => void;
	readonly onEntry: GoTo;
	/** Absent where nothing can be written. */
	readonly assess?: () => void;
}

export function SignDetail({ of: sign, onClose, onEntry, assess }: DetailProps<SignView>) {
	const { corrected } = sign;
	return (
		<Detail
			name={scene.detail.signs}
			title={words.types[sign.type]}
			onClose={onClose}
			foot={assess ? <Act name={words.assess} onClick={assess} /> : null}
		>
			<div className="is">
				<div className="hs-st">
					<VerdictBadge verdict={sign.verdict} />
				</div>
				<p className="tx">{visible(sign.description)}</p>
				<dl className="kv">
					<Said name={words.source} text={sign.source?.name ?? null} />
					{sign.hosts.length > 0 && <Fact name={words.where}>{sign.hosts.map(hostText).join(', ')}</Fact>}
					<Said name={words.where} text={sign.where} />
					<Fact name={words.seen}>
						{sign.seen === null ? <span className="dim">{scene.unknown}</span> : <StatedStamp time={sign.seen} />}
						{sign.clockOf && <span className="dim"> {words.clockOf(hostText(sign.clockOf))}</span>}
					</Fact>
					{corrected && (
						<Fact name={words.corrected}>
							<Stamp at={corrected.corrected} />
							{corrected.accuracyMs !== null && <span className="dim"> {accuracy(corrected.accuracyMs)}</span>}{' '}
							<span className="dim t1">{corrected.entries.join(', ')}</span>
						</Fact>
					)}
					{sign.reporter && (
						<Fact name={words.reporter}>
							<Party party={sign.reporter} />
						</Fact>
					)}
					{sign.confidence !== null && <Fact name={words.confidence}>“{visible(sign.confidence)}”</Fact>}
					<RecordedFacts of={sign} onEntry={onEntry} />
				</dl>
			</div>
			<Assessments of={sign.assessments} names={words.verdicts} onEntry={onEntry} />
		</Detail>
	);
}

export function LeadDetail({ of: lead, onClose, onEntry, assess }: DetailProps<LeadView>) {
	return (
		<Detail
			name={scene.detail.leads}
			title={<span className="mono">{visible(lead.shown)}</span>}
			onClose={onClose}
			foot={assess ? <Act name={leads.assess} onClick={assess} /> : null}
		>
			<div className="is">
				<Note tone="info">{leads.noFact}</Note>
				<div className="hs-st">
					<LeadBadge lead={lead} />
				</div>
				<p className="tx">{visible(lead.description)}</p>
				<dl className="kv">
					<Fact name={leads.strength}>{leads.strengths[lead.strength]}</Fact>
					<Said name={leads.activity} text={lead.activity?.name ?? null} />
					<RecordedFacts of={lead} onEntry={onEntry} />
				</dl>
			</div>
			<Assessments of={lead.assessments} names={leads.verdicts} onEntry={onEntry} />
		</Detail>
	);
}

function Act({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
	return (
		<Button size="s" tone="primary" icon={Gavel} keys="V" onClick={onClick}>
			{name}
		</Button>
	);
}
