/** Telling and deciding, all of it: contacts, notifications, escalations, containment, and what is due. */
import { contacts } from './contacts';
import { containments } from './containments';
import { due } from './due';
import { escalations } from './escalations';
import { notifications } from './notifications';

export const telling = { ...contacts, ...notifications, ...escalations, ...containments, ...due };
