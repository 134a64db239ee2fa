import type { Language } from '../base/language.ts';
import type { CheckName, Outcome } from '../verification/check.ts';

/** The verdicts in words. Each says no more than what was found. */
export type Heading =
  | 'VALID'
  | 'VALID_SUPERSEDED'
  | 'VALID_ISSUER_NOT_KNOWN'
  | 'REVOKED'
  | 'SUSPENDED'
  | 'INVALID'
  | 'UNKNOWN'
  | 'UNREAD'
  | 'SEVERAL_VALID'
  | 'SEVERAL_INVALID'
  | 'SEVERAL_UNKNOWN'
  | 'RECEIPT'
  | 'RECEIPT_OF_OTHER'
  | 'RECEIPT_INVALID'
  | 'RECEIPT_UNKNOWN'
  | 'ERASURE'
  | 'ERASURE_OF_OTHER'
  | 'ERASURE_INVALID'
  | 'ERASURE_UNKNOWN';

interface VerdictText {
  readonly heading: Readonly<Record<Heading, string>>;
  readonly says: string;
  readonly saysHint: string;
  /** {number} of several. */
  readonly part: string;
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
  readonly earlier: string;
  readonly ofThisProof: string;
  readonly ofAnotherProof: string;
  readonly receiptTells: string;
  readonly receipt: string;
  readonly receiptHint: string;
  readonly keepReceipt: string;
  readonly receiptFile: string;
}

