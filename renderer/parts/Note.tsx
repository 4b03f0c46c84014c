/** A boxed remark: what is so, and what to do about it. */
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS: Readonly<Record<'ok' | 'warn' | 'bad' | 'info', LucideIcon>> = {
	ok: CircleCheck,
	warn: TriangleAlert,
	bad: CircleAlert,
	info: Info,
};

export function Note({
	tone,
	children,
	role,
}: {
	readonly tone: keyof typeof ICONS;
	readonly children: ReactNode;
	readonly role?: 'alert' | 'status';
}) {
	const Icon = ICONS[tone];
	return (
		<div className={`note note-${tone}`} {...(role ? { role } : {})}>
			<Icon className="ic" aria-hidden />
			<div className="grow">{children}</div>
		</div>
	);
}
