import type { Language } from '../base/language.ts';

interface PaperText {
  readonly title: string;
  readonly lead: string;
  readonly howTo: string;
  readonly until: string;
  readonly code: string;
  readonly withdrawn: string;
  readonly qr: string;
}

/** The words of the page that a holder prints so as to show their proofs. */
export const SHARE_PAPER_TEXT: Readonly<Record<Language, PaperText>> = {
  fi: {
    title: 'Katso todistukseni',
    lead: 'Tästä linkistä näet todistukset, jotka haluan näyttää sinulle, ja ovatko ne aitoja ja voimassa.',
    howTo: 'Lue koodi puhelimen kameralla tai kirjoita osoite selaimeen. Tunnuksia ei tarvita.',
    until: 'Linkki on voimassa {day} asti.',
    code: 'Linkki kysyy koodin. Kerron sen sinulle suullisesti.',
    withdrawn: 'Voin sulkea linkin milloin vain. Näen, milloin se avattiin, mutta en, kuka sen avasi.',
    qr: 'QR-koodi, jossa on sama osoite',
  },
  sv: {
    title: 'Se mina intyg',
    lead: 'Med länken ser du de intyg som jag vill visa dig, och om de är äkta och gäller.',
    howTo: 'Läs koden med telefonens kamera eller skriv adressen i webbläsaren. Du behöver inget konto.',
    until: 'Länken gäller till {day}.',
    code: 'Länken frågar efter en kod. Jag berättar den för dig muntligt.',
    withdrawn: 'Jag kan stänga länken när som helst. Jag ser när den öppnades, men inte av vem.',
    qr: 'QR-kod med samma adress',
  },
  en: {
    title: 'See my proofs',
    lead: 'This link shows you the proofs that I want you to see, and whether they are genuine and in force.',
    howTo: 'Read the code with a phone’s camera, or type the address into a browser. No account is needed.',
    until: 'The link works until {day}.',
    code: 'The link asks for a code. I tell it to you by voice.',
    withdrawn: 'I can close the link at any time. I see when it was opened, but not by whom.',
    qr: 'QR code with the same address',
  },
};
