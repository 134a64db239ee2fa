import { ROLES, type Role } from '../../access/actor.ts';
import type { Language, OwnText } from '../../base/language.ts';

/** Why staff opened something, as the participant is told: a few purposes, whatever a client calls its operations. */
export const PURPOSES = [
  'FOLLOW',
  'MARK',
  'SEND',
  'CERTIFY',
  'DECIDE',
  'KNOW_WHO',
  'ISSUED',
  'WORK',
] as const;
export type Purpose = (typeof PURPOSES)[number];

const OF_ACT: Readonly<Record<string, Purpose>> = {
  markrequirement: 'MARK',
  markasteacher: 'MARK',
  withdrawmark: 'MARK',
  addevidence: 'MARK',
  sendtoschool: 'SEND',
  certifycompetence: 'CERTIFY',
  issuecertificates: 'CERTIFY',
};

const SCHOOL_ROLES: readonly string[] = ['TEACHER', 'DECIDER', 'ASSESSOR'];

/**
 * The purpose of a reading: from what was opened and in which role, since a client gives its operations any name;
 * that name is looked at only where it is that of an act.
 */
export function purposeOf(reading: {
  readonly what: string;
  readonly role: string;
  readonly why: string;
}): Purpose {
  const act = OF_ACT[reading.why.toLowerCase()];
  if (act) return act;
  const school = SCHOOL_ROLES.includes(reading.role);
  switch (reading.what) {
    case 'CHECKLIST':
      return school ? 'DECIDE' : 'FOLLOW';
    case 'GROUP_PROGRESS':
      return 'FOLLOW';
    case 'RECOGNITION_CASE':
      return 'DECIDE';
    case 'PERSON':
      return 'KNOW_WHO';
    case 'CREDENTIAL':
      return 'ISSUED';
    default:
      return 'WORK';
  }
}

const WHO: Readonly<Record<Role, OwnText>> = {
  INSTRUCTOR: { fi: 'Ohjaaja', sv: 'En handledare', en: 'An instructor' },
  TEACHER: { fi: 'Opettaja', sv: 'En lärare', en: 'A teacher' },
  DECIDER: { fi: 'Päätöksentekijä', sv: 'En beslutsfattare', en: 'A decision-maker' },
  ASSESSOR: { fi: 'Arvioija', sv: 'En bedömare', en: 'An assessor' },
  COORDINATOR: { fi: 'Koordinaattori', sv: 'En koordinator', en: 'A coordinator' },
  RECORDS: { fi: 'Asiakirjojen hoitaja', sv: 'En registeransvarig', en: 'A keeper of records' },
};
const SOMEBODY: OwnText = { fi: 'Työntekijä', sv: 'En anställd', en: 'An employee' };

const OPENED: Readonly<Record<string, OwnText>> = {
  CHECKLIST: { fi: 'tarkistuslistasi', sv: 'din checklista', en: 'your checklist' },
  GROUP_PROGRESS: {
    fi: 'etenemisesi ryhmässä',
    sv: 'hur långt du har kommit i gruppen',
    en: 'how far you have come in the group',
  },
  PERSON: {
    fi: 'nimesi ja syntymäaikasi',
    sv: 'ditt namn och födelsedatum',
    en: 'your name and date of birth',
  },
  CREDENTIAL: { fi: 'todistuksesi', sv: 'ditt intyg', en: 'your credential' },
  RECOGNITION_CASE: {
    fi: 'osaamisesi tunnustamisen asian',
    sv: 'ärendet om erkännande av ditt kunnande',
    en: 'the case about recognising what you can do',
  },
};
const SOMETHING: OwnText = { fi: 'tietojasi', sv: 'uppgifter om dig', en: 'data of yours' };

const WHY: Readonly<Record<Purpose, OwnText>> = {
  FOLLOW: {
    fi: 'seuratakseen, miten etenet',
    sv: 'för att följa hur du kommer framåt',
    en: 'to follow how you are getting on',
  },
  MARK: { fi: 'merkitäkseen, mitä osaat', sv: 'för att anteckna vad du kan', en: 'to mark what you can do' },
  SEND: {
    fi: 'lähettääkseen sen oppilaitokseen',
    sv: 'för att skicka den till en läroanstalt',
    en: 'to send it to a school',
  },
  CERTIFY: { fi: 'antaakseen todistuksen', sv: 'för att ge ett intyg', en: 'to give a certificate' },
  DECIDE: { fi: 'päättääkseen siitä', sv: 'för att besluta om det', en: 'to decide about it' },
  KNOW_WHO: { fi: 'tietääkseen, kuka olet', sv: 'för att veta vem du är', en: 'to know who you are' },
  ISSUED: {
    fi: 'tarkistaakseen, mitä on annettu',
    sv: 'för att kontrollera vad som har getts',
    en: 'to check what has been issued',
  },
  WORK: { fi: 'hoitaakseen työtään', sv: 'för att sköta sitt arbete', en: 'to do their work' },
};

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

/** One opening by staff in one sentence: role and organisation, what, when, why; never an employee's name. */
export function readingSentence(
  reading: { readonly what: string; readonly role: string; readonly why: string },
  unit: string,
  when: string,
  language: Language,
): string {
  const who = (isRole(reading.role) ? WHO[reading.role] : SOMEBODY)[language];
  const what = (OPENED[reading.what] ?? SOMETHING)[language];
  const why = WHY[purposeOf(reading)][language];
  if (language === 'fi') return `${who} (${unit}) avasi ${what} ${when} ${why}.`;
  if (language === 'sv') return `${who} vid ${unit} öppnade ${what} ${when} ${why}.`;
  return `${who} of ${unit} opened ${what} ${when}, ${why}.`;
}
