/**
 * `sealbook baseline compare`: every path that is not as it was, and how many are. In text and in CSV unchanged paths are
 * only counted; JSON names them all.
 */
import { type Command, Option } from 'commander';
import { csvCell } from '../../shared/list-text';
import { NOT_COMPARED, NOT_RECORDED } from '../../shared/not-recorded';
import { Refused } from '../../shared/refusal';
import type { ComparedAttribute } from '../../shared/views';
import { visible } from '../../shared/visible';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import type { ComparedRow } from '../baselines/compare';
import type { FilesCompared } from '../services/files-of-baselines';
import { gather, type Run, verb } from './command';
import { digestsOf, USUAL_DIGESTS } from './digest-names';
import { given } from './given';
import type { Invocation, Status } from './invocation';
import { plainJson } from './json';
import { jsonArray } from './json-array';

interface Compare {
	readonly format?: (typeof FORMS)[number];
	readonly ignore?: string;
	readonly ignoreCase?: boolean;
	readonly quick?: boolean;
	readonly digests?: string;
	readonly known?: readonly string[];
	readonly root?: string;
	readonly listFormat?: (typeof LISTS)[number];
	readonly listDigest?: DigestName;
	readonly pathStyle?: 'unix' | 'windows';
}

/** JSON is one value; `jsonl` has a line for each path and the counts on the last, for trees that no parser holds. */
const FORMS = ['text', 'json', 'csv', 'jsonl'] as const;
const LISTS = ['sha256sum', 'hashdeep', 'dfxml', 'aide', 'mtree', 'csv'] as const;
const IGNORABLE = ['mode', 'uid', 'gid', 'links', 'mtime', 'ctime'] as const;

export function compareCommand(baseline: Command, run: Run): void {
	verb(
		baseline,
		'compare <file> <target>',
		'compares a baseline with a folder, another baseline or a list; needs no notebook. Status 0 the same, 1 not',
		'sealbook baseline compare etc.baseline /etc --ignore times --format json',
	)
		.addOption(new Option('--format <format>').choices(FORMS))
		.option('--ignore <list>', `what does not count, of ${IGNORABLE.join(', ')}, owner, times`)
		.option('--ignore-case', 'paths that differ in upper and lower case only are the same')
		.option('--quick', 'trust sizes and times; nothing is read, and every line says so')
		.option('--digests <list>', 'digests of the folder’s files beside the one that is needed')
		.option('--known <set>', 'a set of known files; may be given more than once', gather)
		.option('--root <folder>', 'the folder that the paths of a list begin with')
		.addOption(new Option('--list-format <format>', 'of the target, where it is a list').choices(LISTS))
		.addOption(new Option('--list-digest <name>', 'of a list that does not say; else by length').choices(DIGESTS))
		.addOption(new Option('--path-style <style>', 'of a list; else the baseline’s').choices(['unix', 'windows']))
		.action((file: string, target: string, options: Compare, command: Command) =>
			run(command, async (at) => {
				const format = options.format ?? (at.shared.json ? 'json' : 'text');
				const sets = (options.known ?? []).map((set) => at.terminal.path(set));
				const known = sets.length > 0 ? at.rooms.baselines.knownFiles(sets) : null;
				const found = await at.rooms.baselines.compare(at.terminal.path(file), {
					target: at.terminal.path(target),
					quick: options.quick ?? false,
					ignored: ignoredOf(options.ignore),
					ignoreCase: options.ignoreCase ?? false,
					...given({
						digests: digestsOf(options.digests) ?? (known ? USUAL_DIGESTS : undefined),
						format: options.listFormat,
						root: options.root,
						digest: options.listDigest,
						pathStyle: options.pathStyle,
					}),
					known: known?.of,
					unchanged: format === 'json' || format === 'jsonl',
					signal: at.terminal.interrupted,
					onProgress: at.progressOf('comparing'),
				});
				try {
					return await tell(at, found, format, options);
				} finally {
					for (const fault of known?.faults ?? []) at.terminal.error(`sealbook: ${visible(fault)}\n`);
					known?.close();
					await found.compared.close();
				}
			}),
		);
}

