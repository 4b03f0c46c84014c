/** Text of people and files on its way into HTML: it can be no markup there, in an element or in a quoted attribute. */
const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => NAMES[character] ?? '');

/** A page that runs nothing and fetches nothing, whoever opens it. */
export const POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
