import { privateBlobs } from '../private-blobs.ts';
import { HEADING } from './export.text.ts';
import { dataFile, type ExportSection } from './export-file.ts';

/** The private part as sealed as it stands: its secret opens it, here and elsewhere. */
export const privateSection: ExportSection = {
  heading: HEADING.private,
  async *files({ context, participant }) {
    const parts = await privateBlobs(context.database.sql, participant);
    if (parts.length === 0) return;
    yield dataFile(
      { path: 'private.json', what: 'PRIVATE', title: HEADING.private[context.language] },
      parts,
    );
  },
};
