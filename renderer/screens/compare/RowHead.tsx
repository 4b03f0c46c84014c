/** The table's columns; each can be sorted by, once more turns the order round. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { Takes } from '../../../shared/contract';
import { compare as words } from '../../words/compare';

export type Sort = NonNullable<Takes<'comparison.rows'>['sort']>;

const COLUMNS: readonly { readonly by: Sort['by']; readonly name: string; readonly className?: string }[] = [
	{ by: 'state', name: words.columns.state },
	{ by: 'path', name: words.columns.path },
	{ by: 'size', name: words.columns.size, className: 'num' },
	{ by: 'modified', name: words.columns.modified },
	{ by: 'digest', name: words.columns.digest, className: 'vt-dg' },
	{ by: 'known', name: words.columns.known },
];

interface RowHeadProps {
	readonly sort: Sort;
	readonly onSort: (sort: Sort) => void;
	readonly known: boolean;
}

export function RowHead({ sort, onSort, known }: RowHeadProps) {
	return (
		<thead>
			<tr className="vt-h" aria-rowindex={1}>
				{COLUMNS.filter((column) => known || column.by !== 'known').map(({ by, name, className }) => {
					const on = sort.by === by;
					const Icon = sort.descending ? ChevronDown : ChevronUp;
					return (
						<th
							key={by}
							scope="col"
							className={className ?? ''}
							aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : 'none'}
						>
							<button
								type="button"
								title={words.sortedBy(name)}
								onClick={() => onSort({ by, descending: on ? !sort.descending : false })}
							>
								{name}
								{on && <Icon className="ic" aria-hidden />}
							</button>
						</th>
					);
				})}
				<th scope="col">{words.columns.finding}</th>
			</tr>
		</thead>
	);
}
