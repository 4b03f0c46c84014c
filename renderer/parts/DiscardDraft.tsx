/** A long draft is not thrown away by one press. */
import { composer as words } from '../words/workspace';
import { Button } from './Button';
import { Dialogue } from './Dialogue';

export function DiscardDraft({ onDiscard, onKeep }: { readonly onDiscard: () => void; readonly onKeep: () => void }) {
	return (
		<Dialogue
			title={words.discardTitle}
			width={460}
			onClose={onKeep}
			onSubmit={onKeep}
			foot={
				<>
					<Button tone="bad" onClick={onDiscard}>
						{words.discard}
					</Button>
					<span className="push" />
					<Button type="submit" tone="primary" autoFocus>
						{words.keep}
					</Button>
				</>
			}
		>
			<p className="sec">{words.discardAbout}</p>
		</Dialogue>
	);
}
