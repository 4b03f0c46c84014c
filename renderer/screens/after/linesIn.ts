/** What was typed a line each: without blanks around, without empty lines, each once. */
export const linesIn = (text: string): string[] => [
	...new Set(
		text
			.split('\n')
			.map((each) => each.trim())
			.filter((each) => each !== ''),
	),
];
