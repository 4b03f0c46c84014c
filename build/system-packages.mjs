/**
 * The packages of a Debian or Ubuntu system that Electron and the tests need. Installed where we are root, else named
 * in the exact command. Where nothing is missing this takes a few milliseconds and touches nothing.
 *
 *   node build/system-packages.mjs
 */
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** What Electron's own libraries are linked to. */
const window = [
	'libgtk-3-0',
	'libnss3',
	'libasound2',
	'libgbm1',
	'libxss1',
	'libatk-bridge2.0-0',
	'libcups2',
	'libdrm2',
];
/** A display for the journeys, and other people's tools that the tests compare us with. */
const tests = [
	'xvfb',
	'xauth',
	'unzip',
	'openssl',
	'age',
	'python3',
	'strace',
	'iproute2',
	'hashdeep',
	'rhash',
	'b3sum',
	'dc3dd',
	'aide',
	'mtree-netbsd',
	'libarchive-tools',
	'libxml2-utils',
	'e2fsprogs',
	'xfsprogs',
	'mount',
	'btrfs-progs',
	'nbdkit',
	'nbdkit-plugin-python',
	'libnbd-bin',
	'fuse3',
	'zbar-tools',
	'poppler-utils',
	'libreoffice-calc-nogui',
];

const attempts = 3;

/**
 * Installs what is missing, or prints how to.
 * @param {'start' | 'test'} purpose
 * @returns {boolean} whether everything is there now
 */
export function systemPackages(purpose) {
	if (process.platform !== 'linux' || !has('dpkg-query')) return true;
	const wanted = purpose === 'start' ? window : [...window, ...tests];
	const missing = wanted.filter((name) => !installed(name));
	if (missing.length === 0) return true;
	const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
	if (process.getuid?.() !== 0) {
		console.error(`system packages: ${missing.join(', ')} missing. Run: sudo sh -c '${command}'`);
		return false;
	}
	console.log(`system packages: installing ${missing.join(', ')} …`);
	for (let attempt = 1; attempt <= attempts; attempt += 1) {
		apt(['update', '-qq']);
		const names = missing.map(nameHere);
		const { status, stderr } = apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
		if (status === 0) return true;
		console.error(`system packages: attempt ${attempt} of ${attempts} failed.\n${stderr.trim()}`);
	}
	console.error(`system packages: not installed. Run by hand: ${command}`);
	return false;
}

/** @param {string[]} words */
function apt(words) {
	const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
	return spawnSync('apt-get', [...patience, ...words], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
}

/** Newer systems call a library `…t64`, for its 64-bit clock. @param {string} name */
function installed(name) {
	const { stdout } = spawnSync('dpkg-query', ['-W', '-f', `\${Status}\n`, name, `${name}t64`], { encoding: 'utf8' });
	return stdout.includes('install ok installed');
}

/** @param {string} name */
function nameHere(name) {
	const { stdout } = spawnSync('apt-cache', ['policy', `${name}t64`], { encoding: 'utf8' });
	return /Candidate: (?!\(none\))/.test(stdout) ? `${name}t64` : name;
}

/** @param {string} program */
function has(program) {
	return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(systemPackages('test') ? 0 : 1);
