/** Keys of the Windows registry: the hive's name is written short or whole, and both mean the same key. */

const HIVES: Readonly<Record<string, string>> = {
	HKLM: 'HKEY_LOCAL_MACHINE',
	HKCU: 'HKEY_CURRENT_USER',
	HKCR: 'HKEY_CLASSES_ROOT',
	HKU: 'HKEY_USERS',
	HKCC: 'HKEY_CURRENT_CONFIG',
};

/** `HKLM\Software` as `HKEY_LOCAL_MACHINE\Software`; what begins with no hive comes back as it is. */
export function wholeHive(key: string): string {
	const short = /^[A-Za-z]+(?=\\|$)/.exec(key)?.[0] ?? '';
	const whole = Object.hasOwn(HIVES, short.toUpperCase()) ? HIVES[short.toUpperCase()] : undefined;
	return whole === undefined ? key : `${whole}${key.slice(short.length)}`;
}
