/** The follow-up report on the handling: what was done in each phase (SP 800-61 r2, Figure 3-1 and Table 3-5), and by notes. */
import { checklistsOf } from '../projections/checklist';
import { PHASES, phasesOf } from '../projections/phases';
import type { EntryView, PhaseId } from '../views';
import { visible } from '../visible';
import { isOpinion } from './chronology';
import type { Block } from './document';
import { moment } from './moment';
import { clockOf, OPINION, section, WITHHELD } from './report-sources';

const NAMES: Readonly<Record<PhaseId, string>> = {
	prep: 'Preparation',
	da: 'Detection and Analysis',
	cer: 'Containment, Eradication, and Recovery',
	post: 'Post-Incident Activity',
};

export function phaseBlocks(entries: readonly EntryView[], opinions: boolean): Block[] {
	return PHASES.flatMap((phase) => [
		...intervals(entries, phase),
		...steps(entries, phase),
		...notes(entries, phase, opinions),
	]);
}

function intervals(entries: readonly EntryView[], phase: PhaseId): Block[] {
	const when = clockOf(entries);
	const { intervals: all, groups } = phasesOf(entries);
	const rows = all
		.filter((each) => each.phase === phase)
		.map(({ group, from, to, reason, leftBecause, entered, left, back, impossible }) => [
			when(from, entered),
			to === null ? 'open' : when(to, left ?? entered),
			group === null ? 'the case' : visible(groups.find((each) => each.group === group)?.name ?? group),
			[
				visible(reason ?? WITHHELD),
				...(leftBecause === null ? [] : [`left: ${visible(leftBecause)}`]),
				...(back ? ['gone back to'] : []),
				...(impossible ? ['as stated, left before it was entered'] : []),
			].join('; '),
			left === null ? entered : `${entered}, ${left}`,
		]);
	const columns = [
		['From', 21],
		['To', 21],
		['Of', 14],
		['Why', 30],
		['Entries', 14],
	] as const;
	return section(NAMES[phase], columns, rows, 'This phase was not entered.');
}

function steps(entries: readonly EntryView[], phase: PhaseId): Block[] {
	const when = clockOf(entries);
	const rows = checklistsOf(entries).flatMap(({ group, steps: all }) =>
		all
			.filter((step) => step.phase === phase && step.stands !== null)
			.flatMap(({ step, name, stands }) =>
				stands === null
					? []
					: [
							[
								`${visible(step)} ${visible(name)}${group === null ? '' : `, ${visible(group.name)}`}`,
								stands.state,
								[
									when(stands.at, stands.entry),
									...(stands.said === null ? [] : [visible(stands.said)]),
									...(stands.proof.length === 0 ? [] : [`proof ${stands.proof.join(', ')}`]),
								].join('; '),
								stands.entry,
							],
						],
			),
	);
	if (rows.length === 0) return [];
	const columns = [
		{ name: 'Step of the checklist', share: 40 },
		{ name: 'State', share: 10 },
		{ name: 'When, remark, proof', share: 40 },
		{ name: 'Entry', share: 10 },
	];
	return [{ is: 'table', columns, rows }];
}

/** Notes of the phase in order; an addendum stands where it was written. */
function notes(entries: readonly EntryView[], phase: PhaseId, opinions: boolean): Block[] {
	const rows = entries
		.filter((entry) => entry.phase === phase && entry.kind.startsWith('note.'))
		.map((entry) => {
			const { body, head, ref, signers, stance, corrects, correctedBy } = entry;
			const text = typeof body.text === 'string' ? visible(body.text, { lines: true }) : WITHHELD;
			const about = [
				...(stance === null ? [] : [stance]),
				...(corrects === null ? [] : [`corrects ${corrects}`]),
				...(correctedBy.length === 0 ? [] : [`corrected by ${correctedBy.join(', ')}`]),
			].join('; ');
			return [
				moment(head.at, head.offset),
				signers.map(({ name }) => visible(name ?? WITHHELD)).join(', '),
				`${about === '' ? '' : `(${about}) `}${isOpinion(entry) && !opinions ? OPINION : text}`,
				ref,
			];
		});
	if (rows.length === 0) return [];
	const columns = [
		{ name: 'Noted', share: 22 },
		{ name: 'By', share: 16 },
		{ name: 'Note', share: 52 },
		{ name: 'Entry', share: 10 },
	];
	return [{ is: 'table', columns, rows }];
}
