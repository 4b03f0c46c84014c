/** Somebody read an item of the library through, and puts their name to it that it is still right. */
import { useState } from 'react';
import type { LibraryItemView } from '../../../shared/views';
import { useJob } from '../../hooks/useJob';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { checkDocument as words } from '../../words/library';
import { visible } from '../../words/seen';

export function CheckDocument({ item, onClose }: { readonly item: LibraryItemView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useJob('library.check');
	const [reviewBy, setReviewBy] = useState('');
	const [remark, setRemark] = useState('');
	const submit = () =>
		act({
			item: item.item,
			...(reviewBy.trim() === '' ? {} : { reviewBy: reviewBy.trim() }),
			...(remark.trim() === '' ? {} : { remark: remark.trim() }),
		});
	return (
		<ActDialogue
			title={words.title(visible(item.title))}
			about={words.about}
			words={words}
			busy={busy}
			ready
			onClose={onClose}
			onAct={() => void submit().then((done) => done && onClose())}
		>
			<TextBox
				label={words.reviewBy}
				help={words.reviewHelp}
				optional
				value={reviewBy}
				onChange={setReviewBy}
				error={refusedFor(refusal, 'reviewBy')}
				maxLength={10}
				autoFocus
			/>
			<TextBox label={words.remark} optional value={remark} onChange={setRemark} maxLength={2000} />
			<Refused refusal={refusal} fields={['reviewBy']} />
		</ActDialogue>
	);
}
