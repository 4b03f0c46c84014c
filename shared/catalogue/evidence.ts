/** Items of evidence, from the moment somebody is accountable for them. */
import { z } from 'zod';
import { count, digestedFile, instant, type Kind, may, must, person, storedFile, structural, text, uuid } from './kind';

export const evidence: readonly Kind[] = [
	{
		kind: 'evidence.registered/1',
		signers: 1,
		says: 'An item of evidence was registered (identifying information of SP 800-61 r2, §3.3.2); from here on somebody is accountable for it.',
		members: {
			item: structural(must('the item’s id', uuid)),
			tag: structural(must('the tag on the item', text)),
			holder: structural(must('who is accountable for it from now on', person)),
			description: must('what it is', text),
			type: may('digital or physical', z.enum(['digital', 'physical'])),
			serial: may('serial number', text),
			model: may('model', text),
			hostname: may('host name', text),
			mac: may('media access control address', text),
			ip: may('internet address', text),
			foundAt: may('where it was found', text),
			storedAt: may('where it is kept', text),
			condition: may('its condition', text),
			observedAt: may('when it was collected', instant),
			collectorName: may('who collected it, where that is not the holder', text),
			collectorTitle: may('the collector’s title', text),
			collectorPhone: may('the collector’s telephone', text),
			authority: may('by what right it was collected', z.enum(['policy', 'consent', 'warrant', 'other'])),
			authorityNumber: may('the number of the warrant, policy or consent', text),
			owner: may('whose it is', text),
			quantity: may('how many pieces it is', count),
			parent: structural(may('the tag of the item it was made from', text)),
			parents: structural(may('the tags of the items it was put together from', z.array(text).min(2))),
			derivation: may('what it is of its parent', z.enum(['image', 'working copy', 'extract', 'part', 'merger'])),
			files: may(
				'its files, digested while they were read once, or stored',
				z.array(z.union([digestedFile, storedFile])),
			),
			photographs: may('photographs of it, stored', z.array(storedFile)),
			doneAt: structural(may('when it was registered on paper, where it is entered later', instant)),
			lateBecause: may('why it is entered later', text),
			signedOnPaper: may('who signed that paper; weaker than a key’s signature', z.array(text)),
			attachments: may('photographs of that paper, stored', z.array(storedFile)),
		},
	},
	{
		kind: 'evidence.photographed/1',
		signers: 1,
		says: 'Photographs of an item were taken and stored.',
		members: {
			item: structural(must('the item’s id', uuid)),
			tag: structural(must('the tag on the item', text)),
			photographs: must('the photographs, stored', z.array(storedFile).min(1)),
			doneAt: structural(may('when they were taken, where it is entered later', instant)),
			lateBecause: may('why it is entered later', text),
			remark: may('what they show', text),
		},
	},
];
