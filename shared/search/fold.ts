/**
 * Texts as they are compared: without case and accents, and of the same length, so that what was found in the folded
 * text is marked in the text itself.
 */

const FOLDED = new Map<string, string>();

/** @returns a text of the same number of UTF-16 code units */
export function fold(text: string): string {
	// The one test decides for nearly every text there is.
	if (!/[^ -~\s]/.test(text)) return text.toLowerCase();
	let folded = '';
	for (const unit of text.split('')) {
		const one = FOLDED.get(unit) ?? foldedUnit(unit);
		FOLDED.set(unit, one);
		folded += one;
	}
	return folded;
}

function foldedUnit(unit: string): string {
	const bare = unit.normalize('NFD').charAt(0) || unit;
	const lower = bare.toLowerCase();
	return lower.length === 1 ? lower : unit;
}
