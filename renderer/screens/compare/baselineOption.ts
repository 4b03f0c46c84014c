/** A baseline as a choice: its tag and root, and how old it is. */
import type { BaselineView } from '../../../shared/views';
import type { Option } from '../../parts/Choice';
import { offsetHere, wall } from '../../parts/measure';
import { visible } from '../../words/seen';

export const baselineOption = ({ baseline, tag, root, host, made }: BaselineView): Option<string> => ({
	id: baseline,
	name: `${tag}  ${visible(root)}`,
	quiet: [host === null ? null : visible(host), wall(made, offsetHere(made)).date].filter(Boolean).join(', '),
});
