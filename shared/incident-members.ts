/**
 * What an incident's record is made of (SP 800-61 r2, §3.2.5 and Appendix B), by the names that its members have in entries,
 * in questions and in views: one place, so that none of them lacks one.
 */
export const INCIDENT_MEMBERS = {
	texts: [
		...['summary', 'description', 'location', 'cause', 'sources', 'affected', 'category', 'indicators', 'mitigating'],
		...['actions', 'organizations', 'contacts', 'related', 'nextSteps', 'comments', 'cost', 'businessImpact'],
	] as const,
	choices: ['attackStatus', 'responseStatus'] as const,
	contacts: ['reporter', 'handler'] as const,
	contact: ['name', 'role', 'unit', 'email', 'phone', 'location'] as const,
};
