/**
 * Called by electron-builder when a folder is packed. An unpacked Electron is copied whole, so what only serves
 * `electron <folder>` goes again; what was made with the stand-in says so in the folder itself.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {{ appOutDir: string, electronPlatformName: string }} packed */
export default async function afterPack({ appOutDir, electronPlatformName }) {
	if (electronPlatformName !== 'linux') return;
	const version = join(appOutDir, 'version');
	if (process.env.SEALBOOK_PACKS_STAND_IN === '1') {
		writeFileSync(
			join(appOutDir, 'NOT-A-RELEASE.txt'),
			`Packed for tests with Electron ${readFileSync(version, 'utf8').trim()} from the package registry. Do not hand this on.\n`,
		);
	}
	for (const path of ['resources/default_app.asar', 'resources/default_app.sha256', 'version']) {
		rmSync(join(appOutDir, path), { force: true });
	}
}
