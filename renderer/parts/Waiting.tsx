/** What stands in place of an answer that is not there yet. */
import { LoaderCircle } from 'lucide-react';
import { parts } from '../words/parts';

export function Waiting({ what }: { readonly what?: string }) {
	return (
		<p className="waiting dim" role="status">
			<LoaderCircle className="ic" aria-hidden />
			{what ?? parts.waiting}
		</p>
	);
}
