/**
 * What no baseline holds, because the system gives it to nobody without a tool of its own: said by every recording and
 * every comparison, since a capability set on a program (setcap) or a widened ACL is a way to stay.
 */
export const NOT_RECORDED = ['extended attributes', 'ACLs', 'file capabilities'] as const;

export const NOT_COMPARED =
	'Extended attributes and ACLs, file capabilities among them, are not recorded and not compared: setting one shows at most as a changed ctime.';
