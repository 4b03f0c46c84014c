/**
 * The packaged program on a terminal: `sealbook --command-line -- case list` runs what dist/sealbook.cjs runs, in this
 * process and without a window (the fuse that would make it a plain Node is off). The `--` keeps Chromium from taking
 * the command's own options for its switches (`--type=…` would end it). Linux still wants a display, if only Xvfb;
 * Windows gives a program with a window no terminal to print to. Where either is missing, Node runs dist/sealbook.cjs.
 */
import { treatArchivesAsFiles } from './archives';

const SWITCH = '--command-line';
export const HOW = `Write ${SWITCH} -- and then the command, for example: ${SWITCH} -- case list`;

/** The command's words, `null` where a window is wanted, `'how'` where the `--` is missing. @param words process.argv */
export function commandLineWords(words: readonly string[]): readonly string[] | null | 'how' {
	const end = words.indexOf('--');
	const at = words.indexOf(SWITCH);
	if (at < 1 || (end !== -1 && end < at)) return null;
	return words[at + 1] === '--' ? words.slice(at + 2) : 'how';
}

/** Runs it; it ends the process with its status. @param program the path of dist/sealbook.cjs */
export function runCommandLineMode(program: string, words: readonly string[]): void {
	process.argv = [process.execPath, program, ...words];
	require(program);
	treatArchivesAsFiles();
}
