/** Writes the whole result, every path and state, to a file that the person chooses; its digest is checked. */
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { ComparisonView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { Digest } from '../../parts/Digest';
import { Note } from '../../parts/Note';
import { Refused } from '../../parts/Refused';
import { saving as words } from '../../words/compare';
import { visible } from '../../words/seen';

interface SaveResultProps {
	readonly comparison: ComparisonView;
	readonly onDone: () => void;
}

export function SaveResult({ comparison, onDone }: SaveResultProps) {
	const place = useAct('file.place');
	const save = useAct('object.save');
	const [path, setPath] = useState<string | null>(null);
	const busy = place.busy || save.busy;
	const write = async () => {
		if (path !== null) return onDone();
		const file = await place.act({
			purpose: 'object',
			suggestion: words.fileName(comparison.baselineTag ?? 'baseline', comparison.comparison),
		});
		if (!file) return;
		const done = await save.act({ case: comparison.case, object: comparison.result, to: file.ticket });
		if (done) setPath(done.path);
	};
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			mayClose={!busy}
			onClose={onDone}
			onSubmit={() => void write()}
			foot={
				path === null ? (
					<>
						<span className="push" />
						<Button tone="quiet" keys="Esc" disabled={busy} onClick={onDone}>
							{words.cancel}
						</Button>
						<Button type="submit" tone="primary" icon={Download} disabled={busy} autoFocus>
							{words.choose}
						</Button>
					</>
				) : (
					<Button type="submit" className="push" tone="primary" autoFocus>
						{words.done}
					</Button>
				)
			}
		>
			<dl className="kv">
				<dt>{words.digest}</dt>
				<dd>
					<Digest hex={comparison.result} />
				</dd>
			</dl>
			{path !== null && (
				<Note tone="ok" role="status">
					{words.saved(visible(path))}
				</Note>
			)}
			<Refused refusal={place.refusal ?? save.refusal} />
		</Dialogue>
	);
}
