/** One entry in the stream: its number in the margin, its node on the spine, what it says, who signed it. */
import { Check, CornerDownRight, EyeOff, FileText, ShieldX, Signature, TriangleAlert } from 'lucide-react';
import type { EntryView } from '../../../shared/views';
import { Badge, State } from '../../parts/Badge';
import { FileChip } from '../../parts/FileChip';
import { headline } from '../../parts/headline';
import { KindIcon } from '../../parts/KindIcon';
import { count } from '../../parts/measure';
import { nameIn } from '../../parts/memberValue';
import { nameOf } from '../../parts/SignerName';
import { LocalStamp, Stamp } from '../../parts/Stamp';
import { countersign, countersignedText } from '../../words/countersign';
import { entry as words } from '../../words/entries';
import { kindName } from '../../words/kinds';
import { memberName } from '../../words/members';
import { phaseShort } from '../../words/phases';
import { visible } from '../../words/seen';
import { stanceName } from '../../words/writing';

interface EntryProps {
	readonly entry: EntryView;
	/** What it is about, where it names that by an id only. */
	readonly about: string | null;
	readonly place: number;
	readonly of: number;
	readonly selected: boolean;
	readonly last: boolean;
	/** The one entry that Tab leads to. */
	readonly inOrder: boolean;
	readonly onSelect: (ref: string) => void;
}

/** As much of a text as the stream shows; the proof panel shows all. */
const MOST = 1200;

export function Entry({ entry, about, place, of, selected, last, inOrder, onSelect }: EntryProps) {
	const { ref, head, kind } = entry;
	const name =
		entry.corrects !== null
			? words.addendumTo(entry.corrects)
			: entry.countersigns !== null
				? countersign.name(entry.countersigns)
				: kindName(kind);
	const prose = kind.startsWith('note.');
	return (
		<article
			className={`en${selected ? ' sel' : ''}${last ? ' last' : ''}${entry.verdict === 'broken' ? ' bad' : ''}`}
			aria-label={words.name(ref, name)}
			aria-posinset={place}
			aria-setsize={of}
			{...(selected ? { 'aria-current': true } : {})}
			tabIndex={inOrder ? 0 : -1}
			data-ref={ref}
			onClick={() => onSelect(ref)}
			onKeyDown={(event) => {
				if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
				event.preventDefault();
				onSelect(ref);
			}}
		>
			<span className="sq">{ref}</span>
			<span className="nd">
				{entry.verdict === 'broken' ? <ShieldX className="ic" aria-hidden /> : <KindIcon kind={kind} />}
			</span>
			<div className="en-b">
				<div className="hd">
					<span className="kd">{name}</span>
					{entry.verdict === 'broken' && (
						<Badge tone="solid" icon={ShieldX}>
							{words.broken}
						</Badge>
					)}
					{entry.verdict === 'not checked' && <Badge>{words.notChecked}</Badge>}
					{entry.stance && <Badge>{stanceName(entry.stance)}</Badge>}
					{!prose && (
						<span className="sec ell">
							{about !== null && <span className="med">{visible(about)}&ensp;</span>}
							{headline(entry)}
						</span>
					)}
					<span className="ti">
						<Stamp at={head.at} offset={head.offset} show="time" />
					</span>
				</div>
				{prose && <Prose entry={entry} />}
				<Said entry={entry} />
				{entry.files.length > 0 && (
					<div className="ex">
						{entry.files.slice(0, 6).map((file, at) => (
							<FileChip key={`${file.name} ${String(at)}`} name={file.name} sizeBytes={file.sizeBytes} />
						))}
						{entry.files.length > 6 && <span className="dim t1">{words.moreFiles(entry.files.length - 6)}</span>}
					</div>
				)}
				<Meta entry={entry} />
			</div>
		</article>
	);
}

function Prose({ entry }: { readonly entry: EntryView }) {
	const { text } = entry.body;
	if (typeof text !== 'string') {
		return text === undefined ? null : (
			<p className="tx sec">
				<State icon={FileText}>{words.longText}</State>
			</p>
		);
	}
	const more = text.length - MOST;
	return (
		<p className="tx">
			{visible(more > 0 ? text.slice(0, MOST) : text, { lines: true })}
			{more > 0 && <span className="dim">{` … ${words.more(count(more))}`}</span>}
		</p>
	);
}

/** Reason, place and condition, and why it is late or not, where the entry holds them. */
function Said({ entry }: { readonly entry: EntryView }) {
	const { reason, place, condition, lateBecause, notLateBecause, doneBy, witness } = entry.body;
	const said = [
		[words.reason, reason],
		[words.place, place],
		[words.condition, condition],
		[words.lateBecause, lateBecause],
		[words.notLate, notLateBecause],
		[words.doneBy, nameIn(doneBy)],
		[words.witness, nameIn(witness)],
	].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
	if (said.length === 0) return null;
	return (
		<p className="sec">
			{said.map(([label, value]) => (
				<span key={label} className="sd">
					<span className="dim">{label}</span> {visible(value)}{' '}
				</span>
			))}
		</p>
	);
}

function Meta({ entry }: { readonly entry: EntryView }) {
	const { observedAt, observedLocal, accuracyMs } = entry.body;
	return (
		<div className="mt">
			<State tone={entry.verdict === 'verified' ? 'ok' : 'dim'} icon={Check}>
				{entry.signers.map(nameOf).join(', ')}
			</State>
			{typeof observedAt === 'string' && (
				<span>
					{words.observed}{' '}
					<Stamp
						at={observedAt}
						offset={entry.head.offset}
						{...(typeof accuracyMs === 'number' ? { accuracyMs } : {})}
					/>
				</span>
			)}
			{typeof observedLocal === 'string' && (
				<span>
					{words.observed} <LocalStamp at={observedLocal} {...(typeof accuracyMs === 'number' ? { accuracyMs } : {})} />
				</span>
			)}
			{entry.phase && <span>{phaseShort(entry.phase)}</span>}
			{entry.correctedBy.length > 0 && (
				<State icon={CornerDownRight}>{`${words.correctedBy} ${entry.correctedBy.join(', ')}`}</State>
			)}
			{entry.countersigned.map((each) => (
				<State key={each.entry} tone={each.weak === null ? 'ok' : 'warn'} icon={Signature}>
					{countersignedText(each)}
				</State>
			))}
			{entry.withheld.length > 0 && (
				<State icon={EyeOff}>
					{words.withheld(entry.withheld.map((name) => memberName(name, entry.kind)).join(', '))}
				</State>
			)}
			{entry.clock && (
				<State tone="warn" icon={TriangleAlert}>
					{visible(entry.clock.sentence)}
				</State>
			)}
		</div>
	);
}
