/**
 * What to collect from a running host, in the order in which it is lost: RFC 3227, section 2.1 (order of volatility), with
 * what SP 800-61 r2, section 3.3.2, says on collecting before shutting down. Data; nothing here runs a command.
 * What must hold: commands only read, and each names the tool to be brought along: the host's own may lie (RFC 3227, §4.1).
 */

export interface VolatileStep {
	readonly what: string;
	readonly standard: string;
	readonly commands: readonly string[];
}

/** `TOOLS` stands for where the trusted tools are mounted, read-only; `OUT` for the medium that output goes to. */
const PLANS: Readonly<Record<'linux' | 'windows', readonly (readonly [string, string, ...string[]])[]>> = {
	linux: [
		['The clock beside a reference clock', '§3.2', 'TOOLS/date -u +%FT%T.%3NZ', 'TOOLS/cat /proc/uptime'],
		['Memory', '§2.1: registers, cache; memory', 'TOOLS/avml OUT/memory.lime'],
		[
			'Network: connections, listeners, routes, ARP cache',
			'§2.1: routing table, ARP cache',
			'TOOLS/ss -tunapeo',
			'TOOLS/ip -s route show table all',
			'TOOLS/ip -s neigh show',
			'TOOLS/ip -s -d link show',
		],
		[
			'Processes, with their files',
			'§2.1: process table',
			'TOOLS/ps -eo pid,ppid,lstart,user,args -ww',
			'TOOLS/lsof -nP +L',
			'TOOLS/ls -l --time-style=full-iso /proc/[0-9]*/exe /proc/[0-9]*/cwd',
		],
		[
			'Kernel: modules, statistics, messages',
			'§2.1: kernel statistics',
			'TOOLS/cat /proc/modules /proc/vmstat /proc/interrupts',
			'TOOLS/dmesg --time-format iso',
		],
		['Who is logged on, and was', '§2.1: process table', 'TOOLS/who -a', 'TOOLS/last -Faiwx', 'TOOLS/lastb -Faiwx'],
		[
			'Temporary file systems',
			'§2.1: temporary file systems',
			'TOOLS/cat /proc/mounts',
			'sealbook acquire CASE TAG --from /dev/shm --to OUT',
			'sealbook acquire CASE TAG --from /tmp --to OUT',
		],
		[
			'The disk',
			'§2.1: disk',
			'TOOLS/blockdev --setro /dev/DISK',
			'sealbook acquire CASE TAG --from /dev/DISK --to OUT --write-blocker …',
		],
		[
			'Remote logs and monitoring that tell of the host',
			'§2.1: remote logging and monitoring data',
			'sealbook acquire CASE TAG --from LOGS --to OUT',
		],
		['Physical configuration, network topology', '§2.1: physical configuration, network topology'],
		['Archival media: backups', '§2.1: archival media'],
	],
	windows: [
		['The clock beside a reference clock', '§3.2', 'TOOLS\\w32tm.exe /query /status', 'wmic os get LastBootUpTime'],
		['Memory', '§2.1: registers, cache; memory', 'TOOLS\\winpmem.exe OUT\\memory.raw'],
		[
			'Network: connections, listeners, routes, ARP and name caches',
			'§2.1: routing table, ARP cache',
			'TOOLS\\netstat.exe -anob',
			'TOOLS\\route.exe print',
			'TOOLS\\arp.exe -a',
			'TOOLS\\ipconfig.exe /displaydns',
		],
		[
			'Processes, with their modules and handles',
			'§2.1: process table',
			'TOOLS\\pslist.exe -t',
			'TOOLS\\listdlls.exe',
			'TOOLS\\handle.exe -a',
		],
		['Kernel: drivers, services', '§2.1: kernel statistics', 'TOOLS\\driverquery.exe /v', 'TOOLS\\sc.exe queryex'],
		[
			'Who is logged on; sessions and open shares',
			'§2.1: process table',
			'TOOLS\\psloggedon.exe',
			'TOOLS\\net.exe session',
			'TOOLS\\openfiles.exe /query /v',
		],
		['Temporary files', '§2.1: temporary file systems', 'sealbook acquire CASE TAG --from C:\\Windows\\Temp --to OUT'],
		['The disk', '§2.1: disk', 'sealbook acquire CASE TAG --from DISK-IMAGE --to OUT --write-blocker …'],
		[
			'Remote logs and monitoring that tell of the host',
			'§2.1: remote logging and monitoring data',
			'sealbook acquire CASE TAG --from LOGS --to OUT',
		],
		['Physical configuration, network topology', '§2.1: physical configuration, network topology'],
		['Archival media: backups', '§2.1: archival media'],
	],
};

/** The steps for a host of this system, the most volatile first. */
export function volatilePlan(system: 'linux' | 'windows'): VolatileStep[] {
	return PLANS[system].map(([what, section, ...commands]) => ({
		what,
		standard: `RFC 3227, ${section}; SP 800-61 r2, §3.3.2`,
		commands,
	}));
}
