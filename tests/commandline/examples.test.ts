/** Every example that help prints can be typed as it stands: the parser takes it. Nothing is done. */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { sharedOptions } from '../../main/commandline/command';
import { everyCommand } from '../../main/commandline/commands';
import { told } from './fake';

/** Each verb's words. */
function verbs(at: Command, before: readonly string[] = []): string[][] {
	return at.commands.flatMap((command) => {
		const words = [...before, command.name()];
		// `acquire` is a verb and has others under it.
		return [
			...(command.registeredArguments.length > 0 || command.commands.length === 0 ? [words] : []),
			...verbs(command, words),
		];
	});
}

/** The program, whose verbs only say that they were reached. */
function program(reached: () => void): Command {
	const made = new Command().enablePositionalOptions();
	for (const option of sharedOptions()) made.addOption(option);
	everyCommand(made, async () => reached(), { listFormats: ['hashdeep'] });
	return made;
}

/** A shell's words, as far as examples need: quotation marks, and nothing after `<` or a comment. */
function wordsIn(line: string): string[] {
	const own = line.replace(/^.*?\bsealbook /, '').replace(/ (<|\|) .*$| {6,}.*$/, '');
	return [...own.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
		word.replaceAll(/["']/g, (mark, at) => keep(word, mark, at)),
	);
}

/** A mark inside the other kind of marks is text. */
function keep(word: string, mark: string, at: number): string {
	const other = mark === '"' ? "'" : '"';
	return word.slice(0, at).split(other).length % 2 === 0 ? mark : '';
}

describe('examples of help', () => {
	it.each(verbs(program(() => undefined)).map((words) => [words.join(' '), words] as const))('%s', async (_, words) => {
		const { out } = await told(['help', ...words]);
		const examples = out.split('Example:\n')[1]?.split('\n\n')[0]?.split('\n') ?? [];
		let reached = 0;
		for (const example of examples) await program(() => reached++).parseAsync(wordsIn(example), { from: 'user' });
		expect(reached).toBe(examples.length);
		expect(reached).toBeGreaterThan(0);
	});
});
