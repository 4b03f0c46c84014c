/**
 * `npm start`: builds, sees to the runtime, opens the window. Words after `--` go to the program.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, runtime } from './runtime.mjs';
import { systemPackages } from './system-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
	console.error('start: there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.');
	console.error('start: the command line works without one: npm run build && node dist/sealbook.cjs help');
	process.exit(1);
}
if (!systemPackages('start')) process.exit(1);
const found = await runtime();
console.log(`start: ${describe(found)}`);
const built = spawnSync(process.execPath, [join(root, 'build/build.mjs')], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const asRoot = process.getuid?.() === 0;
if (asRoot)
	console.log('start: you are root, so Chromium runs without its sandbox; use an ordinary account for real work.');
const words = [...(asRoot ? ['--no-sandbox'] : []), root, ...process.argv.slice(2)];
const program = join(root, 'node_modules/electron/cli.js');
const child = spawn(process.execPath, [program, ...words], { cwd: root, stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
