/** The table that fills a room: its columns, and rows that scroll under them. */
import type { ReactNode } from 'react';
import { type Column, Columns } from './Columns';

interface RoomTableProps {
	readonly label: string;
	readonly columns: readonly Column[];
	readonly className?: string;
	/** Its rows. */
	readonly children: ReactNode;
}

export function RoomTable({ label, columns, className = '', children }: RoomTableProps) {
	return (
		<div className="pn hm-p">
			<div className="hm-t">
				<table className={`tb tb-w ${className}`.trim()} aria-label={label}>
					<Columns of={columns} />
					<tbody>{children}</tbody>
				</table>
			</div>
		</div>
	);
}
