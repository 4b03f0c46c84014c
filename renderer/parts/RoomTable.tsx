/** The table that fills a room: its columns with their widths, a name for each, and rows that scroll under it. */
import type { ReactNode } from 'react';

export interface RoomColumn {
	/** What its heading says; said only to those who hear it where `quiet`. */
	readonly name: string;
	/** A class that sets its width; without one it takes what is left. */
	readonly width?: string;
	readonly number?: boolean;
	readonly quiet?: boolean;
}

interface RoomTableProps {
	readonly label: string;
	readonly columns: readonly RoomColumn[];
	readonly className?: string;
	/** Its rows. */
	readonly children: ReactNode;
}

export function RoomTable({ label, columns, className = '', children }: RoomTableProps) {
	return (
		<div className="pn hm-p">
			<div className="hm-t">
				<table className={`tb tb-w ${className}`.trim()} aria-label={label}>
					<colgroup>
						{columns.map(({ name, width }) => (
							<col key={name} {...(width === undefined ? {} : { className: width })} />
						))}
					</colgroup>
					<thead>
						<tr>
							{columns.map(({ name, number, quiet }) => (
								<th key={name} scope="col" {...(number ? { className: 'num' } : {})}>
									{quiet ? <span className="vh">{name}</span> : name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>{children}</tbody>
				</table>
			</div>
		</div>
	);
}
