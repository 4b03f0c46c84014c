/** The paths of the places that can be chosen, in the order of the tree. */
import { useAnswer } from './useAnswer';

export function usePlaces(): readonly string[] {
	const { value } = useAnswer('place.list', {});
	return (value ?? []).filter(({ retired }) => !retired).map(({ path }) => path);
}
