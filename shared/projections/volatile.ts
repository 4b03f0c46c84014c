/** Plans for collecting what a running host loses first, and what was done of each step. */
import { z } from 'zod';
import type { EntryView, VolatilePlanView, VolatileStepView } from '../views';
import { type CaseId, DIGESTS } from '../vocabulary';

const text = z.string().nullable().catch(null).default(null);
const planned = z.object({
	plan: z.string(),
	host: z.string().catch(''),
	system: z.enum(['linux', 'windows']).catch('linux'),
	steps: z.array(z.object({ what: z.string(), standard: z.string(), commands: z.array(z.string()) })).catch([]),
});
const collected = z.object({
	plan: z.string(),
	step: z.number(),
	state: z.enum(['done', 'skipped']).catch('done'),
	reason: text,
	command: text,
	tool: z
		.object({
			name: z.string(),
			digests: z.partialRecord(z.enum(DIGESTS), z.string()),
			check: z.enum(['as known', 'differs', 'unknown']),
		})
		.nullable()
		.catch(null)
		.default(null),
});

/** In the order in which they were planned. A step recorded twice shows the last record. */
export function volatilePlansOf(id: CaseId, entries: readonly EntryView[]): VolatilePlanView[] {
	const plans = new Map<string, VolatilePlanView>();
	for (const entry of entries) {
		if (entry.kind === 'volatile.planned/1') {
			const read = planned.safeParse(entry.body);
			if (read.success && !plans.has(read.data.plan)) plans.set(read.data.plan, planOf(id, entry, read.data));
		} else if (entry.kind === 'volatile.collected/1') {
			const read = collected.safeParse(entry.body);
			const plan = read.success ? plans.get(read.data.plan) : undefined;
			if (!read.success || !plan) continue;
			const { plan: _, step, ...done } = read.data;
			const output = entry.files[0]?.name ?? null;
			const steps = plan.steps.map((s) => (s.step === step ? { ...s, ...done, output, entry: entry.ref } : s));
			plans.set(plan.plan, { ...plan, steps });
		}
	}
	return [...plans.values()];
}

function planOf(id: CaseId, entry: EntryView, { steps, ...said }: z.output<typeof planned>): VolatilePlanView {
	return {
		...said,
		case: id,
		plannedAt: entry.head.at,
		entry: entry.ref,
		steps: steps.map(
			(each, at): VolatileStepView => ({
				...each,
				step: at + 1,
				state: 'open',
				...{ reason: null, command: null, tool: null, output: null, entry: null },
			}),
		),
	};
}
