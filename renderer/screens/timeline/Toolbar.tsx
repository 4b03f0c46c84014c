/** Above the timeline: what of it is shown, and what can be put into it and taken out. Drawn again only where that changed. */
import { Download, FileInput, Files as FilesIcon, Plus } from 'lucide-react';
import { memo, type Ref } from 'react';
import type { CaseView, TimelineKind } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { FilterBox } from '../../parts/FilterBox';
import { count } from '../../parts/measure';
import { whyNot } from '../../parts/writable';
import { timeline as words } from '../../words/timeline';

/** The dialog above the page. */
export type Over = 'record' | 'import' | 'export' | 'files' | null;

interface ToolbarProps {
	readonly box: Ref<HTMLInputElement>;
	readonly view: CaseView;
	readonly kind: TimelineKind | 'every';
	readonly typed: string;
	readonly writable: boolean;
	readonly counts: Readonly<Record<TimelineKind, number>> | undefined;
	/** How many imported files there are. */
	readonly files: number;
	readonly isEmpty: boolean;
	readonly onKind: (kind: TimelineKind | 'every') => void;
	readonly onTyped: (text: string) => void;
	readonly onOver: (over: Over) => void;
}

const KINDS = Object.keys(words.kinds) as TimelineKind[];

export const Toolbar = memo(function Toolbar(props: ToolbarProps) {
	const { box, view, kind, typed, writable, counts, files, isEmpty, onKind, onTyped, onOver } = props;
	return (
		<div className="stb stb-e">
			<Choice
				small
				label={words.show}
				value={kind}
				onChange={onKind}
				options={[
					{ id: 'every', name: words.every },
					...KINDS.map((id) => ({ id, name: words.kinds[id], quiet: count(counts?.[id] ?? 0) })),
				]}
			/>
			<FilterBox ref={box} label={words.filter} value={typed} onChange={onTyped} />
			{files > 0 && (
				<Button icon={FilesIcon} onClick={() => onOver('files')}>
					{words.files}
				</Button>
			)}
			<span className="push" />
			{!writable && <span className="dim t1">{whyNot(view)}</span>}
			<Button icon={Download} disabled={isEmpty} onClick={() => onOver('export')}>
				{words.export}
			</Button>
			<Button icon={FileInput} keys="I" disabled={!writable} onClick={() => onOver('import')}>
				{words.import}
			</Button>
			<Button tone="primary" icon={Plus} keys="N" disabled={!writable} onClick={() => onOver('record')}>
				{words.record}
			</Button>
		</div>
	);
});
