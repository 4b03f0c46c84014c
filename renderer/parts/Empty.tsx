/** Nothing here yet: one sentence, and the next action with its key. */
import type { ReactNode } from 'react';

export function Empty({
	title,
	children,
	action,
}: {
	readonly title: string;
	readonly children: ReactNode;
	readonly action?: ReactNode;
}) {
	return (
		<div className="empty">
			<h2 className="t3 strong">{title}</h2>
			<div className="sec">{children}</div>
			{action && <div className="row">{action}</div>}
		</div>
	);
}
