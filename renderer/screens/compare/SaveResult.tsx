/** Writes the whole result, every path and state, to a file that the person chooses; its digest is checked. */
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { ComparisonView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { Digest } from '../../parts/Digest';
import { Note } from '../../parts/Note';
import { Refused } from '../../parts/Refused';
import { WriteDialogue } from '../../parts/WriteDialogue';
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
		const file = await place.act({
			purpose: 'object',
			suggestion: words.fileName(comparison.baselineTag ?? 'baseline', comparison.comparison),
		});
		if (!file) return;
		const done = await save.act({ case: comparison.case, object: comparison.result, to: file.ticket });
		if (done) setPath(done.path);
	};
	return (
		<WriteDialogue
			title={words.title}
			about={words.about}
			words={{ cancel: words.cancel, act: words.choose }}
			icon={Download}
			busy={busy}
			written={path !== null}
			actFirst
			onClose={onDone}
			onWrite={() => void write()}
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
		</WriteDialogue>
	);
}
