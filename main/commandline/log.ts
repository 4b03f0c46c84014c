/** `sealbook log CASE`: every entry in order, with its proof in short. */
import type { Command } from 'commander';
import { catalogue } from '../../shared/catalogue/catalogue';
import { subjectsOf } from '../../shared/projections/subjects';
import { Refused } from '../../shared/refusal';
import type { EntryView } from '../../shared/views';
import { type Run, verb } from './command';
import { entryText } from './entry-text';
import { given } from './given';
import { plainJson } from './json';
import { instantOf } from './when';

interface Log {
	readonly kind?: string;
	readonly since?: string;
}

export function logCommand(program: Command, run: Run): void {
	verb(
		program,
		'log <case>',
		'prints the entries in order; with --json one object a line. Status 1 where one is broken',
		'sealbook log 2026-014 --kind note.written --since 2026-11-22T00:00:00Z',
		'sealbook log 2026-014 --json | wc -l',
	)
		.option('--kind <kind>', 'only this kind of entry')
		.option('--since <time>', 'only entries made then or later: RFC 3339 with its zone')
		.action((name: string, options: Log, command: Command) =>
			run(command, async (at) => {
				const since = options.since === undefined ? undefined : instantOf(options.since, '--since');
				const session = await at.unlocked();
				const entries = await session.ask('entry.list', { case: name, ...given({ kind: options.kind, since }) });
				if (entries.length === 0 && options.kind !== undefined) demandKind(options.kind);
				// What is named in an entry that was not asked for is named all the same.
				const all =
					at.shared.json || (options.kind ?? since) === undefined
						? entries
						: await session.ask('entry.list', { case: name });
				const about = subjectsOf(all);
				// JSON Lines, so not one value: a line an entry, whatever their number.
				for (const entry of entries) {
					if (at.shared.json) at.terminal.out(`${plainJson(entryJson(entry))}\n`);
					else at.terminal.out(`${entryText(entry, at.terminal.columns, about(entry))}\n`);
				}
				return entries.some((entry) => entry.verdict === 'broken') ? 1 : 0;
			}),
		);
}

/** A kind that is written wrongly must not look like one of which nothing was written. */
function demandKind(kind: string): void {
	const known = [...catalogue.keys()];
	if (known.some((each) => each === kind || each.startsWith(`${kind}/`))) return;
	const noun = `${kind.split('.')[0]}.`;
	const near = known.filter((each) => each.startsWith(noun)).map((each) => each.replace(/\/\d+$/, ''));
	const hint = near.length > 0 ? `There are: ${[...new Set(near)].join(', ')}.` : 'Kinds are written as note.written.';
	throw new Refused('log.kind', `There is no kind of entry “${kind}”.`, hint, '--kind');
}

function entryJson({ ref, head, digest, body, withheld, signers, verdict, faults, clock }: EntryView): object {
	return { ref, head, digest, body, withheld, signers, verdict, faults, clock };
}
