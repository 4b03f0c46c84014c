/** Photographs of an item that is registered already, stored in one entry. */
import { Stamp as SealIcon } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, ItemView } from '../../../shared/views';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActFoot } from '../../parts/ActFoot';
import { Dialogue } from '../../parts/Dialogue';
import { TextBox } from '../../parts/Field';
import { Refused } from '../../parts/Refused';
import { photographs as words } from '../../words/paper';
import { visible } from '../../words/seen';
import { Pictures } from './OnPaper';

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
		<Dialogue
			title={words.title(visible(item.cite))}
			about={words.about}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void submit()}
			foot={
				<ActFoot
					{...{ busy, ready, doing: words.doing, needs: words.needs, cancel: words.cancel, act: words.act }}
					icon={SealIcon}
					onCancel={onClose}
				/>
			}
		>
			<Pictures label={words.list} choose={words.choose} {...{ files, pick, drop, remove }} />
			<TextBox label={words.remark} optional value={remark} onChange={setRemark} maxLength={2000} />
			<Refused refusal={refusal ?? notPicked} />
		</Dialogue>
	);
}
