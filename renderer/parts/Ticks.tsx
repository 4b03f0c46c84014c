/** Squares for steps: full, half, empty, struck. What they say stands in words too, so one word is read for all of them. */
interface TicksProps {
	readonly steps: readonly { readonly step: string; readonly state: 'open' | 'in part' | 'done' | 'skipped' }[];
	/** Said in their place. */
	readonly label: string;
}

const LOOKS = { open: '', 'in part': 'h', done: 'd', skipped: 'k' } as const;

export function Ticks({ steps, label }: TicksProps) {
	return (
		<span className="ticks" role="img" aria-label={label}>
			{steps.map(({ step, state }) => (
				<i key={step} className={LOOKS[state]} />
			))}
		</span>
	);
}
