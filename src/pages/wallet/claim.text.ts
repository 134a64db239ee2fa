import type { Language } from '../../base/language.ts';

interface ClaimText {
  readonly title: string;
  readonly back: string;
  readonly lead: string;
  readonly withCode: string;
  readonly withCodeHint: string;
  readonly button: string;
  readonly ready: string;
  readonly readyLead: string;
  readonly code: string;
  readonly codeHint: string;
  readonly qr: string;
  readonly sameDevice: string;
  readonly again: string;
}

export const CLAIM_TEXT: Readonly<Record<Language, ClaimText>> = {
  fi: {
    title: 'Vie toiseen lompakkoon',
    back: 'Todistukseen',
    lead: 'Todistus menee myös puhelimesi lompakkosovellukseen. Se jää tännekin.',
    withCode: 'Toinen lompakko kysyy koodin',
    withCodeHint: 'Silloin todistusta ei saa se, joka vain näkee QR-koodin.',
    button: 'Tee QR-koodi',
    ready: 'Lue koodi toisella lompakolla',
    readyLead: 'Avaa lompakkosovellus ja lue QR-koodi. Koodi on voimassa kymmenen minuuttia.',
    code: 'Koodi',
    codeHint: 'Toinen lompakko kysyy tämän. Sitä ei näytetä toista kertaa.',
    qr: 'QR-koodi, jonka toinen lompakko lukee',
    sameDevice: 'Avaa tämän laitteen lompakossa',
    again: 'Tee uusi QR-koodi',
  },
  sv: {
    title: 'För till en annan plånbok',
    back: 'Till intyget',
    lead: 'Intyget kommer också till plånboksappen i din telefon. Det blir kvar här.',
    withCode: 'Den andra plånboken frågar efter en kod',
    withCodeHint: 'Då får den som bara ser QR-koden inte intyget.',
    button: 'Gör QR-koden',
    ready: 'Läs koden med den andra plånboken',
    readyLead: 'Öppna plånboksappen och läs QR-koden. Koden gäller i tio minuter.',
    code: 'Kod',
    codeHint: 'Den andra plånboken frågar efter den. Den visas inte en andra gång.',
    qr: 'QR-kod som den andra plånboken läser',
    sameDevice: 'Öppna i plånboken på den här enheten',
    again: 'Gör en ny QR-kod',
  },
  en: {
    title: 'Take to another wallet',
    back: 'To the proof',
    lead: 'The proof goes to the wallet app on your phone too. It stays here as well.',
    withCode: 'The other wallet asks for a code',
    withCodeHint: 'Then whoever merely sees the QR code does not get the proof.',
    button: 'Make the QR code',
    ready: 'Read the code with the other wallet',
    readyLead: 'Open the wallet app and read the QR code. It is good for ten minutes.',
    code: 'Code',
    codeHint: 'The other wallet asks for it. It is not shown a second time.',
    qr: 'QR code for the other wallet to read',
    sameDevice: 'Open in the wallet on this device',
    again: 'Make a new QR code',
  },
};