export const VERDICT_TEXT: Readonly<Record<Language, VerdictText>> = {
  fi: {
    heading: {
      VALID: 'Todistus on aito ja voimassa.',
      VALID_SUPERSEDED: 'Todistus on aito ja voimassa. Siitä on olemassa uudempi.',
      VALID_ISSUER_NOT_KNOWN: 'Todistus on ehjä ja voimassa, mutta emme tunne sen myöntäjää.',
      REVOKED: 'Todistus on peruttu.',
      SUSPENDED: 'Todistuksen voimassaolo on keskeytetty.',
      INVALID: 'Todistus ei kelpaa.',
      UNKNOWN: 'Emme voi sanoa, pitääkö todistus paikkansa.',
      UNREAD: 'Tästä ei löytynyt luettavaa todistusta.',
      SEVERAL_VALID: 'Kaikki nämä todistukset ovat aitoja ja voimassa.',
      SEVERAL_INVALID: 'Ainakin yksi näistä todistuksista ei kelpaa.',
      SEVERAL_UNKNOWN: 'Emme voi sanoa, pitävätkö kaikki nämä todistukset paikkansa.',
      RECEIPT: 'Tosite on aito.',
      RECEIPT_OF_OTHER: 'Tosite on ehjä, mutta sen on tehnyt toinen palvelu.',
      RECEIPT_INVALID: 'Tosite ei kelpaa.',
      RECEIPT_UNKNOWN: 'Emme voi sanoa, onko tosite aito.',
      ERASURE: 'Poistotosite on aito: lompakko on poistettu.',
      ERASURE_OF_OTHER: 'Poistotosite on ehjä, mutta sen on tehnyt toinen palvelu.',
      ERASURE_INVALID: 'Poistotosite ei kelpaa.',
      ERASURE_UNKNOWN: 'Emme voi sanoa, onko poistotosite aito.',
    },
    says: 'Mitä todistus sanoo',
    saysHint: 'Tämä on allekirjoitettu. Jos PDF:n sivulla lukee jotakin muuta, usko tätä.',
    part: 'Todistus {number}',
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
      RECEIPT: 'Mitä tosite sanoo',
    },
    outcome: { VALID: 'kunnossa', INVALID: 'ei kelpaa', UNKNOWN: 'ei tiedossa' },
    another: 'Tarkista toinen todistus',
    otherLanguage: 'Emme säilytä todistusta. Jos vaihdat kieltä, anna se uudelleen.',
    earlier: 'Aiempi tarkistus',
    ofThisProof: 'Tosite on tehty juuri tästä todistuksesta.',
    ofAnotherProof: 'Tosite on tehty jostakin muusta tiedostosta kuin tästä.',
    receiptTells:
      'Tosite kertoo, mitä silloin todettiin. Miten asia on nyt, selviää, kun tarkistat itse todistuksen.',
    receipt: 'Tosite tästä tarkistuksesta',
    receiptHint:
      'Tositteessa on, mitä tarkistimme, milloin ja mitä totesimme, palvelun allekirjoituksella. Nimiä siinä ei ole. Voit tarkistaa sen täällä myöhemmin.',
    keepReceipt: 'Tallenna tosite',
    receiptFile: 'tosite',
  },
  sv: {
    heading: {
      VALID: 'Intyget är äkta och gäller.',
      VALID_SUPERSEDED: 'Intyget är äkta och gäller. Det finns ett nyare.',
      VALID_ISSUER_NOT_KNOWN: 'Intyget är helt och gäller, men vi känner inte utfärdaren.',
      REVOKED: 'Intyget har återkallats.',
      SUSPENDED: 'Intyget är tillfälligt indraget.',
      INVALID: 'Intyget duger inte.',
      UNKNOWN: 'Vi kan inte säga om intyget stämmer.',
      UNREAD: 'Här fanns inget läsbart intyg.',
      SEVERAL_VALID: 'Alla de här intygen är äkta och gäller.',
      SEVERAL_INVALID: 'Minst ett av de här intygen duger inte.',
      SEVERAL_UNKNOWN: 'Vi kan inte säga om alla de här intygen stämmer.',
      RECEIPT: 'Kvittot är äkta.',
      RECEIPT_OF_OTHER: 'Kvittot är helt, men en annan tjänst har gjort det.',
      RECEIPT_INVALID: 'Kvittot duger inte.',
      RECEIPT_UNKNOWN: 'Vi kan inte säga om kvittot är äkta.',
      ERASURE: 'Raderingskvittot är äkta: plånboken har raderats.',
      ERASURE_OF_OTHER: 'Raderingskvittot är helt, men en annan tjänst har gjort det.',
      ERASURE_INVALID: 'Raderingskvittot duger inte.',
      ERASURE_UNKNOWN: 'Vi kan inte säga om raderingskvittot är äkta.',
    },
    says: 'Vad intyget säger',
    saysHint: 'Det här är undertecknat. Om något annat står på PDF-filens sida ska du tro på det här.',
    part: 'Intyg {number}',
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
      RECEIPT: 'Vad kvittot säger',
    },
    outcome: { VALID: 'i sin ordning', INVALID: 'duger inte', UNKNOWN: 'okänt' },
    another: 'Kontrollera ett annat intyg',
    otherLanguage: 'Vi sparar inte intyget. Om du byter språk, ge det på nytt.',
    earlier: 'En tidigare kontroll',
    ofThisProof: 'Kvittot gäller just det här intyget.',
    ofAnotherProof: 'Kvittot gäller någon annan fil än den här.',
    receiptTells:
      'Kvittot berättar vad som konstaterades då. Hur det är nu ser du när du kontrollerar själva intyget.',
    receipt: 'Kvitto på den här kontrollen',
    receiptHint:
      'Kvittot berättar vad vi kontrollerade, när och vad vi kom fram till, med tjänstens underskrift. Det innehåller inga namn. Du kan kontrollera det här senare.',
    keepReceipt: 'Spara kvittot',
    receiptFile: 'kvitto',
  },
  en: {
    heading: {
      VALID: 'This proof is genuine and in force.',
      VALID_SUPERSEDED: 'This proof is genuine and in force. A newer one exists.',
      VALID_ISSUER_NOT_KNOWN: 'This proof is intact and in force, but we do not know its issuer.',
      REVOKED: 'This proof has been revoked.',
      SUSPENDED: 'This proof is suspended for now.',
      INVALID: 'This proof does not hold.',
      UNKNOWN: 'We cannot tell whether this proof holds.',
      UNREAD: 'No readable proof was found here.',
      SEVERAL_VALID: 'All of these proofs are genuine and in force.',
      SEVERAL_INVALID: 'At least one of these proofs does not hold.',
      SEVERAL_UNKNOWN: 'We cannot tell whether all of these proofs hold.',
      RECEIPT: 'This receipt is genuine.',
      RECEIPT_OF_OTHER: 'This receipt is intact, but another service made it.',
      RECEIPT_INVALID: 'This receipt does not hold.',
      RECEIPT_UNKNOWN: 'We cannot tell whether this receipt is genuine.',
      ERASURE: 'This receipt of erasure is genuine: the wallet has been erased.',
      ERASURE_OF_OTHER: 'This receipt of erasure is intact, but another service made it.',
      ERASURE_INVALID: 'This receipt of erasure does not hold.',
      ERASURE_UNKNOWN: 'We cannot tell whether this receipt of erasure is genuine.',
    },
    says: 'What the proof says',
    saysHint: 'This is what was signed. If the page of the PDF says something else, believe this.',
    part: 'Proof {number}',
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
      RECEIPT: 'What the receipt says',
    },
    outcome: { VALID: 'in order', INVALID: 'does not hold', UNKNOWN: 'not known' },
    another: 'Check another proof',
    otherLanguage: 'We do not keep the proof. If you change the language, give it again.',
    earlier: 'An earlier check',
    ofThisProof: 'The receipt is of this very proof.',
    ofAnotherProof: 'The receipt is of some other file than this one.',
    receiptTells:
      'A receipt tells what was found then. How things stand now you see by checking the proof itself.',
    receipt: 'Receipt of this check',
    receiptHint:
      'The receipt says what we checked, when, and what we found, signed by this service. There are no names in it. You can check it here later.',
    keepReceipt: 'Keep the receipt',
    receiptFile: 'receipt',
  },
};
