/** What the parser refuses, in the manner of every other refusal: a sentence and what to do. */
import type { Command } from 'commander';
import { Refused } from '../../shared/refusal';
import { type ParserStopped, pathOf } from './command';

/** Null where nothing was wrong: help or the version was asked for and shown. */
export function refusalOfUsage({ why, at }: ParserStopped): Refused | null {
	if (why.code === 'commander.helpDisplayed' || why.code === 'commander.version') return null;
	if (why.code === 'commander.help')
		return new Refused('usage.command', `“${callOf(at)}” needs a command.`, commandsOf(at));
	const [first = '', ...more] = why.message.replace(/^error: /, '').split('\n');
	const near = more.join(' ').replace(/[()]/g, '');
	if (why.code === 'commander.unknownCommand') {
		return unknownCommand(at, at.args[0] ?? '', near);
	}
	const hint = `\`${`sealbook help ${pathOf(at)}`.trim()}\` shows how it is written.`;
	const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/([^.!?])$/, '$1.');
	return new Refused('usage', sentence, `${near} ${hint}`.trim());
}

/** `near` is the parser's guess at what was meant, or empty. */
export function unknownCommand(at: Command, word: string, near: string): Refused {
	return new Refused(
		'usage.command',
		`There is no command “${callOf(at)} ${word}”.`,
		`${near} ${commandsOf(at)}`.trim(),
	);
}

function commandsOf(at: Command): string {
	return `There are: ${at.commands.map((command) => command.name()).join(', ')}.`;
}

function callOf(at: Command): string {
	return `sealbook ${pathOf(at)}`.trim();
}
