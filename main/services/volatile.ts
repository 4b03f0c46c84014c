/**
 * Collecting from a running host what it loses first, first: the plan is an entry, and so is each step that was done, or
 * skipped for a reason. The tool of a step is digested here and looked for in a list of known digests, or, where none is
 * given, in the registered sets of known files.
 */
import { PassThrough } from 'node:stream';
import { volatilePlansOf } from '../../shared/projections/volatile';
import { Refused } from '../../shared/refusal';
import type { TrustedTool, VolatilePlanView } from '../../shared/views';
import { DIGESTS, type DigestName, type Digests, type Ticket } from '../../shared/vocabulary';
import { readList } from '../baselines/lists/read-list';
import { volatilePlan } from '../evidence/volatile-plan';
import { readEvidence } from '../hashing/read-evidence';
import { caseNamed, openCaseNamed } from './cases';
import { type Desk, type Handlers, newId, seal } from './desk';
import type { Job } from './jobs';
import { openKnownFiles } from './known-files';
import type { LedgerBook } from './ledger-book';
import { attach } from './notes';

export const volatile: Handlers<'volatile.plan' | 'volatile.list' | 'volatile.record'> = {
	'volatile.plan': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const plan = newId<string>();
		const system = input.system ?? 'linux';
		const steps = volatilePlan(system).map((step) => ({ ...step, commands: [...step.commands] }));
		await seal(desk, book, 'volatile.planned/1', { plan, host: input.host, system, steps });
		return planNamed(book, plan);
	},

	'volatile.list': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		return volatilePlansOf(book.id, book.entries());
	},

	'volatile.record': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const step = planNamed(book, input.plan).steps.find((each) => each.step === input.step);
		if (!step)
			throw new Refused('volatile.step-unknown', `The plan has no step ${input.step}.`, 'Look at the plan.', 'step');
		return desk.jobs.run(input.job, 'Reading the output', async (job) => {
			const tool = input.tool === undefined ? undefined : await toolOf(desk, input.tool, input.known, job);
			const files = input.output === undefined ? undefined : await attach(desk, book, [input.output], job);
			return seal(desk, book, 'volatile.collected/1', {
				plan: input.plan,
				step: input.step,
				state: input.state,
				reason: input.reason,
				command: input.command,
				tool: tool && { ...tool, digests: { ...tool.digests } },
				files,
				observedAt: input.observedAt,
			});
		});
	},
};

function planNamed(book: LedgerBook, plan: string): VolatilePlanView {
	const found = volatilePlansOf(book.id, book.entries()).find((each) => each.plan === plan);
	if (found) return found;
	throw new Refused(
		'volatile.plan-unknown',
		'There is no such plan in this case.',
		'Look at the list of plans.',
		'plan',
	);
}

async function toolOf(desk: Desk, tool: Ticket, known: Ticket | undefined, job: Job): Promise<TrustedTool> {
	const path = desk.redeem(tool);
	const { displayName, digests } = await desk.hashing.digestFile(path, ['md5', 'sha1', 'sha256', 'sha512'], {
		signal: job.signal,
	});
	if (known === undefined) return { name: displayName, digests, check: checkInSets(desk, digests) };
	const listed = await isListed(desk.redeem(known), digests, job);
	return { name: displayName, digests, check: listed ? 'as known' : 'differs' };
}

/** By the notebook's sets of known files: one known as bad is not the tool it should be; MD5 and SHA-1 prove nothing good. */
function checkInSets(desk: Desk, digests: Digests): TrustedTool['check'] {
	const sets = openKnownFiles(desk);
	if (!sets) return 'unknown';
	try {
		const [found] = sets.lookup([digests]);
		if (found?.known === 'bad') return 'differs';
		return found?.by.some(({ kind, by }) => kind === 'good' && STRONG.includes(by)) ? 'as known' : 'unknown';
	} finally {
		sets.close();
	}
}

/** The strongest digest that a line and the tool have in common decides; MD5 and SHA-1 alone prove nothing any more. */
async function isListed(list: string | Buffer, digests: Digests, job: Job): Promise<boolean> {
	const pipe = new PassThrough({ highWaterMark: 4 << 20 });
	pipe.on('error', () => undefined);
	const reading = readEvidence(list, {
		digests: ['sha256'],
		signal: job.signal,
		onBlock: (block) => {
			// The block's bytes hold only until the promise is kept.
			if (pipe.write(Buffer.from(block))) return;
			return new Promise<void>((resolve) => pipe.once('drain', resolve).once('close', resolve));
		},
	}).then(
		() => void pipe.end(),
		(error: unknown) => void pipe.destroy(error instanceof Error ? error : new Error(String(error))),
	);
	try {
		for await (const record of readList(pipe))
			if (STRONG.some((name) => record.digests[name] !== undefined && record.digests[name] === digests[name]))
				return true;
		return false;
	} finally {
		pipe.destroy();
		await reading;
	}
}

const STRONG: readonly DigestName[] = DIGESTS.filter((name) => name !== 'md5' && name !== 'sha1');
