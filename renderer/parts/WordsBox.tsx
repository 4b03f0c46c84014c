/** Where the words of a paper are typed, pasted or read in by a scanner; beside it they stand numbered, as on the paper. */
import { parts } from '../words/parts';
import { TextArea } from './Field';
import { WORDS_ON_PAPER, wordsIn } from './typedWords';
import { WordGrid } from './WordGrid';

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
				help={parts.wordsTyped(words.length, WORDS_ON_PAPER)}
				rows={2}
				autoFocus={autoFocus}
				autoCapitalize="none"
				autoComplete="off"
				spellCheck={false}
				maxLength={1024}
			/>
			<WordGrid label={parts.wordsSoFar} words={Array.from({ length: WORDS_ON_PAPER }, (_, at) => words[at] ?? null)} />
		</div>
	);
}
