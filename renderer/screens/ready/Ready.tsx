/** The room *Ready*: the jump kit that is taken along, the library for looking things up (SP 800-61 r2, §3.1.1), and the lists. */
import { useState } from 'react';
import { useAnswer } from '../../hooks/useAnswer';
import type { ReadyPart } from '../../hooks/usePlace';
import { Segments } from '../../parts/Segments';
import { ready as words } from '../../words/library';
import { lists } from '../../words/lists';
import { kit } from '../../words/ready';
import { JumpKit } from './JumpKit';
import { Library } from './Library';
import { Lists } from './Lists';

const ABOUT: Readonly<Record<ReadyPart, string>> = { kit: kit.about, library: words.about, lists: lists.about };

interface ReadyProps {
	readonly part?: ReadyPart;
	/** An item of the library that is open, and what is looked for in it. */
	readonly item?: string;
	readonly find?: string;
}

export function Ready({ part = 'kit', item, find }: ReadyProps) {
	const [show, setShow] = useState<ReadyPart>(part);
	const overdue = useAnswer('library.show', {}).value?.counts.overdue ?? 0;
	// One head for all parts: the focus stays in it while the part below becomes another.
	const [head, setHead] = useState<HTMLElement | null>(null);
	return (
		<div className="hm" data-pane>
			<div className="hm-h">
				<h1 className="vh">{words.heading}</h1>
				<Segments
					label={words.show}
					value={show}
					onChange={setShow}
					options={[
						{ id: 'kit', name: words.kit },
						{ id: 'library', name: words.library, ...(overdue > 0 ? { count: overdue } : {}) },
						{ id: 'lists', name: words.lists },
					]}
				/>
				<span className="dim ell grow">{ABOUT[show]}</span>
				<div className="row" ref={setHead} />
			</div>
			{show === 'kit' && <JumpKit head={head} />}
			{show === 'lists' && <Lists head={head} />}
			{show === 'library' && (
				<Library head={head} {...(item === undefined ? {} : { item })} {...(find === undefined ? {} : { find })} />
			)}
		</div>
	);
}
