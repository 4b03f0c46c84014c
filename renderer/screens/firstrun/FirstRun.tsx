/** First run: label, passphrase twice, who I am. Only what is true is said here; nothing is checked that is not checked. */
import { HardDriveUpload, KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { NotebookStatus } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { Button } from '../../parts/Button';
import { TextBox } from '../../parts/Field';
import { NewPassphrase, NOTHING_TYPED, type Twice } from '../../parts/NewPassphrase';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { restoring } from '../../words/backup';
import { firstRun as words } from '../../words/start';
import { Promises } from './Promises';
import { missing, strength } from './passphrase';
import { Restore } from './Restore';

const FIELDS = ['notebook', 'passphrase', 'name', 'title', 'phone', 'organization'];

interface FirstRunProps {
	readonly status: NotebookStatus;
	/** The notebook is made, and opens with this passphrase. */
	readonly onMade: (passphrase: string) => void;
	/** A backup was restored instead; the notebook is there, locked. */
	readonly onRestored: () => void;
}

export function FirstRun({ status, onMade, onRestored }: FirstRunProps) {
	const [restores, setRestores] = useState(false);
	const { act, busy, refusal } = useAct('notebook.create');
	const [notebook, setNotebook] = useState('');
	const [twice, setTwice] = useState<Twice>(NOTHING_TYPED);
	const [name, setName] = useState('');
	const [title, setTitle] = useState('');
	const [phone, setPhone] = useState('');
	const [organization, setOrganization] = useState('');
	const { passphrase } = twice;
	const left = missing({ notebook, twice, name });
	const submit = async () => {
		if (left.length > 0) return;
		const given = Object.entries({ title, phone, organization }).filter(([, value]) => value.trim() !== '');
		const made = await act({ notebook: notebook.trim(), passphrase, name: name.trim(), ...Object.fromEntries(given) });
		if (made) onMade(passphrase);
	};
	return (
		<>
			<form
				className="fr-form"
				data-pane
				onSubmit={(event) => {
					event.preventDefault();
					void submit();
				}}
			>
				<div className="fr-b">
					<h1 className="t6">{words.title}</h1>
					<p className="t3 sec">{words.about}</p>
					<p className="bk-o">
						<span className="dim">{restoring.offer}</span>
						<Button icon={HardDriveUpload} disabled={busy} onClick={() => setRestores(true)}>
							{restoring.open}
						</Button>
					</p>
					<section className="fr-s">
						<h2>
							<span className="no">1</span>
							{words.notebook}
						</h2>
						<div className="fr-g two">
							<TextBox
								label={words.label}
								value={notebook}
								onChange={setNotebook}
								help={words.labelHelp}
								error={refusedFor(refusal, 'notebook')}
								autoFocus
								maxLength={200}
							/>
							<div className="f">
								<span className="lb">{words.folder}</span>
								<span className="in in-ro mono ell" title={status.folder}>
									<bdi className="ell">{status.folder}</bdi>
								</span>
							</div>
						</div>
					</section>
					<section className="fr-s">
						<h2>
							<span className="no">2</span>
							{words.passphrase}
						</h2>
						<NewPassphrase
							label={words.passphrase}
							repeatLabel={words.repeat}
							help={strength(twice.passphrase)}
							value={twice}
							onChange={setTwice}
							error={refusedFor(refusal, 'passphrase')}
						/>
						<div className="fr-n">
							<Note tone="warn">
								<span className="strong">{words.noReset}</span> {words.noResetMore}
							</Note>
						</div>
					</section>
					<section className="fr-s">
						<h2>
							<span className="no">3</span>
							{words.you}
						</h2>
						<div className="fr-g two">
							<TextBox
								label={words.name}
								value={name}
								onChange={setName}
								error={refusedFor(refusal, 'name')}
								maxLength={200}
							/>
							<TextBox
								label={words.titleField}
								optional
								value={title}
								onChange={setTitle}
								error={refusedFor(refusal, 'title')}
								maxLength={200}
							/>
							<TextBox
								label={words.phone}
								optional
								value={phone}
								onChange={setPhone}
								error={refusedFor(refusal, 'phone')}
								maxLength={100}
							/>
							<TextBox
								label={words.organization}
								optional
								value={organization}
								onChange={setOrganization}
								error={refusedFor(refusal, 'organization')}
								maxLength={200}
							/>
						</div>
						<div className="fr-key">
							<KeyRound className="ic ic-l" aria-hidden />
							<div>
								<div className="strong">{words.key}</div>
								<div className="dim t1">{words.keyMore}</div>
							</div>
						</div>
					</section>
					<Refused refusal={refusal} fields={FIELDS} />
				</div>
				<div className="fr-f">
					<span className="push dim t1" role="status">
						{busy ? words.creating : left.length > 0 ? words.left(left.join(', ')) : refusal ? '' : words.ready}
					</span>
					<Button type="submit" size="l" tone="primary" disabled={busy || left.length > 0}>
						{words.create}
					</Button>
				</div>
			</form>
			<Promises />
			{restores && <Restore onClose={() => setRestores(false)} onRestored={onRestored} />}
		</>
	);
}
