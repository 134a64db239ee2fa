import type { Language, OwnText } from '../../base/language.ts';
import type { ChecklistState, PermissionKind } from '../../checklist/checklist.ts';
import type { MarkLevel, MarkParty } from '../../checklist/mark.ts';

/** Codes as the index page says them. */
export const STATE: Readonly<Record<ChecklistState, OwnText>> = {
  NOT_STARTED: { fi: 'Aloittamatta', sv: 'Inte påbörjad', en: 'Not started' },
  IN_PROGRESS: { fi: 'Aloitettu', sv: 'Påbörjad', en: 'In progress' },
  WITH_SCHOOL: { fi: 'Käsittelyssä', sv: 'Under behandling', en: 'With a school' },
  RETURNED: { fi: 'Palautettu', sv: 'Återlämnad', en: 'Returned' },
  PARTLY_RECOGNISED: { fi: 'Osittain tunnustettu', sv: 'Delvis erkänd', en: 'Partly recognised' },
  RECOGNISED: { fi: 'Valmis', sv: 'Klar', en: 'Recognised' },
  DECLINED: { fi: 'Ei tunnustettu', sv: 'Inte erkänd', en: 'Not recognised' },
  ENDED: { fi: 'Päättynyt', sv: 'Avslutad', en: 'Ended' },
};

export const PARTY: Readonly<Record<MarkParty, OwnText>> = {
  SELF: { fi: 'Itsearviointi', sv: 'Självbedömning', en: 'Self-assessment' },
  INSTRUCTOR: { fi: 'Ohjaajan havainto', sv: 'Handledarens iakttagelse', en: 'Instructor’s observation' },
  TEACHER: { fi: 'Opettajan merkintä', sv: 'Lärarens anteckning', en: 'Teacher’s note' },
};

export const LEVEL: Readonly<Record<MarkLevel, OwnText>> = {
  WITH_GUIDANCE: { fi: 'osaa ohjatusti', sv: 'kan med handledning', en: 'can with guidance' },
  INDEPENDENTLY: { fi: 'osaa itsenäisesti', sv: 'kan självständigt', en: 'can independently' },
};

export const PERMISSION: Readonly<Record<PermissionKind, OwnText>> = {
  SEE: {
    fi: 'Oppilaitos saa nähdä tarkistuslistan.',
    sv: 'Läroanstalten får se checklistan.',
    en: 'The school may see the checklist.',
  },
  SEND: {
    fi: 'Ohjaaja saa lähettää tarkistuslistan oppilaitokseen.',
    sv: 'En handledare får skicka checklistan till läroanstalten.',
    en: 'An instructor may send the checklist to the school.',
  },
};

export const DECISION: Readonly<
  Record<'WHOLE' | 'PART' | 'DECLINE' | 'STATEMENT' | 'RETURN' | 'REVIEW', OwnText>
> = {
  WHOLE: { fi: 'Tunnustettu kokonaan', sv: 'Erkänd i sin helhet', en: 'Recognised in whole' },
  PART: { fi: 'Tunnustettu osittain', sv: 'Delvis erkänd', en: 'Recognised in part' },
  DECLINE: { fi: 'Ei tunnustettu', sv: 'Inte erkänd', en: 'Not recognised' },
  STATEMENT: { fi: 'Lausunto', sv: 'Utlåtande', en: 'Statement' },
  RETURN: { fi: 'Palautettu', sv: 'Återlämnad', en: 'Returned' },
  REVIEW: { fi: 'Tarkistuspyyntö', sv: 'Begäran om omprövning', en: 'Request for review' },
};

export const SESSION_LEVEL = {
  CARD_AND_PIN: { fi: 'Kortti ja PIN', sv: 'Kort och PIN', en: 'Card and PIN' },
  TRUSTED: { fi: 'Oma laite tai pääsyavain', sv: 'Egen enhet eller nyckel', en: 'Own device or passkey' },
  STRONG: { fi: 'Vahva tunnistus', sv: 'Stark identifiering', en: 'Strong identification' },
} as const satisfies Record<string, OwnText>;

