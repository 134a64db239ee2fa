import type { Language } from '../../base/language.ts';

export type ShareState = 'OPEN' | 'WITHDRAWN' | 'EXPIRED' | 'USED_UP' | 'LOCKED';

/** For how many days a link can be made here. */
export const SHARE_DAYS = [7, 30, 90] as const;

/** What of a proof can be left out; the rest always shows. */
export const SHARED_CLAIMS = [
  'NAME',
  'BIRTH_DATE',
  'IDENTITY_ASSURANCE',
  'DATES',
  'COMPETENCE_POINTS',
  'QUALIFICATION',
  'GRADE',
  'ROUTE',
  'CONFIRMED_BY',
  'PLACE',
] as const;
type SharedClaim = (typeof SHARED_CLAIMS)[number];

interface ShareText {
  readonly title: string;
  readonly back: string;
  readonly lead: string;
  readonly nothing: string;
  readonly what: string;
  readonly whatFirst: string;
  readonly how: string;
  readonly whole: string;
  readonly part: string;
  readonly partHint: string;
  readonly claims: string;
  readonly claimsLegend: string;
  readonly claim: Readonly<Record<SharedClaim, string>>;
  readonly until: string;
  readonly days: string;
  readonly withCode: string;
  readonly withCodeHint: string;
  readonly introduction: string;
  readonly button: string;
  readonly links: string;
  readonly noLinks: string;
  readonly state: Readonly<Record<ShareState, string>>;
  readonly expires: string;
  readonly neverOpened: string;
  readonly opened: (times: number) => string;
  readonly show: string;
  readonly withdraw: string;
  readonly ready: string;
  readonly readyLead: string;
  readonly code: string;
  readonly codeHint: string;
  readonly codeTold: string;
  readonly link: string;
  readonly qr: string;
  readonly paper: string;
  readonly done: Readonly<Record<string, string>>;
}

