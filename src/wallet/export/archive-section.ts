import { archivesOf, readArchiveFile } from '../import/archive.ts';
import { momentText } from '../moment-text.ts';
import { EXPORT_TEXT, HEADING } from './export.text.ts';
import type { ExportSection } from './export-file.ts';

/** Wallets that were brought from elsewhere, file by file as they came. */
export const archiveSection: ExportSection = {
  heading: HEADING.archives,
  async *files({ context, participant }) {
    const { language, now } = context;
    for (const [at, archive] of (await archivesOf(context, participant)).entries()) {
      const when = momentText(archive.exportedAt, now, language);
      const title = `${archive.origin}, ${EXPORT_TEXT[language].exported} ${when}`;
      for (const file of archive.files) {
        yield {
          path: `archives/${at + 1}/${file.path}`,
          mediaType: file.mediaType,
          what: 'ARCHIVE',
          title,
          form: file.path,
          bytes: () => readArchiveFile(context, participant, archive.id, file.position),
        };
      }
    }
  },
};
