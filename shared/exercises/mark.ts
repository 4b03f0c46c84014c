/** The mark of an exercise, the same words wherever such a case is named: screen, terminal, paper, file. */

export const EXERCISE = 'EXERCISE';
/** As a sentence of its own. */
export const EXERCISE_SAYS = 'EXERCISE, no real incident';

/** A case's number for a place that has room for nothing else. */
export const markedNumber = ({ number, exercise }: { readonly number: string; readonly exercise: boolean }): string =>
	exercise ? `${EXERCISE} ${number}` : number;

/** A file's name that tells what is in it, where the case is an exercise. */
export const markedName = (name: string, exercise: boolean): string => (exercise ? `${EXERCISE}_${name}` : name);
