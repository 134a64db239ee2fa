import { archiveSection } from './archive-section.ts';
import { badgeHostSection } from './badge-host-section.ts';
import { checklistSection } from './checklist-section.ts';
import { contactSection } from './contact-section.ts';
import { credentialSection } from './credential-section.ts';
import { decisionSection } from './decision-section.ts';
import type { ExportSection } from './export-file.ts';
import { holdingSection } from './holding-section.ts';
import { logSection } from './log-section.ts';
import { personSection } from './person-section.ts';
import { privateSection } from './private-section.ts';
import { sessionSection } from './session-section.ts';
import { shareSection } from './share-section.ts';

/** Everything that an export takes, in the order of the index page. What is new in the wallet is added here. */
export const SECTIONS: readonly ExportSection[] = [
  personSection,
  credentialSection,
  holdingSection,
  checklistSection,
  decisionSection,
  privateSection,
  shareSection,
  badgeHostSection,
  logSection,
  sessionSection,
  contactSection,
  archiveSection,
];
