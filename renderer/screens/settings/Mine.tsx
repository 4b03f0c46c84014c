/** What lets the person in and what they sign with: passphrase, recovery paper, key; each with its acts. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NotebookStatus, Person } from '../../../shared/views';
import { usePlace } from '../../hooks/usePlace';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Fingerprint } from '../../parts/Digest';
import { mine as words } from '../../words/ownkey';

export function Mine({ me, recovery }: { readonly me: Person; readonly recovery: NotebookStatus['recovery'] }) {
	const { open } = usePlace();
	const state = recovery ?? 'none';
	return (
		<section className="pn">
			<div className="pn-h">
				<h2>{words.title}</h2>
			</div>
			<Row name={words.passphrase} acts={<Button onClick={() => open('change passphrase')}>{words.change}</Button>}>
				<span className="sec">{words.passphraseIs}</span>
			</Row>
			<Row
				name={words.paper}
				acts={
					<>
						{state !== 'none' && <Button onClick={() => open('test paper')}>{words.test}</Button>}
						<Button onClick={() => open('make paper')}>{state === 'none' ? words.make : words.makeNew}</Button>
					</>
				}
			>
				<State tone={state === 'tested' ? 'ok' : 'warn'} icon={state === 'tested' ? CircleCheck : CircleAlert}>
					<b>{words.paperState[state]}</b>
				</State>
				<span className="sec blk">{words.paperIs[state]}</span>
			</Row>
			<Row
				name={words.key}
				acts={
					<>
						<Button onClick={() => open('export key')}>{words.export}</Button>
						<Button onClick={() => open('rotate key')}>{words.rotate}</Button>
					</>
				}
			>
				<Fingerprint text={me.fingerprint} />
			</Row>
		</section>
	);
}

function Row({
	name,
	acts,
	children,
}: {
	readonly name: string;
	readonly acts: ReactNode;
	readonly children: ReactNode;
}) {
	return (
		<div className="mine">
			<h3 className="set-l">{name}</h3>
			<div className="grow">{children}</div>
			<div className="row mine-a">{acts}</div>
		</div>
	);
}
