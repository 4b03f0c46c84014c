/** Where the words of a paper are typed, pasted or read in by a scanner; beside it they stand numbered, as on the paper. */
import { parts } from '../words/parts';
import { TextArea } from './Field';
import { WordGrid } from './WordGrid';

const COUNT = 12;

/** What was typed, as words. */
export const wordsIn = (text: string): readonly string[] =>
	text
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((word) => word !== '');

export const allTyped = (text: string): boolean => wordsIn(text).length === COUNT;

interface WordsBoxProps {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly error?: string | undefined;
	readonly autoFocus?: boolean;
}

export function WordsBox({ label, value, onChange, error, autoFocus = false }: WordsBoxProps) {
	const words = wordsIn(value);
	return (
		<div className="wb">
			<TextArea
				label={label}
				value={value}
				onChange={onChange}
				error={error}
				help={parts.wordsTyped(words.length, COUNT)}
				rows={2}
				autoFocus={autoFocus}
				autoCapitalize="none"
				autoComplete="off"
				spellCheck={false}
				maxLength={1024}
			/>
			<WordGrid label={parts.wordsSoFar} words={Array.from({ length: COUNT }, (_, at) => words[at] ?? null)} />
		</div>
	);
}
