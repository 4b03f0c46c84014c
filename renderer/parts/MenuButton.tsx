/** A button that opens a short list of acts. */
import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

export interface MenuAct {
	readonly id: string;
	readonly name: string;
	readonly act: () => void;
}

interface MenuButtonProps {
	readonly name: string;
	/** Names it for those who hear it, where the name alone does not say of what. */
	readonly label: string;
	readonly acts: readonly MenuAct[];
}

export function MenuButton({ name, label, acts }: MenuButtonProps) {
	return (
		<MenuTrigger>
			<Button className="btn btn-s" aria-label={label}>
				<span>{name}</span>
				<ChevronDown className="ic ic-s" aria-hidden />
			</Button>
			<Popover className="pop pop-list" placement="bottom end" offset={4}>
				<Menu
					className="lst"
					aria-label={label}
					items={acts}
					onAction={(id) => acts.find((each) => each.id === id)?.act()}
				>
					{(each) => (
						<MenuItem className="lst-i" id={each.id} textValue={each.name}>
							{each.name}
						</MenuItem>
					)}
				</Menu>
			</Popover>
		</MenuTrigger>
	);
}
