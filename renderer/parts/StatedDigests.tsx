/** Digests that a log states: as they are stated, and beside each, once compared, what was computed here. */
import { CircleCheck, CircleHelp, CircleX, FileQuestion, type LucideIcon } from 'lucide-react';
import type { LogComparedView, LogDigestView } from '../../shared/views';
import { logs as words } from '../words/acquisition-logs';
import { digestNames } from '../words/digests';
import { visible } from '../words/seen';
import { State, type Tone } from './Badge';
import { Digest } from './Digest';

const LOOKS: Readonly<Record<LogComparedView['result'] | 'partly', readonly [Tone, LucideIcon]>> = {
	agrees: ['ok', CircleCheck],
	partly: ['ok', CircleCheck],
	differs: ['bad', CircleX],
	missing: ['bad', FileQuestion],
	'not-checked': ['warn', CircleHelp],
};

export function LogVerdictState({ result }: { readonly result: keyof typeof LOOKS }) {
	const [tone, icon] = LOOKS[result];
	return (
		<State tone={tone} icon={icon}>
			{words.results[result]}
		</State>
	);
}

export function StatedDigests({
	digests,
	all,
}: {
	readonly digests: readonly (LogDigestView | LogComparedView)[];
	/** How many there are. */
	readonly all: number;
}) {
	if (digests.length === 0) return <p className="sec">{words.noDigest}</p>;
	return (
		<div className="lg-d">
			<table className="tb" aria-label={words.table}>
				<thead>
					<tr>
						<th scope="col">{words.columns.digest}</th>
						<th scope="col">{words.columns.stated}</th>
						{'result' in (digests[0] ?? {}) && <th scope="col">{words.columns.result}</th>}
					</tr>
				</thead>
				<tbody>
					{digests.map((digest, at) => (
						<Row key={`${String(at)} ${digest.stated ?? ''}`} digest={digest} />
					))}
				</tbody>
			</table>
			{all > digests.length && <p className="help">{words.first(digests.length, all)}</p>}
		</div>
	);
}

function Row({ digest }: { readonly digest: LogDigestView | LogComparedView }) {
	const { algorithm, of, stage, file, said, stated } = digest;
	return (
		<tr>
			<td>
				<span className="blk">{algorithm === null ? words.noDigest : digestNames[algorithm]}</span>
				<span className="sub blk wrap">
					{words.of(words.subjects[of], file === null ? null : visible(file))}, {words.stages[stage]}
				</span>
			</td>
			<td>
				{stated !== null && <Digest hex={stated} what={words.columns.stated} />}
				{said !== null && <span className="sub blk wrap">{words.says(visible(said))}</span>}
			</td>
			{'result' in digest && (
				<td>
					<LogVerdictState result={digest.result} />
					{digest.result === 'differs' && digest.recomputed !== null && (
						<span className="blk t1 sec">
							{words.here} <Digest hex={digest.recomputed} what={words.here} />
						</span>
					)}
					{digest.because !== null && <span className="blk t1 sec wrap">{visible(digest.because)}</span>}
				</td>
			)}
		</tr>
	);
}
