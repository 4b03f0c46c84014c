/** The contacts room: who can be reached, escalation ladders, deadlines; the call sheet on paper. */
import { FileDown, Plus, Printer } from 'lucide-react';
import { useState } from 'react';
import type { ContactView, DeadlineView, LadderView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { Waiting } from '../../parts/Waiting';
import { retireContact, contacts as words } from '../../words/contacts';
import { visible } from '../../words/seen';
import { ContactTable } from './ContactTable';
import { DeadlineTable } from './DeadlineTable';
import { DefineDeadline } from './DefineDeadline';
import { DefineLadder } from './DefineLadder';
import { LadderTable } from './LadderTable';
import { RecordContact } from './RecordContact';

type Show = 'contacts' | 'ladders' | 'deadlines';
type Over =
	| { readonly is: 'contact'; readonly contact: ContactView | null }
	| { readonly is: 'retire'; readonly contact: ContactView }
	| { readonly is: 'ladder'; readonly ladder: LadderView | null }
	| { readonly is: 'deadline'; readonly deadline: DeadlineView | null }
	| null;

const SHEET = { is: 'call sheet' } as const;

export function Contacts() {
	const { value, refusal, waiting } = useAnswer('contacts.show', {});
	const [show, setShow] = useState<Show>('contacts');
	const print = useAct('paper.print');
	const save = useAct('paper.save');
	const [over, setOver] = useState<Over>(null);
	const close = () => setOver(null);
	const counts = {
		contacts: value?.contacts.filter((each) => each.retired === null).length ?? 0,
		ladders: value?.ladders.filter((each) => each.retired === null).length ?? 0,
		deadlines: value?.deadlines.filter((each) => each.retired === null).length ?? 0,
	};
	const add = {
		contacts: (
			<Button tone="primary" icon={Plus} onClick={() => setOver({ is: 'contact', contact: null })}>
				{words.add}
			</Button>
		),
		ladders: (
			<Button tone="primary" icon={Plus} onClick={() => setOver({ is: 'ladder', ladder: null })}>
				{words.addLadder}
			</Button>
		),
		deadlines: (
			<Button tone="primary" icon={Plus} onClick={() => setOver({ is: 'deadline', deadline: null })}>
				{words.addDeadline}
			</Button>
		),
	};
	const empty = {
		contacts: { title: words.emptyTitle, text: words.empty },
		ladders: { title: words.emptyLadderTitle, text: words.emptyLadder },
		deadlines: { title: words.emptyDeadlineTitle, text: words.emptyDeadline },
	};
	const any = value !== null && value[show].length > 0;
	return (
		<div className="hm" data-pane>
			<div className="hm-h">
				<h1 className="t5">{words.title}</h1>
				<Segments
					label={words.show}
					value={show}
					onChange={setShow}
					options={[
						{ id: 'contacts', name: words.contacts, count: counts.contacts },
						{ id: 'ladders', name: words.ladders, count: counts.ladders },
						{ id: 'deadlines', name: words.deadlines, count: counts.deadlines },
					]}
				/>
				<span className="dim ell grow">{words.about}</span>
				{counts.contacts > 0 && (
					<>
						<Button icon={FileDown} onClick={() => void save.act({ paper: SHEET, as: 'pdf' })}>
							{words.save}
						</Button>
						<Button icon={Printer} onClick={() => void print.act({ paper: SHEET })}>
							{words.print}
						</Button>
					</>
				)}
				{any && add[show]}
			</div>
			<Refused refusal={refusal ?? print.refusal ?? save.refusal} />
			{waiting && <Waiting />}
			{value && !any && (
				<div className="pn">
					<Empty title={empty[show].title} action={add[show]}>
						{empty[show].text}
					</Empty>
				</div>
			)}
			{value && any && show === 'contacts' && (
				<ContactTable
					contacts={value.contacts}
					onChange={(contact) => setOver({ is: 'contact', contact })}
					onRetire={(contact) => setOver({ is: 'retire', contact })}
				/>
			)}
			{value && any && show === 'ladders' && (
				<LadderTable
					ladders={value.ladders}
					contacts={value.contacts}
					onChange={(ladder) => setOver({ is: 'ladder', ladder })}
				/>
			)}
			{value && any && show === 'deadlines' && (
				<DeadlineTable deadlines={value.deadlines} onChange={(deadline) => setOver({ is: 'deadline', deadline })} />
			)}
			{over?.is === 'contact' && <RecordContact contact={over.contact} onClose={close} />}
			{over?.is === 'retire' && <Retire contact={over.contact} onClose={close} />}
			{over?.is === 'ladder' && value && (
				<DefineLadder ladder={over.ladder} contacts={value.contacts} onClose={close} />
			)}
			{over?.is === 'deadline' && <DefineDeadline deadline={over.deadline} onClose={close} />}
		</div>
	);
}

function Retire({ contact, onClose }: { readonly contact: ContactView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('contact.retire');
	return (
		<ReasonDialog
			title={retireContact.title(visible(contact.name))}
			about={retireContact.about}
			label={retireContact.reason}
			act={retireContact.act}
			busy={busy}
			refusal={refusal}
			onSeal={(reason) => void act({ contact: contact.contact, reason }).then((done) => done && onClose())}
			onClose={onClose}
		/>
	);
}
