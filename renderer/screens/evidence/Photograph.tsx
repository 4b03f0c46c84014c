/** Photographs of an item that is registered already, stored in one entry. */
import { useState } from 'react';
import type { CaseView, ItemView } from '../../../shared/views';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { FilesBox } from '../../parts/FilesBox';
import { Refused } from '../../parts/Refused';
import { photographs as words } from '../../words/paper';
import { visible } from '../../words/seen';

interface PhotographProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly onClose: () => void;
}

export function Photograph({ view, item, onClose }: PhotographProps) {
	const { act, busy, refusal } = useJob('evidence.photograph');
	const { files, refusal: notPicked, pick, drop, remove } = useFiles('attachment');
	const [remark, setRemark] = useState('');
	const ready = files.length > 0;
	const submit = async () => {
		if (!ready) return;
		const photographs = files.map(({ ticket }) => ticket);
		const more = remark.trim() === '' ? {} : { remark: remark.trim() };
		if (await act({ case: view.case, tag: item.cite, photographs, ...more })) onClose();
	};
	return (
		<ActDialogue
			title={words.title(visible(item.cite))}
			about={words.about}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<FilesBox label={words.list} choose={words.choose} {...{ files, pick, drop, remove }} />
			<TextBox label={words.remark} optional value={remark} onChange={setRemark} maxLength={2000} />
			<Refused refusal={refusal ?? notPicked} />
		</ActDialogue>
	);
}
