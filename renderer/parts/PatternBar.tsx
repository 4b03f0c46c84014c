/** Shares of a whole, each with a pattern of its own, so that they are told apart in grey and on paper. */
import { useId } from 'react';

export type Pattern = 'solid' | 'slant' | 'upright' | 'empty' | 'level' | 'dots' | 'cross' | 'back';

/** The lines of one tile of 6 × 6, by pattern. */
const TILES: Readonly<Record<Exclude<Pattern, 'solid' | 'empty'>, { readonly d: string; readonly width: number }>> = {
	slant: { d: 'M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3', width: 1.4 },
	back: { d: 'M-1.5 4.5l3 3M0 0l6 6M4.5-1.5l3 3', width: 1 },
	upright: { d: 'M1 0v6M4 0v6', width: 1.4 },
	level: { d: 'M0 1.5h6M0 4.5h6', width: 1 },
	dots: { d: 'M1 1.5h1.4M4 4.5h1.4', width: 1.4 },
	cross: { d: 'M0 0l6 6M6 0l-6 6', width: 1 },
};

export function PatternBar({
	label,
	shares,
}: {
	readonly label: string;
	readonly shares: readonly { readonly id: string; readonly count: number; readonly pattern: Pattern }[];
}) {
	return (
		<div className="sb" role="img" aria-label={label}>
			{shares.map(({ id, count, pattern }) =>
				count > 0 ? (
					<svg key={id} style={{ flexGrow: count }} aria-hidden>
						<Fill pattern={pattern} />
					</svg>
				) : null,
			)}
		</div>
	);
}

/** The pattern alone, as a key beside its word. */
export function Swatch({ pattern }: { readonly pattern: Pattern }) {
	return (
		<svg className="ptn" aria-hidden>
			<Fill pattern={pattern} />
		</svg>
	);
}

function Fill({ pattern }: { readonly pattern: Pattern }) {
	const id = useId();
	const tile = pattern === 'solid' || pattern === 'empty' ? null : TILES[pattern];
	return (
		<>
			{tile && (
				<pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
					<path className="ptn-s" d={tile.d} strokeWidth={tile.width} />
				</pattern>
			)}
			<rect className={pattern === 'solid' ? 'ptn-f' : 'ptn-0'} width="100%" height="100%" />
			{tile && <rect width="100%" height="100%" fill={`url(#${id})`} />}
			<rect className="ptn-e" width="100%" height="100%" />
		</>
	);
}
