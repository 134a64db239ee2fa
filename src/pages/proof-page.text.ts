import type { Language } from '../base/language.ts';
import type { Award } from '../credential/award.ts';

interface ProofPageText {
  readonly verdict: Readonly<Record<'VALID' | 'SUPERSEDED' | 'SUSPENDED' | 'REVOKED' | 'UNKNOWN', string>>;
  readonly kinds: Readonly<Record<Award['kind'], string>>;
  readonly kind: string;
  readonly target: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly revokedOn: string;
  readonly suspendedOn: string;
  readonly compare: string;
  readonly unknown: string;
  readonly file: string;
}

export const PROOF_PAGE_TEXT: Readonly<Record<Language, ProofPageText>> = {
  fi: {
    verdict: {
      VALID: 'Todistus on voimassa.',
      SUPERSEDED: 'Todistus on voimassa. Siitä on olemassa uudempi.',
      SUSPENDED: 'Todistuksen voimassaolo on keskeytetty.',
      REVOKED: 'Todistus on peruttu.',
      UNKNOWN: 'Tällaista todistusta ei löydy.',
    },
    kinds: {
      COMPETENCE_CERTIFICATE: 'Osaamistodistus',
      RECOGNISED_COMPETENCE: 'Tieto tunnustetusta osaamisesta',
      STATEMENT: 'Lausunto',
    },
    kind: 'Asiakirja',
    target: 'Mistä',
    issuer: 'Myöntäjä',
    issuedOn: 'Myönnetty',
    revokedOn: 'Peruttu',
    suspendedOn: 'Keskeytetty',
    compare:
      'Vertaa näitä tietoja paperiin. Nimeä ei näytetä täällä. Tiedostosta näet enemmän: siinä on allekirjoitus.',
    unknown: 'Tarkista osoite. Jos se tuli paperilta, paperi ei ole meidän myöntämämme.',
    file: 'Tarkista todistuksen tiedosto',
  },
  sv: {
    verdict: {
      VALID: 'Intyget gäller.',
      SUPERSEDED: 'Intyget gäller. Det finns ett nyare.',
      SUSPENDED: 'Intyget är tillfälligt indraget.',
      REVOKED: 'Intyget har återkallats.',
      UNKNOWN: 'Det finns inget sådant intyg.',
    },
    kinds: {
      COMPETENCE_CERTIFICATE: 'Kompetensintyg',
      RECOGNISED_COMPETENCE: 'Uppgift om erkänt kunnande',
      STATEMENT: 'Utlåtande',
    },
    kind: 'Dokument',
    target: 'Om vad',
    issuer: 'Utfärdare',
    issuedOn: 'Utfärdat',
    revokedOn: 'Återkallat',
    suspendedOn: 'Indraget',
    compare:
      'Jämför uppgifterna med papperet. Namnet visas inte här. Filen säger mer: den innehåller underskriften.',
    unknown: 'Kontrollera adressen. Om den står på ett papper har vi inte utfärdat papperet.',
    file: 'Kontrollera intygets fil',
  },
  en: {
    verdict: {
      VALID: 'This document is valid.',
      SUPERSEDED: 'This document is valid. A newer one exists.',
      SUSPENDED: 'This document is suspended for now.',
      REVOKED: 'This document has been revoked.',
      UNKNOWN: 'There is no such document.',
    },
    kinds: {
      COMPETENCE_CERTIFICATE: 'Certificate of competence',
      RECOGNISED_COMPETENCE: 'Information on recognised competence',
      STATEMENT: 'Statement',
    },
    kind: 'Document',
    target: 'About',
    issuer: 'Issuer',
    issuedOn: 'Issued',
    revokedOn: 'Revoked',
    suspendedOn: 'Suspended',
    compare:
      'Compare this with the paper. The name is not shown here. The file tells more: the signature is inside it.',
    unknown: 'Check the address. If it came from a paper, we did not issue that paper.',
    file: 'Check the document’s file',
  },
};
