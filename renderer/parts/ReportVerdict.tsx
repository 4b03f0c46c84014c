/** The verdict of a report: an icon, a word, and what that word means. */
import { FileQuestion, FileX, type LucideIcon, ShieldCheck, ShieldQuestionMark, ShieldX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Verdict } from '../../shared/views';
import { verdicts } from '../words/report';

const LOOKS: Readonly<Record<Verdict, { readonly icon: LucideIcon; readonly tone: 'ok' | 'warn' | 'bad' }>> = {
	intact: { icon: ShieldCheck, tone: 'ok' },
	'intact, signer unknown': { icon: ShieldQuestionMark, tone: 'warn' },
	incomplete: { icon: FileQuestion, tone: 'warn' },
	broken: { icon: ShieldX, tone: 'bad' },
	unreadable: { icon: FileX, tone: 'bad' },
};

export function ReportVerdict({
	verdict,
	level = 1,
	children,
}: {
	readonly verdict: Verdict;
	readonly level?: 1 | 2;
	readonly children?: ReactNode;
}) {
	const Title = level === 1 ? 'h1' : 'h2';
	const { icon: Icon, tone } = LOOKS[verdict];
	return (
		<div className="vr-v">
			<span className={`vr-i vr-${tone}`}>
				<Icon className="ic" aria-hidden />
			</span>
			<div className="grow" role="status">
				<Title className="t6">{verdicts[verdict].name}</Title>
				<p className="t3 sec">{verdicts[verdict].about}</p>
			</div>
			{children && <div className="row no-print">{children}</div>}
		</div>
	);
}
