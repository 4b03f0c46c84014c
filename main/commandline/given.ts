/** Options that were given; one that was not is no member at all, as the contract wants it. */
export type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

export function given<T extends object>(options: T): Given<T> {
	const kept: Given<T> = {};
	for (const [name, value] of Object.entries(options)) if (value !== undefined) Object.assign(kept, { [name]: value });
	return kept;
}