export const SHARE_TEXT: Readonly<Record<Language, ShareText>> = {
  fi: {
    title: 'Jaa todistuksia',
    back: 'Lompakkoon',
    lead: 'Teet linkin, jolla toinen näkee valitsemasi todistukset. Voit sulkea linkin milloin vain.',
    nothing:
      'Sinulla ei ole vielä todistuksia, joita jakaa. Todistukset tulevat lompakkoosi, kun ne annetaan.',
    what: 'Mitkä todistukset?',
    whatFirst: 'Valitse ensin ainakin yksi todistus.',
    how: 'Kuinka paljon niistä?',
    whole: 'Kokonaan',
    part: 'Vain osa',
    partHint: 'Mitä et valitse, sitä ei lähetetä. Yksittäisiä vaatimuksia ei näytetä.',
    claims: 'Valitse, mitä osassa näkyy',
    claimsLegend: 'Tämä näkyy aina: mistä todistus on ja kuka sen antoi. Lisäksi:',
    claim: {
      NAME: 'Nimesi',
      BIRTH_DATE: 'Syntymäaikasi',
      IDENTITY_ASSURANCE: 'Miten henkilöllisyytesi tiedettiin',
      DATES: 'Milloin opittiin tai päätettiin',
      COMPETENCE_POINTS: 'Osaamispisteet',
      QUALIFICATION: 'Tutkinto ja tutkinnon osan koodi',
      GRADE: 'Arvosana',
      ROUTE: 'Miten osaaminen tunnustettiin',
      CONFIRMED_BY: 'Missä rooleissa se vahvistettiin',
      PLACE: 'Oppimisympäristö ja paikkakunta',
    },
    until: 'Kuinka kauan?',
    days: '{days} päivää',
    withCode: 'Linkki kysyy koodin',
    withCodeHint: 'Saat koodin, jonka kerrot suullisesti. Pelkkä linkki ei silloin riitä.',
    introduction: 'Saate (ei pakollinen)',
    button: 'Tee linkki',
    links: 'Linkkisi',
    noLinks: 'Et ole tehnyt yhtään linkkiä.',
    state: {
      OPEN: 'Auki',
      WITHDRAWN: 'Suljettu',
      EXPIRED: 'Aika on kulunut',
      USED_UP: 'Avattu niin monta kertaa kuin sai',
      LOCKED: 'Lukossa väärien koodien takia',
    },
    expires: 'Voimassa asti',
    neverOpened: 'Ei vielä avattu.',
    opened: (times) => (times === 1 ? 'Avattu kerran' : `Avattu ${times} kertaa`),
    show: 'Näytä linkki',
    withdraw: 'Sulje linkki',
    ready: 'Linkki on valmis',
    readyLead: 'Lähetä linkki tai näytä QR-koodi. Se, joka avaa sen, ei tarvitse tunnusta.',
    code: 'Koodi',
    codeHint: 'Kerro koodi suullisesti. Sitä ei näytetä toista kertaa.',
    codeTold: 'Linkki kysyy koodin, jonka sait, kun teit linkin.',
    link: 'Linkki',
    qr: 'QR-koodi, jossa on sama linkki',
    paper: 'Lataa tulostettava sivu (PDF)',
    done: { withdrawn: 'Linkki on suljettu. Se ei avaa enää mitään.' },
  },
  sv: {
    title: 'Dela intyg',
    back: 'Till plånboken',
    lead: 'Du gör en länk som visar någon de intyg du väljer. Du kan stänga länken när som helst.',
    nothing: 'Du har inga intyg att dela ännu. Intygen kommer till din plånbok när de ges.',
    what: 'Vilka intyg?',
    whatFirst: 'Välj först minst ett intyg.',
    how: 'Hur mycket av dem?',
    whole: 'Hela',
    part: 'Bara en del',
    partHint: 'Det du inte väljer skickas inte. Enskilda krav visas inte.',
    claims: 'Välj vad som syns i delen',
    claimsLegend: 'Det här syns alltid: vad intyget gäller och vem som gav det. Dessutom:',
    claim: {
      NAME: 'Ditt namn',
      BIRTH_DATE: 'Din födelsetid',
      IDENTITY_ASSURANCE: 'Hur din identitet var känd',
      DATES: 'När det lärdes eller beslutades',
      COMPETENCE_POINTS: 'Kompetenspoäng',
      QUALIFICATION: 'Examen och examensdelens kod',
      GRADE: 'Vitsord',
      ROUTE: 'Hur kunnandet erkändes',
      CONFIRMED_BY: 'I vilka roller det bekräftades',
      PLACE: 'Lärmiljö och ort',
    },
    until: 'Hur länge?',
    days: '{days} dagar',
    withCode: 'Länken frågar efter en kod',
    withCodeHint: 'Du får en kod som du berättar muntligt. Då räcker inte länken ensam.',
    introduction: 'Följebrev (inte obligatoriskt)',
    button: 'Gör länken',
    links: 'Dina länkar',
    noLinks: 'Du har inte gjort några länkar.',
    state: {
      OPEN: 'Öppen',
      WITHDRAWN: 'Stängd',
      EXPIRED: 'Tiden har gått ut',
      USED_UP: 'Öppnad så många gånger som tilläts',
      LOCKED: 'Låst på grund av fel koder',
    },
    expires: 'Gäller till',
    neverOpened: 'Inte öppnad ännu.',
    opened: (times) => (times === 1 ? 'Öppnad en gång' : `Öppnad ${times} gånger`),
    show: 'Visa länken',
    withdraw: 'Stäng länken',
    ready: 'Länken är klar',
    readyLead: 'Skicka länken eller visa QR-koden. Den som öppnar den behöver inget konto.',
    code: 'Kod',
    codeHint: 'Berätta koden muntligt. Den visas inte en andra gång.',
    codeTold: 'Länken frågar efter koden som du fick när du gjorde länken.',
    link: 'Länk',
    qr: 'QR-kod med samma länk',
    paper: 'Ladda ner en sida att skriva ut (PDF)',
    done: { withdrawn: 'Länken är stängd. Den öppnar ingenting längre.' },
  },
  en: {
    title: 'Share proofs',
    back: 'To the wallet',
    lead: 'You make a link that shows somebody the proofs that you choose. You can close it at any time.',
    nothing: 'You have no proofs to share yet. Proofs come to your wallet when they are issued.',
    what: 'Which proofs?',
    whatFirst: 'Choose at least one proof first.',
    how: 'How much of them?',
    whole: 'The whole',
    part: 'Only a part',
    partHint: 'What you do not choose is not sent. Single requirements are not shown.',
    claims: 'Choose what shows in the part',
    claimsLegend: 'This always shows: what the proof is of and who gave it. Besides:',
    claim: {
      NAME: 'Your name',
      BIRTH_DATE: 'Your date of birth',
      IDENTITY_ASSURANCE: 'How your identity was known',
      DATES: 'When it was learnt or decided',
      COMPETENCE_POINTS: 'Competence points',
      QUALIFICATION: 'The qualification and the unit’s code',
      GRADE: 'The grade',
      ROUTE: 'How the competence was recognised',
      CONFIRMED_BY: 'In which roles it was confirmed',
      PLACE: 'The learning environment and its place',
    },
    until: 'For how long?',
    days: '{days} days',
    withCode: 'The link asks for a code',
    withCodeHint: 'You get a code that you tell by voice. Then the link alone is not enough.',
    introduction: 'A few words with it (may be left out)',
    button: 'Make the link',
    links: 'Your links',
    noLinks: 'You have made no links.',
    state: {
      OPEN: 'Open',
      WITHDRAWN: 'Closed',
      EXPIRED: 'Its time has passed',
      USED_UP: 'Opened as often as it may be',
      LOCKED: 'Locked after wrong codes',
    },
    expires: 'Good until',
    neverOpened: 'Not opened yet.',
    opened: (times) => (times === 1 ? 'Opened once' : `Opened ${times} times`),
    show: 'Show the link',
    withdraw: 'Close the link',
    ready: 'The link is ready',
    readyLead: 'Send the link or show the QR code. Whoever opens it needs no account.',
    code: 'Code',
    codeHint: 'Tell the code by voice. It is not shown a second time.',
    codeTold: 'The link asks for the code that you got when you made it.',
    link: 'Link',
    qr: 'QR code with the same link',
    paper: 'Download a page to print (PDF)',
    done: { withdrawn: 'The link is closed. It opens nothing any more.' },
  },
};
