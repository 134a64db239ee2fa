import type { Language } from '../../base/language.ts';
import type { ChecklistState } from '../../checklist/checklist.ts';

interface ChecklistText {
  readonly state: Readonly<Record<ChecklistState, string>>;
  readonly back: string;
  readonly requirements: string;
  readonly official: string;
  readonly self: string;
  readonly instructor: string;
  readonly teacher: string;
  readonly none: string;
  readonly level: Readonly<Record<'INDEPENDENTLY' | 'WITH_GUIDANCE', string>>;
  readonly recognised: string;
  readonly own: string;
  readonly ownLevel: Readonly<Record<'INDEPENDENTLY' | 'WITH_GUIDANCE', string>>;
  readonly markLead: string;
  readonly mark: string;
  readonly marked: string;
  readonly nothingMarked: string;
  readonly answer: string;
  readonly answerLabel: string;
  readonly answerButton: string;
  readonly answered: string;
  readonly answerMissing: string;
  readonly yourAnswer: string;
  readonly send: string;
  readonly sendLead: string;
  readonly reasons: string;
  readonly other: string;
  readonly grounds: string;
  readonly ended: string;
}

export const CHECKLIST_TEXT: Readonly<Record<Language, ChecklistText>> = {
  fi: {
    state: {
      NOT_STARTED: 'Aloittamatta',
      IN_PROGRESS: 'Aloitettu',
      WITH_SCHOOL: 'Oppilaitoksen käsittelyssä',
      RETURNED: 'Palautettu sinulle',
      PARTLY_RECOGNISED: 'Osittain tunnustettu',
      RECOGNISED: 'Valmis, tunnustettu',
      DECLINED: 'Ei tunnustettu',
      ENDED: 'Päättynyt',
    },
    back: 'Lompakkoon',
    requirements: 'Vaatimukset',
    official: 'Virallinen teksti',
    self: 'Sinä itse',
    instructor: 'Ohjaaja',
    teacher: 'Opettaja',
    none: 'Ei merkintää',
    level: { INDEPENDENTLY: 'osaa itsenäisesti', WITH_GUIDANCE: 'osaa ohjatusti' },
    recognised: 'Tunnustettu',
    own: 'Oma arviosi',
    ownLevel: { WITH_GUIDANCE: 'Osaan ohjatusti', INDEPENDENTLY: 'Osaan itsenäisesti' },
    markLead:
      'Valitse, miten osaat. Jätä kohta tyhjäksi, jos et ole tehnyt sitä. Voit muuttaa arviotasi milloin vain.',
    mark: 'Tallenna oma arvio',
    marked: 'Arviosi on tallennettu.',
    nothingMarked: 'Et muuttanut mitään. Valitse ensin, miten osaat.',
    answer: 'Vastaa merkintään',
    answerLabel: 'Vastauksesi',
    answerButton: 'Tallenna vastaus',
    answered: 'Vastauksesi on tallennettu.',
    answerMissing: 'Vastaus puuttuu. Kirjoita, mitä haluat sanoa.',
    yourAnswer: 'Vastauksesi',
    send: 'Lähetä oppilaitokseen',
    sendLead: 'Sinä päätät, mikä oppilaitos näkee tämän listan. Näet ensin, mitä se saa nähdä.',
    reasons: 'Mitä oppilaitos sanoi',
    other: 'Palautettu täydennettäväksi',
    grounds: 'Perustelut',
    ended: 'Lista on päättynyt. Merkinnät ovat tallessa.',
  },
  sv: {
    state: {
      NOT_STARTED: 'Inte påbörjad',
      IN_PROGRESS: 'Påbörjad',
      WITH_SCHOOL: 'Behandlas av läroanstalten',
      RETURNED: 'Returnerad till dig',
      PARTLY_RECOGNISED: 'Delvis erkänd',
      RECOGNISED: 'Klar, erkänd',
      DECLINED: 'Inte erkänd',
      ENDED: 'Avslutad',
    },
    back: 'Till plånboken',
    requirements: 'Krav',
    official: 'Officiell text',
    self: 'Du själv',
    instructor: 'Handledaren',
    teacher: 'Läraren',
    none: 'Ingen anteckning',
    level: { INDEPENDENTLY: 'kan självständigt', WITH_GUIDANCE: 'kan med handledning' },
    recognised: 'Erkänt',
    own: 'Din egen bedömning',
    ownLevel: { WITH_GUIDANCE: 'Jag kan med handledning', INDEPENDENTLY: 'Jag kan självständigt' },
    markLead: 'Välj hur du kan. Lämna tomt om du inte har gjort det. Du kan ändra din bedömning när du vill.',
    mark: 'Spara din bedömning',
    marked: 'Din bedömning är sparad.',
    nothingMarked: 'Du ändrade ingenting. Välj först hur du kan.',
    answer: 'Svara på anteckningen',
    answerLabel: 'Ditt svar',
    answerButton: 'Spara svaret',
    answered: 'Ditt svar är sparat.',
    answerMissing: 'Svaret saknas. Skriv vad du vill säga.',
    yourAnswer: 'Ditt svar',
    send: 'Skicka till en läroanstalt',
    sendLead: 'Du bestämmer vilken läroanstalt som ser listan. Först ser du vad den får se.',
    reasons: 'Vad läroanstalten sade',
    other: 'Returnerad för komplettering',
    grounds: 'Motivering',
    ended: 'Listan är avslutad. Anteckningarna finns kvar.',
  },
  en: {
    state: {
      NOT_STARTED: 'Not begun',
      IN_PROGRESS: 'Begun',
      WITH_SCHOOL: 'With the school',
      RETURNED: 'Returned to you',
      PARTLY_RECOGNISED: 'Recognised in part',
      RECOGNISED: 'Done, recognised',
      DECLINED: 'Not recognised',
      ENDED: 'Ended',
    },
    back: 'To the wallet',
    requirements: 'Requirements',
    official: 'Official text',
    self: 'You yourself',
    instructor: 'Instructor',
    teacher: 'Teacher',
    none: 'No mark',
    level: { INDEPENDENTLY: 'can do it independently', WITH_GUIDANCE: 'can do it with guidance' },
    recognised: 'Recognised',
    own: 'Your own assessment',
    ownLevel: { WITH_GUIDANCE: 'I can do it with guidance', INDEPENDENTLY: 'I can do it independently' },
    markLead:
      'Choose how you can do it. Leave it empty if you have not done it. You can change your assessment at any time.',
    mark: 'Save your own assessment',
    marked: 'Your assessment is saved.',
    nothingMarked: 'You changed nothing. Choose first how you can do it.',
    answer: 'Answer the mark',
    answerLabel: 'Your answer',
    answerButton: 'Save the answer',
    answered: 'Your answer is saved.',
    answerMissing: 'The answer is missing. Write what you want to say.',
    yourAnswer: 'Your answer',
    send: 'Send to a school',
    sendLead: 'You decide which school sees this list. First you see what it will be shown.',
    reasons: 'What the school said',
    other: 'Returned for more',
    grounds: 'Grounds',
    ended: 'The list has ended. Its marks are kept.',
  },
};
