/**
 * One recovery paper from making to testing. The words are held here while they are shown and nowhere else in the
 * window; whoever leaves the screen lets them go.
 */
import { useState } from 'react';
import type { Refusal } from '../../../shared/refusal';
import type { RecoveryPaper } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useStatus } from '../../hooks/useStatus';

export interface PaperInHand {
	readonly paper: RecoveryPaper | null;
	readonly make: (passphrase: string) => Promise<boolean>;
	readonly making: boolean;
	readonly makeRefusal: Refusal | null;
	readonly print: () => Promise<void>;
	/** Null before anybody tried. */
	readonly printed: boolean | null;
	readonly printRefusal: Refusal | null;
	/** The numbers of the words that are asked for, from 1; null while the words are in sight. */
	readonly asked: readonly number[] | null;
	readonly ask: () => void;
	readonly show: () => void;
	/** Tests the paper with the asked words as typed; gives the numbers of those that are not right. */
	readonly test: (typed: readonly string[]) => Promise<readonly number[]>;
	readonly testing: boolean;
	readonly testRefusal: Refusal | null;
	readonly tested: boolean;
}

const ASKED = 3;

export function usePaper(): PaperInHand {
	const { again } = useStatus();
	const making = useAct('recovery.make');
	const testing = useAct('recovery.test');
	const printing = useAct('page.print');
	const [paper, setPaper] = useState<RecoveryPaper | null>(null);
	const [printed, setPrinted] = useState<boolean | null>(null);
	const [asked, setAsked] = useState<readonly number[] | null>(null);
	const [tested, setTested] = useState(false);
	return {
		paper,
		make: async (passphrase) => {
			const made = await making.act({ passphrase });
			if (made) setPaper(made);
			again();
			return made !== undefined;
		},
		making: making.busy,
		makeRefusal: making.refusal,
		print: async () => setPrinted((await printing.act({}))?.printed ?? false),
		printed,
		printRefusal: printing.refusal,
		asked,
		ask: () => setAsked(someOf(paper?.words.length ?? 0)),
		show: () => setAsked(null),
		test: async (typed) => {
			if (!paper || !asked) return [];
			const wrong = asked.filter((number, at) => typed[at] !== paper.words[number - 1]);
			if (wrong.length > 0) return wrong;
			// Whether the paper works, the notebook says: another one may have been made meanwhile.
			const answer = await testing.act({ words: paper.words.join(' ') });
			if (answer?.matches) setTested(true);
			again();
			return answer?.matches === false ? asked : [];
		},
		testing: testing.busy,
		testRefusal: testing.refusal,
		tested,
	};
}

/** A few different numbers from 1 to `count`, in order, not known before. */
function someOf(count: number): number[] {
	const rest = Array.from({ length: count }, (_, at) => at + 1);
	const [...chances] = crypto.getRandomValues(new Uint32Array(ASKED));
	return chances
		.flatMap((chance) => (rest.length > 0 ? rest.splice(chance % rest.length, 1) : []))
		.sort((a, b) => a - b);
}
