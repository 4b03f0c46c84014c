/** Moments as lists spell them: whole seconds since 1970, rounded down, and the nanoseconds after them. */
export function secondsAndNs(ns: bigint): { readonly seconds: bigint; readonly rest: string } {
	const seconds = ns >= 0n ? ns / 1_000_000_000n : (ns - 999_999_999n) / 1_000_000_000n;
	return { seconds, rest: String(ns - seconds * 1_000_000_000n).padStart(9, '0') };
}
