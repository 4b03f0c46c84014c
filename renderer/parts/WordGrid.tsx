/** Words in the order in which they count, each with its number. */
interface WordGridProps {
	/** Null where there is none yet. */
	readonly words: readonly (string | null)[];
	readonly label: string;
	/** The places are shown, the words are not. */
	readonly covered?: boolean;
}

export function WordGrid({ words, label, covered = false }: WordGridProps) {
	const places = words.map((word, at) => ({ place: at + 1, word }));
	return (
		<ol className="wg" aria-label={label}>
			{places.map(({ place, word }) => (
				<li key={place} className={word === null ? 'wg-0' : ''}>
					<span className="wg-n">{place}</span>
					<span className="wg-w">{covered ? '•••••' : (word ?? '')}</span>
				</li>
			))}
		</ol>
	);
}
