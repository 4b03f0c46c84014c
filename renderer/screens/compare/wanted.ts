/** What of a result is asked for: no state chosen means everything that differs. */

import type { ComparisonView } from '../../../shared/views';
import type { RowsWanted } from '../../hooks/usePages';
import type { Sort } from './RowHead';
import type { Chosen } from './StateFilter';

export function rowsWanted(
	view: Pick<ComparisonView, 'case' | 'comparison'>,
	{ states, known }: Chosen,
	text: string,
	sort: Sort,
): RowsWanted {
	const { case: at, comparison } = view;
	return {
		case: at,
		comparison,
		...(states.length > 0 ? { states: [...states] } : {}),
		...(known.length > 0 ? { known: [...known] } : {}),
		...(text.trim() === '' ? {} : { text: text.trim() }),
		sort,
	};
}
