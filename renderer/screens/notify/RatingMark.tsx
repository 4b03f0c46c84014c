/** How an option stands by one criterion: an icon and words, no colour that would mean more. */
import { CircleHelp, Equal, Minus, Plus } from 'lucide-react';
import type { Rating } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { contain as words } from '../../words/notify';

const ICONS = { for: Plus, neither: Equal, against: Minus, unknown: CircleHelp } as const;

export function RatingMark({ rating }: { readonly rating: Rating }) {
	return <State icon={ICONS[rating]}>{words.ratingNames[rating]}</State>;
}
