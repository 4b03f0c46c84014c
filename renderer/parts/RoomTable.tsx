/** The table that fills a room: its columns, and rows that scroll under them. */
import type { ReactNode } from 'react';
import { type Column, Columns } from './Columns';

interface RoomTableProps {
	readonly label: string;
	readonly columns: readonly Column[];
	readonly className?: string;
	/** Its rows have nothing to act on: the table itself takes the focus, so that keys scroll it. */
	readonly onlyRead?: boolean;
	/** Its rows. */
	readonly children: ReactNode;
}

export function RoomTable({ label, columns, className = '', onlyRead = false, children }: RoomTableProps) {
	return (
		<div className="pn hm-p">
			<div className="hm-t" {...(onlyRead ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}>
				<table className={`tb tb-w ${className}`.trim()} aria-label={label}>
					<Columns of={columns} />
					<tbody>{children}</tbody>
				</table>
			</div>
		</div>
	);
}
