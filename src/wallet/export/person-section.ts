import { dayText } from '../../credential/wording.ts';
import { EXPORT_TEXT, HEADING } from './export.text.ts';
import { dataFile, type ExportSection } from './export-file.ts';

/** Who the holder is, as the wallet knows it. */
export const personSection: ExportSection = {
  heading: HEADING.person,
  async *files({ person, context: { language } }) {
    const text = EXPORT_TEXT[language];
    const { givenNames, familyName, callingName, birthDate, identityAssurance } = person;
    const name = `${givenNames} ${familyName}`;
    const rows = [
      [text.name, name],
      [text.birthDate, dayText(birthDate, language)],
    ];
    yield dataFile(
      {
        path: 'person.json',
        what: 'PERSON',
        title: name,
        tables: [{ caption: HEADING.person[language], columns: [text.what, text.value], rows }],
      },
      { givenNames, familyName, callingName, birthDate, identityAssurance },
    );
  },
};