function ignoredOf(list: string | undefined): ReadonlySet<ComparedAttribute> {
	const ignored = new Set<ComparedAttribute>();
	for (const word of list?.split(',').map((each) => each.trim()) ?? []) {
		const known = IGNORABLE.find((attribute) => attribute === word);
		if (word === 'times') ignored.add('mtime').add('ctime');
		else if (word === 'owner') ignored.add('uid').add('gid');
		else if (known) ignored.add(known);
		else
			throw new Refused(
				'comparison.ignore',
				`“${word}” is nothing that can be left out of account.`,
				`There are: ${IGNORABLE.join(', ')}, owner, times. Content always counts.`,
				'--ignore',
			);
	}
	return ignored;
}

async function tell(at: Invocation, found: FilesCompared, format: string, options: Compare): Promise<Status> {
	const { by, compared, head, signer, target } = found;
	const quick = options.quick === true || head.quick || target.side.quick;
	at.clearProgress();
	const lead = quick ? 'quick: ' : '';
	const array = format === 'json' ? jsonArray() : null;
	if (array) at.terminal.out(`{"paths":${array.begin}`);
	if (format === 'csv') at.terminal.out('state,path,from,attributes,quick,known,remark\r\n');
	if (format === 'text') {
		const signed = signer ? `signed by ${visible(signer.name)}, key ${signer.keyId}` : 'not signed';
		at.terminal.out(`${lead}Baseline of ${visible(head.root.path)}, ${head.made}, ${signed}\n`);
	}
	for await (const rows of compared.rows()) {
		let text = '';
		const inJson = format === 'json' || format === 'jsonl';
		for (const row of rows) text += inJson ? `${escaped(row.line)}\n` : lineOf(at, row, format, quick);
		if (text !== '') at.terminal.out(array?.elements(Buffer.from(text)) ?? text);
	}
	const { counts, known } = compared;
	const differing = Object.entries(counts).filter(([state, count]) => count > 0 && state !== 'unchanged');
	const sets = known ? { known } : {};
	const how = { quick, ignoreCase: options.ignoreCase ?? false, notCompared: NOT_RECORDED };
	const told = plainJson({ counts, ...how, ...sets });
	if (array) at.terminal.out(`${array.end().toString().trimEnd()},${told.slice(1)}\n`);
	if (format === 'jsonl') at.terminal.out(`${told}\n`);
	if (format === 'text') {
		const each = [...differing, ['unchanged', counts.unchanged] as const];
		at.terminal.out(`${lead}${each.map(([state, count]) => `${count} ${state}`).join(', ')}\n`);
		if (by === 'sha1' || by === 'md5')
			at.terminal.out(`${lead}Contents were told by ${by.toUpperCase()} at best, which can be forged.\n`);
		if (options.ignoreCase) at.terminal.out(`${lead}Upper and lower case counted as the same.\n`);
		if (options.ignore) at.terminal.out(`${lead}Did not count: ${options.ignore}\n`);
		at.terminal.out(`${lead}${NOT_COMPARED}\n`);
	}
	return differing.length > 0 ? 1 : 0;
}

/** The same JSON with what hides or steers escaped. */
const escaped = (line: Buffer): string => plainJson(JSON.parse(line.toString('utf8')));

function lineOf(at: Invocation, { line }: ComparedRow, format: string, quick: boolean): string {
	const row = at.rooms.baselines.rowIn(line);
	const name = (path: Buffer) => at.rooms.baselines.displayName(path);
	const from = row.from ? name(row.from) : '';
	const known = row.known && row.known.verdict !== 'unknown' ? `known-${row.known.verdict}` : '';
	const remark = row.remark === null ? '' : visible(row.remark);
	if (format === 'csv') {
		const cells = [row.state, name(row.path), from, row.attributes.join(' '), String(quick), known, remark];
		return `${cells.map(csvCell).join(',')}\r\n`;
	}
	const more = [from && `from ${from}`, row.attributes.join(', '), known, remark].filter((part) => part !== '');
	const lead = quick ? 'quick: ' : '';
	return `${lead}${row.state.padEnd(11)} ${name(row.path)}${more.length > 0 ? `  (${more.join('; ')})` : ''}\n`;
}
