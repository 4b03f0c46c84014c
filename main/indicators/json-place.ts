/** Where a text stops being JSON (RFC 8259): what reads it says so in words that differ from engine to engine. */

const TOKEN =
	/[ \t\r\n]*(?:(?<string>"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<scalar>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)|(?<sign>[{}[\],:]))/y;

/** The first place at which no JSON can go on, in UTF-16 code units; the text's end where it only breaks off. Linear. */
export function placeOfTrouble(text: string): number {
	/** What is open, from the outside in. */
	const open: string[] = [];
	let expects: 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma or end' = 'value';
	TOKEN.lastIndex = 0;
	for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
		const { string, scalar, sign } = TOKEN.exec(text)?.groups ?? {};
		const began = at + (/^[ \t\r\n]*/.exec(text.slice(at, at + 64))?.[0].length ?? 0);
		const isValue = expects === 'value' || expects === 'value or ]';
		const inside = open.at(-1);
		if (isValue && (string !== undefined || scalar !== undefined)) expects = 'comma or end';
		else if (isValue && (sign === '{' || sign === '[')) {
			open.push(sign);
			expects = sign === '{' ? 'name or }' : 'value or ]';
		} else if ((expects === 'name' || expects === 'name or }') && string !== undefined) expects = 'colon';
		else if (expects === 'colon' && sign === ':') expects = 'value';
		else if (expects === 'comma or end' && sign === ',' && inside !== undefined)
			expects = inside === '{' ? 'name' : 'value';
		else if (
			(sign === '}' && inside === '{' && (expects === 'comma or end' || expects === 'name or }')) ||
			(sign === ']' && inside === '[' && (expects === 'comma or end' || expects === 'value or ]'))
		) {
			open.pop();
			expects = 'comma or end';
		} else return began;
	}
	return text.length;
}
