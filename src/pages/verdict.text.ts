import type { Language } from '../base/language.ts';
import type { CheckName, Outcome } from '../verification/check.ts';

/** The verdicts in words. Each says no more than what was found. */
export type Heading =
  | 'VALID'
  | 'VALID_SUPERSEDED'
  | 'VALID_ISSUER_NOT_KNOWN'
  | 'REVOKED'
  | 'INVALID'
  | 'UNKNOWN'
  | 'UNREAD';

interface VerdictText {
  readonly heading: Readonly<Record<Heading, string>>;
  readonly says: string;
  readonly saysHint: string;
  readonly compare: string;
  readonly birthDate: string;
  readonly about: string;
  readonly unit: string;
  readonly qualification: string;
  readonly issuer: string;
  readonly statedIssuer: string;
  readonly issuerOnly: string;
  readonly issuerId: string;
  readonly issuedOn: string;
  readonly checked: string;
  readonly check: Readonly<Record<CheckName, string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly another: string;
  readonly otherLanguage: string;
}

export const VERDICT_TEXT: Readonly<Record<Language, VerdictText>> = {
  fi: {
    heading: {
      VALID: 'Todistus on aito ja voimassa.',
      VALID_SUPERSEDED: 'Todistus on aito ja voimassa. Siitä on olemassa uudempi.',
      VALID_ISSUER_NOT_KNOWN: 'Todistus on ehjä ja voimassa, mutta emme tunne sen myöntäjää.',
      REVOKED: 'Todistus on peruttu.',
      INVALID: 'Todistus ei kelpaa.',
      UNKNOWN: 'Emme voi sanoa, pitääkö todistus paikkansa.',
      UNREAD: 'Tästä ei löytynyt luettavaa todistusta.',
    },
    says: 'Mitä todistus sanoo',
    saysHint: 'Tämä on allekirjoitettu. Jos PDF:n sivulla lukee jotakin muuta, usko tätä.',
    compare:
      'Tarkistus ei kerro, onko todistuksen näyttäjä sama ihminen. Vertaa nimeä ja syntymäaikaa häneen.',
    birthDate: 'Syntynyt',
    about: 'Mistä',
    unit: 'Tutkinnon osa',
    qualification: 'Tutkinto',
    issuer: 'Myöntäjä',
    statedIssuer: 'Todistus kutsuu myöntäjää näin',
    issuerOnly: 'Todistuksen oma sana. Emme tunne tätä myöntäjää.',
    issuerId: 'Myöntäjän tunniste',
    issuedOn: 'Myönnetty',
    checked: 'Mitä tarkistimme',
    check: {
      READABLE: 'Luettavuus',
      SHAPE: 'Rakenne',
      PROOF: 'Allekirjoitus',
      ISSUER_IDENTITY: 'Myöntäjän avain',
      ISSUER_TRUST: 'Kuka myöntäjä on',
      STATUS: 'Peruminen',
      DATES: 'Voimassaoloaika',
      HOLDER: 'Näyttäjä',
      VISIBLE_TEXT: 'Näkyvä teksti',
    },
    outcome: { VALID: 'kunnossa', INVALID: 'ei kelpaa', UNKNOWN: 'ei tiedossa' },
    another: 'Tarkista toinen todistus',
    otherLanguage: 'Emme säilytä todistusta. Jos vaihdat kieltä, anna se uudelleen.',
  },
  sv: {
    heading: {
      VALID: 'Intyget är äkta och gäller.',
      VALID_SUPERSEDED: 'Intyget är äkta och gäller. Det finns ett nyare.',
      VALID_ISSUER_NOT_KNOWN: 'Intyget är helt och gäller, men vi känner inte utfärdaren.',
      REVOKED: 'Intyget har återkallats.',
      INVALID: 'Intyget duger inte.',
      UNKNOWN: 'Vi kan inte säga om intyget stämmer.',
      UNREAD: 'Här fanns inget läsbart intyg.',
    },
    says: 'Vad intyget säger',
    saysHint: 'Det här är undertecknat. Om något annat står på PDF-filens sida ska du tro på det här.',
    compare:
      'Kontrollen säger inte om den som visar intyget är samma människa. Jämför namn och födelsedatum med hen.',
    birthDate: 'Född',
    about: 'Om vad',
    unit: 'Examensdel',
    qualification: 'Examen',
    issuer: 'Utfärdare',
    statedIssuer: 'Intyget kallar utfärdaren så här',
    issuerOnly: 'Intygets eget ord. Vi känner inte den här utfärdaren.',
    issuerId: 'Utfärdarens kod',
    issuedOn: 'Utfärdat',
    checked: 'Vad vi kontrollerade',
    check: {
      READABLE: 'Läsbarhet',
      SHAPE: 'Struktur',
      PROOF: 'Underskrift',
      ISSUER_IDENTITY: 'Utfärdarens nyckel',
      ISSUER_TRUST: 'Vem utfärdaren är',
      STATUS: 'Återkallande',
      DATES: 'Giltighetstid',
      HOLDER: 'Den som visar',
      VISIBLE_TEXT: 'Synlig text',
    },
    outcome: { VALID: 'i sin ordning', INVALID: 'duger inte', UNKNOWN: 'okänt' },
    another: 'Kontrollera ett annat intyg',
    otherLanguage: 'Vi sparar inte intyget. Om du byter språk, ge det på nytt.',
  },
  en: {
    heading: {
      VALID: 'This proof is genuine and in force.',
      VALID_SUPERSEDED: 'This proof is genuine and in force. A newer one exists.',
      VALID_ISSUER_NOT_KNOWN: 'This proof is intact and in force, but we do not know its issuer.',
      REVOKED: 'This proof has been revoked.',
      INVALID: 'This proof does not hold.',
      UNKNOWN: 'We cannot tell whether this proof holds.',
      UNREAD: 'No readable proof was found here.',
    },
    says: 'What the proof says',
    saysHint: 'This is what was signed. If the page of the PDF says something else, believe this.',
    compare:
      'The check does not tell whether the one who shows the proof is the same person. Compare the name and the date of birth.',
    birthDate: 'Born',
    about: 'About',
    unit: 'Vocational unit',
    qualification: 'Qualification',
    issuer: 'Issuer',
    statedIssuer: 'What the proof calls its issuer',
    issuerOnly: 'The proof’s own word. We do not know this issuer.',
    issuerId: 'The issuer’s identifier',
    issuedOn: 'Issued',
    checked: 'What we checked',
    check: {
      READABLE: 'Readable',
      SHAPE: 'Structure',
      PROOF: 'Signature',
      ISSUER_IDENTITY: 'The issuer’s key',
      ISSUER_TRUST: 'Who the issuer is',
      STATUS: 'Revocation',
      DATES: 'Dates',
      HOLDER: 'Who shows it',
      VISIBLE_TEXT: 'Visible text',
    },
    outcome: { VALID: 'in order', INVALID: 'does not hold', UNKNOWN: 'not known' },
    another: 'Check another proof',
    otherLanguage: 'We do not keep the proof. If you change the language, give it again.',
  },
};
