/** The tabs of a case for which its bar has no room. It is always there to be measured, and seen and reached only where it holds some. */
import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { CaseTab } from '../hooks/usePlace';
import { frame } from '../words/frame';

interface MoreTabsProps {
	readonly acts: readonly {
		readonly id: CaseTab;
		readonly name: string;
		readonly beside: string;
		readonly digit: string | null;
	}[];
	/** What the tabs under it ask for; said on the button too, so that nothing overdue is out of sight. */
	readonly asked: readonly string[];
	readonly inTabOrder: boolean;
	readonly onFocus: () => void;
	readonly onOpen: (tab: CaseTab) => void;
}

export function MoreTabs({ acts, asked, inTabOrder, onFocus, onOpen }: MoreTabsProps) {
	const none = acts.length === 0;
	return (
		<MenuTrigger>
			<Button
				className={`tab-more${none ? ' under' : ''}`}
				excludeFromTabOrder={none || !inTabOrder}
				onFocus={onFocus}
				data-more
				{...(none ? {} : { 'data-stop': true })}
			>
				{frame.moreTabs}
				{asked.length > 0 && <span className="n urgent">{asked.join(', ')}</span>}
				<ChevronDown className="ic ic-s" aria-hidden />
			</Button>
			<Popover className="pop pop-list" placement="bottom end" offset={2}>
				<Menu
					className="lst"
					aria-label={frame.moreTabs}
					items={acts}
					onAction={(id) => {
						const act = acts.find((each) => each.id === id);
						if (act) onOpen(act.id);
					}}
				>
					{(each) => (
						<MenuItem className="lst-i" id={each.id} textValue={each.name}>
							<span>{each.name}</span>
							<span className="dim">{each.beside}</span>
							{each.digit !== null && <kbd>{`Ctrl ${each.digit}`}</kbd>}
						</MenuItem>
					)}
				</Menu>
			</Popover>
		</MenuTrigger>
	);
}
