/** The rarer acts on an item, in a menu: across laptops, apart and together, and its end. Only what its state allows is there. */
import { useState } from 'react';
import type { CaseView, ItemView, Person } from '../../../shared/views';
import { MenuButton } from '../../parts/MenuButton';
import { carry, more as words } from '../../words/handover';
import { visible } from '../../words/seen';
import { Carry } from './Carry';
import { Dispose } from './Dispose';
import { PutTogether } from './PutTogether';
import { Receive } from './Receive';
import { Release } from './Release';
import { TakeApart } from './TakeApart';
import { TakeReceipt } from './TakeReceipt';

type Act = 'release' | 'receive' | 'receipt' | 'export' | 'split' | 'merge' | 'dispose';

interface MoreActsProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly items: readonly ItemView[];
	readonly me: Person | null;
}

export function MoreActs({ view, item, items, me }: MoreActsProps) {
	const [asked, ask] = useState<{ readonly act: Act; readonly item: ItemView } | null>(null);
	const acts = possible(item, me);
	const close = () => ask(null);
	const at = asked && { view, item: asked.item, onClose: close };
	return (
		<>
			{acts.length > 0 && (
				<MenuButton
					name={words.button}
					label={words.label(visible(item.cite))}
					acts={acts.map((id) => ({ id, name: words[id], act: () => ask({ act: id, item }) }))}
				/>
			)}
			{at && asked.act === 'release' && <Release {...at} />}
			{at && asked.act === 'receive' && <Receive {...at} />}
			{at && asked.act === 'receipt' && <TakeReceipt {...at} />}
			{at && asked.act === 'export' && (
				<Carry
					view={view}
					title={carry.again}
					tag={asked.item.cite}
					entry={asked.item.intervals.at(-1)?.entries[0] ?? asked.item.registered}
					onClose={close}
				/>
			)}
			{at && asked.act === 'split' && <TakeApart {...at} me={me} />}
			{at && asked.act === 'merge' && <PutTogether {...at} items={items} me={me} />}
			{at && asked.act === 'dispose' && <Dispose {...at} />}
		</>
	);
}

function possible(item: ItemView, me: Person | null): readonly Act[] {
	if (item.state === 'held') return ['release', 'split', 'merge', 'dispose', ...received(item)];
	if (item.awaitsReceipt === null) return [];
	const { to } = item.awaitsReceipt;
	const mine = to !== null && me !== null && (to.keyId === '' ? to.name === me.name : to.keyId === me.keyId);
	return mine ? ['receive', 'receipt', 'export'] : ['receipt', 'export'];
}

/** After a receipt the file that carries it home can be written again. */
const received = ({ acts }: ItemView): readonly Act[] =>
	acts.some(({ kind }) => kind === 'custody.received/1') ? ['export'] : [];
