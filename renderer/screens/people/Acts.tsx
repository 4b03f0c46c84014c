/** What can be done about one person: removed, their key revoked. One’s own key and passphrase are in the settings. */

import type { Person } from '../../../shared/views';
import { usePlace } from '../../hooks/usePlace';
import { type MenuAct, MenuButton } from '../../parts/MenuButton';
import { nameOf } from '../../parts/SignerName';
import { acts as words } from '../../words/people';

interface ActsProps {
	readonly person: Person;
	readonly own: boolean;
	readonly onRevoke: () => void;
	readonly onRemove: () => void;
}

export function Acts({ person, own, onRevoke, onRemove }: ActsProps) {
	const { go } = usePlace();
	const acts: MenuAct[] = [];
	if (own) acts.push({ id: 'settings', name: words.settings, act: () => go({ at: 'settings' }) });
	if (!own && person.revoked === null) acts.push({ id: 'revoke', name: words.revoke, act: onRevoke });
	if (!own && person.signsHere) acts.push({ id: 'remove', name: words.remove, act: onRemove });
	if (acts.length === 0) return null;
	return <MenuButton name={words.name} label={words.of(nameOf(person))} acts={acts} />;
}
