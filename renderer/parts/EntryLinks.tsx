/** Entries by their names, each a way to the entry. */
interface EntryLinksProps {
	readonly entries: readonly string[];
	readonly onGo: (entry: string) => void;
	/** How many are shown; the others are counted. */
	readonly most?: number;
	readonly more?: (count: number) => string;
}

export function EntryLinks({ entries, onGo, most = 8, more }: EntryLinksProps) {
	const rest = entries.length - most;
	return (
		<>
			{entries.slice(0, most).map((entry) => (
				<button key={entry} type="button" className="lnk mono" onClick={() => onGo(entry)}>
					{entry}
				</button>
			))}
			{rest > 0 && <span>{more?.(rest) ?? `+${rest}`}</span>}
		</>
	);
}
