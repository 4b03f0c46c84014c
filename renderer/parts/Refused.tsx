/** Why an answer is no: the sentence, then what to do next. It stays until the next try. */
import type { Refusal } from '../../shared/refusal';
import { visible } from '../words/seen';
import { Cited } from './Cited';
import { Note } from './Note';

/** With `fields`, a refusal that belongs to one of them is not shown here: it stands under that field. */
export function Refused({
	refusal,
	fields = [],
}: {
	readonly refusal: Refusal | null;
	readonly fields?: readonly string[];
}) {
	if (!refusal || (refusal.field !== undefined && fields.includes(refusal.field))) return null;
	return (
		<Note tone="bad" role="alert">
			<span className="strong">
				<Cited text={visible(refusal.sentence)} />
			</span>{' '}
			<Cited text={visible(refusal.hint)} />
		</Note>
	);
}

/** The refusal's words for one field. */
export function refusedFor(refusal: Refusal | null, field: string): string | undefined {
	return refusal?.field === field ? visible(`${refusal.sentence} ${refusal.hint}`.trim()) : undefined;
}
