/**
 * How to run a program with no network but its own loopback, which the test driver needs (decision 25): as root in a new
 * network namespace, as anybody else in one of a new user namespace, where the system allows that. It is tried out first:
 * no interface but `lo`, and no way to an address outside.
 */
import { spawnSync } from 'node:child_process';

const probe = `
	const { networkInterfaces } = require('node:os');
	const others = Object.keys(networkInterfaces()).filter((name) => name !== 'lo');
	const socket = require('node:net').connect({ host: '192.0.2.1', port: 9, timeout: 2000 });
	const end = (reached) => process.exit(others.length > 0 || reached ? 3 : 0);
	socket.on('connect', () => end(true)).on('timeout', () => end(true));
	socket.on('error', ({ code }) => end(code !== 'ENETUNREACH'));
`;

/** @returns {{ before: string[], found: string, why?: string }} words to put before a command; none where it cannot be done */
export function alone() {
	if (process.platform !== 'linux') return without('only Linux has network namespaces');
	const { before, needs } = way(process.getuid?.() ?? 0, process.getgid?.() ?? 0);
	const [program = '', ...words] = before;
	const { status, stderr } = spawnSync(program, [...words, process.execPath, '-e', probe], { encoding: 'utf8' });
	if (status === 0) return { before, found: 'no interface but loopback' };
	if (status === 3) return without('the new network namespace was not empty');
	return without(`${needs} is refused: ${(stderr ?? '').trim().split('\n').at(-1) || 'unshare or ip is missing'}`);
}

/** @param {number} uid @param {number} gid */
function way(uid, gid) {
	const up = 'ip link set lo up && exec';
	if (uid === 0) return { before: ['unshare', '-n', 'sh', '-c', `${up} "$@"`, 'sh'], needs: 'unshare -n' };
	// Whoever sets the loopback up is root in there; the journeys go on as who they were.
	const again = `${up} unshare --user --map-user=${uid} --map-group=${gid} "$@"`;
	return { before: ['unshare', '-r', '-n', 'sh', '-c', again, 'sh'], needs: 'unshare -r -n' };
}

/** @param {string} why */
function without(why) {
	return { before: [], found: 'the network of this machine', why: `not run, because ${why}` };
}
