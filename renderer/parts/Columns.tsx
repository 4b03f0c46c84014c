/** The head of a table: its columns with their widths and a heading for each, told as data beside the rows they stand over. */

export interface Column {
	/** What its heading says; said only to those who hear it where `quiet`. */
	readonly name: string;
	/** A class that sets its width, and may hide it where there is no room; without one it takes what is left. */
	readonly width?: string;
	readonly number?: boolean;
	readonly quiet?: boolean;
}

/** The first thing in a `<table>`, before its body. */
export function Columns({ of }: { readonly of: readonly Column[] }) {
	return (
		<>
			<colgroup>
				{of.map(({ name, width, quiet }) => (
					<col key={keyOf(name, quiet)} {...(width === undefined ? {} : { className: width })} />
				))}
			</colgroup>
			<thead>
				<tr>
					{of.map(({ name, width, number, quiet }) => (
						<th
							key={keyOf(name, quiet)}
							scope="col"
							className={[width, number && 'num'].filter(Boolean).join(' ') || undefined}
						>
							{quiet ? <span className="vh">{name}</span> : name}
						</th>
					))}
				</tr>
			</thead>
		</>
	);
}

/** A column nobody sees the name of may share it with one that shows it. */
function keyOf(name: string, quiet = false): string {
	return quiet ? `quiet ${name}` : name;
}
