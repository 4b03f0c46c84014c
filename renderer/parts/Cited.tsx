/** A sentence that names entries, items or baselines: `A-18` and `E-003` stay on one line, hyphen and number together. */
const NAMES = /(?<![\w-])([A-Z]{1,3}-\d+)(?![\w-])/u;

export function Cited({ text }: { readonly text: string }) {
	// Split by a group, what was between the groups stands at even places.
	return text.split(NAMES).map((part, at) =>
		at % 2 === 0 ? (
			part
		) : (
			<span key={`${part} ${String(at)}`} className="nw">
				{part}
			</span>
		),
	);
}
