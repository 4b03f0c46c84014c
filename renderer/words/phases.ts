/** The four phases of SP 800-61 r2, Figure 3-1, and what belongs into each, in our own words. */
import type { PhaseId } from '../../shared/views';

export const phases: readonly {
	readonly id: PhaseId;
	readonly name: string;
	readonly short: string;
	readonly holds: string;
}[] = [
	{
		id: 'prep',
		name: 'Preparation',
		short: 'Prep',
		holds: 'Contacts, tools and defenses that were ready before, and what was missing.',
	},
	{
		id: 'da',
		name: 'Detection & Analysis',
		short: 'D&A',
		holds: 'Signs, what they mean, how far it reaches, who was told.',
	},
	{
		id: 'cer',
		name: 'Containment, Eradication & Recovery',
		short: 'CE&R',
		holds: 'Evidence taken, what was shut off, removed and brought back.',
	},
	{
		id: 'post',
		name: 'Post-Incident Activity',
		short: 'Post',
		holds: 'Lessons, costs, how long the evidence is kept.',
	},
];

export const phaseName = (id: string): string => phases.find((phase) => phase.id === id)?.name ?? id;
export const phaseShort = (id: PhaseId): string => phases.find((phase) => phase.id === id)?.short ?? id;