/** Headings of the sections. */
export const HEADING = {
  person: { fi: 'Sinä', sv: 'Du', en: 'You' },
  credentials: { fi: 'Todistukset', sv: 'Intyg', en: 'Credentials' },
  holdings: { fi: 'Muualta tuodut todistukset', sv: 'Intyg från annat håll', en: 'Proofs from elsewhere' },
  private: { fi: 'Yksityinen osa', sv: 'Den privata delen', en: 'The private part' },
  shares: { fi: 'Jaot ja kokoelmat', sv: 'Delningar och samlingar', en: 'Shares and collections' },
  badgeHosts: {
    fi: 'Palvelut, jotka hakevat todistuksia',
    sv: 'Tjänster som hämtar intyg',
    en: 'Services that fetch proofs',
  },
  checklists: { fi: 'Tarkistuslistat', sv: 'Checklistor', en: 'Checklists' },
  decisions: { fi: 'Päätökset ja lausunnot', sv: 'Beslut och utlåtanden', en: 'Decisions and statements' },
  log: { fi: 'Kuka on katsonut', sv: 'Vem har tittat', en: 'Who has looked' },
  sessions: { fi: 'Kirjautumiset', sv: 'Inloggningar', en: 'Sign-ins' },
  contacts: { fi: 'Yhteystiedot', sv: 'Kontaktuppgifter', en: 'Contact details' },
  archives: { fi: 'Muualta tuodut lompakot', sv: 'Plånböcker från annat håll', en: 'Wallets from elsewhere' },
} as const satisfies Record<string, OwnText>;

interface ExportText {
  readonly name: string;
  readonly birthDate: string;
  readonly what: string;
  readonly value: string;
  readonly requirement: string;
  readonly plainly: string;
  readonly marks: string;
  readonly given: string;
  readonly takenBack: string;
  readonly school: string;
  readonly permissions: string;
  readonly evidence: string;
  readonly photo: string;
  readonly text: string;
  readonly answer: string;
  readonly withdrawn: string;
  readonly recognised: string;
  readonly when: string;
  readonly decision: string;
  readonly grade: string;
  readonly grounds: string;
  readonly who: string;
  readonly began: string;
  readonly ended: string;
  readonly openings: string;
  readonly service: string;
  readonly days: string;
  readonly way: string;
  readonly exported: string;
}

/** Words of captions, columns and titles. */
export const EXPORT_TEXT: Readonly<Record<Language, ExportText>> = {
  fi: {
    name: 'Nimi',
    birthDate: 'Syntymäaika',
    what: 'Tieto',
    value: 'Sisältö',
    requirement: 'Vaatimus',
    plainly: 'Selkeästi sanottuna',
    marks: 'Merkinnät',
    given: 'Annettu',
    takenBack: 'Peruttu',
    school: 'Oppilaitos',
    permissions: 'Luvat',
    evidence: 'Näyttö osaamisesta',
    photo: 'Kuva',
    text: 'Teksti',
    answer: 'Vastauksesi',
    withdrawn: 'peruttu',
    recognised: 'Tunnustettu',
    when: 'Milloin',
    decision: 'Päätös',
    grade: 'Arvosana',
    grounds: 'Perustelut',
    who: 'Mitä tapahtui',
    began: 'Alkoi',
    ended: 'Päättyi',
    openings: 'Avattu kertaa',
    service: 'Palvelu',
    days: 'Päiviä, joina haki',
    way: 'Tapa',
    exported: 'Ladattu',
  },
  sv: {
    name: 'Namn',
    birthDate: 'Födelsedatum',
    what: 'Uppgift',
    value: 'Innehåll',
    requirement: 'Krav',
    plainly: 'Sagt på ett klart sätt',
    marks: 'Anteckningar',
    given: 'Givet',
    takenBack: 'Återtaget',
    school: 'Läroanstalt',
    permissions: 'Tillstånd',
    evidence: 'Det som visar kunnandet',
    photo: 'Bild',
    text: 'Text',
    answer: 'Ditt svar',
    withdrawn: 'återtagen',
    recognised: 'Erkänt',
    when: 'När',
    decision: 'Beslut',
    grade: 'Vitsord',
    grounds: 'Grunder',
    who: 'Vad som hände',
    began: 'Började',
    ended: 'Slutade',
    openings: 'Öppnad gånger',
    service: 'Tjänst',
    days: 'Dagar då den hämtade',
    way: 'Sätt',
    exported: 'Nerladdad',
  },
  en: {
    name: 'Name',
    birthDate: 'Date of birth',
    what: 'What',
    value: 'Content',
    requirement: 'Requirement',
    plainly: 'In plain words',
    marks: 'Marks',
    given: 'Given',
    takenBack: 'Taken back',
    school: 'School',
    permissions: 'Permissions',
    evidence: 'What shows the competence',
    photo: 'Photo',
    text: 'Text',
    answer: 'Your answer',
    withdrawn: 'withdrawn',
    recognised: 'Recognised',
    when: 'When',
    decision: 'Decision',
    grade: 'Grade',
    grounds: 'Grounds',
    who: 'What happened',
    began: 'Began',
    ended: 'Ended',
    openings: 'Times opened',
    service: 'Service',
    days: 'Days on which it fetched',
    way: 'Way',
    exported: 'Downloaded',
  },
};
