import { logOf } from '../knowing/log.ts';
import { requestsOf } from '../knowing/who-request.ts';
import { EXPORT_TEXT, HEADING } from './export.text.ts';
import { dataFile, type ExportSection } from './export-file.ts';

/** More than anybody's log has; what is beyond is counted in the file. */
const MOST_LINES = 50_000;

/** Who looked, in the same sentences as in the wallet, and what was asked about it. */
export const logSection: ExportSection = {
  heading: HEADING.log,
  async *files({ context, participant }) {
    const text = EXPORT_TEXT[context.language];
    const { lines, total } = await logOf(context, participant, { offset: 0, limit: MOST_LINES });
    const requests = await requestsOf(context, participant);
    const answers = new Map(requests.flatMap((one) => (one.answer ? [[one.reading, one.answer]] : [])));
    const caption = HEADING.log[context.language];
    const rows = lines.map((line) => [
      [
        line.sentence,
        ...(line.reading && answers.has(line.reading) ? [answers.get(line.reading)!] : []),
      ].join('\n'),
    ]);
    yield dataFile(
      {
        path: 'log.json',
        what: 'LOG',
        title: caption,
        tables: [{ caption, columns: [text.who], rows }],
      },
      { total, lines, requests },
    );
  },
};
