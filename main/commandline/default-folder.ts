/**
 * Where the notebook lies when nobody says otherwise. The window and the command line must agree on it, so both take
 * it from here. Pure: what the machine says is handed in.
 */
import { posix, win32 } from 'node:path';

export interface Machine {
	readonly platform: NodeJS.Platform;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The person's home folder, absolute. */
	readonly home: string;
}

/**
 * The default notebook folder: `$XDG_DATA_HOME` or `~/.local/share` (XDG Base Directory 0.8; a relative value is
 * ignored, as it says), `%APPDATA%` on Windows, `~/Library/Application Support` on macOS; below it `Sealbook/notebook`.
 */
export function defaultFolder({ platform, env, home }: Machine): string {
	const { join, isAbsolute } = platform === 'win32' ? win32 : posix;
	const given = platform === 'win32' ? env.APPDATA : platform === 'darwin' ? undefined : env.XDG_DATA_HOME;
	const usual =
		platform === 'win32'
			? join(home, 'AppData', 'Roaming')
			: platform === 'darwin'
				? join(home, 'Library', 'Application Support')
				: join(home, '.local', 'share');
	return join(given && isAbsolute(given) ? given : usual, 'Sealbook', 'notebook');
}
