/** An entry's files: each digest in full on copy, and a checked copy of what is stored. */
import { Download, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, FileView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { FileName } from '../../parts/FileChip';
import { FileDigests } from '../../parts/FileDigests';
import { bytes } from '../../parts/measure';
import { Refused } from '../../parts/Refused';
import { proof as words } from '../../words/proof';
import { visible } from '../../words/seen';

export function Files({ view, files }: { readonly view: CaseView; readonly files: readonly FileView[] }) {
	if (files.length === 0) return null;
	return (
		<div className="is">
			<h3 className="lab">{words.attachments}</h3>
			<ul className="col gap-5">
				{files.map((file, at) => (
					<OneFile key={`${file.name} ${String(at)}`} view={view} file={file} />
				))}
			</ul>
		</div>
	);
}

function OneFile({ view, file }: { readonly view: CaseView; readonly file: FileView }) {
	const place = useAct('file.place');
	const save = useAct('object.save');
	const [path, setPath] = useState<string | null>(null);
	const { object } = file;
	const saveCopy = async () => {
		if (object === null) return;
		const target = await place.act({ purpose: 'object', suggestion: visible(file.name).slice(0, 200) });
		if (!target) return;
		const saved = await save.act({ case: view.case, object, to: target.ticket });
		if (saved) setPath(saved.path);
	};
	return (
		<li>
			<div className="row">
				<span className="med ell grow">
					<FileName name={file.name} />
				</span>
				<span className="dim t1">{bytes(file.sizeBytes)}</span>
				{object !== null && (
					<Button
						size="s"
						tone="quiet"
						icon={Download}
						aria-label={`${words.save}: ${visible(file.name)}`}
						title={words.save}
						disabled={save.busy}
						onClick={() => void saveCopy()}
					/>
				)}
			</div>
			<FileDigests digests={file.digests} />
			{object === null && <p className="dim t1">{words.digestOnly}</p>}
			{file.remarks.map((remark) => (
				<State key={remark} top tone="warn" icon={TriangleAlert}>
					{visible(remark)}
				</State>
			))}
			{path !== null && (
				<p className="t1 tone-ok wrap" role="status">
					{words.saved(visible(path))}
				</p>
			)}
			<Refused refusal={place.refusal ?? save.refusal} />
		</li>
	);
}
