import { archiveSection } from './archive-section.ts';
import { checklistSection } from './checklist-section.ts';
import { contactSection } from './contact-section.ts';
import { credentialSection } from './credential-section.ts';
import { decisionSection } from './decision-section.ts';
import type { ExportSection } from './export-file.ts';
import { logSection } from './log-section.ts';
import { personSection } from './person-section.ts';
import { sessionSection } from './session-section.ts';

/** Everything that an export takes, in the order of the index page. What is new in the wallet is added here. */
export const SECTIONS: readonly ExportSection[] = [
  personSection,
  credentialSection,
  checklistSection,
  decisionSection,
  logSection,
  sessionSection,
  contactSection,
  archiveSection,
];
