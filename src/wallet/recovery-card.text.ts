import type { Language } from '../base/language.ts';

/** The words of a recovery card, and of the answer to its use. */
export interface RecoveryWords {
  readonly title: string;
  readonly lead: string;
  readonly code: string;
  readonly sections: readonly { readonly heading: string; readonly texts: readonly string[] }[];
  readonly how: string;
  readonly steps: (address: string) => readonly string[];
  readonly made: (day: string) => string;
  readonly qrAlternative: string;
  /** Said once the card is used up. */
  readonly used: string;
}

export const RECOVERY_WORDS: Readonly<Record<Language, RecoveryWords>> = {
  fi: {
    title: 'Palautuskortti',
    lead: 'Tällä kortilla saat lompakkosi takaisin, jos PIN tai puhelin katoaa.',
    code: 'Koodi',
    sections: [
      {
        heading: 'Säilytä kotona',
        texts: ['Pidä kortti turvassa ja erillään puhelimesta. Älä ota siitä kuvaa.'],
      },
      {
        heading: 'Mitä kortti avaa',
        texts: [
          'Se avaa lompakkosi ja antaa sinun valita uuden PINin. Muut istunnot päättyvät, ja laitteet unohdetaan.',
        ],
      },
      {
        heading: 'Mitä kortti ei avaa',
        texts: [
          'Se ei avaa yksityistä osaa: päiväkirjaa, muistiinpanoja ja itsearviointeja. Ne aukeavat vain omalla salaisuudellasi.',
        ],
      },
    ],
    how: 'Näin käytät korttia',
    steps: (address) => [
      `Lue QR-koodi puhelimella tai avaa ${address}.`,
      'Kirjoita koodi, jos sitä kysytään.',
      'Valitse uusi PIN: kuusi numeroa, jotka muistat.',
      'Tulosta uusi palautuskortti: tämä toimii kerran.',
    ],
    made: (day) => `Tulostettu ${day}. Kun tulostat uuden kortin, tämä ei enää toimi.`,
    qrAlternative: 'QR-koodi, joka avaa sivun, jolla lompakko palautetaan',
    used: 'Lompakkosi on taas sinulla. Kortti on käytetty: tulosta uusi palautuskortti.',
  },
  sv: {
    title: 'Återställningskort',
    lead: 'Med det här kortet får du tillbaka din plånbok, om PIN-koden eller telefonen försvinner.',
    code: 'Kod',
    sections: [
      {
        heading: 'Förvara det hemma',
        texts: ['Håll kortet i säkert förvar och skilt från telefonen. Ta ingen bild av det.'],
      },
      {
        heading: 'Vad kortet öppnar',
        texts: [
          'Det öppnar din plånbok och låter dig välja en ny PIN-kod. Andra sessioner avslutas, och enheterna glöms.',
        ],
      },
      {
        heading: 'Vad kortet inte öppnar',
        texts: [
          'Det öppnar inte den privata delen: dagboken, anteckningarna och självbedömningarna. De öppnas bara med din egen hemlighet.',
        ],
      },
    ],
    how: 'Så här använder du kortet',
    steps: (address) => [
      `Läs QR-koden med telefonen eller öppna ${address}.`,
      'Skriv koden, om den behövs.',
      'Välj en ny PIN-kod: sex siffror som du kommer ihåg.',
      'Skriv ut ett nytt återställningskort: det här fungerar en gång.',
    ],
    made: (day) => `Utskrivet ${day}. När du skriver ut ett nytt kort fungerar det här inte längre.`,
    qrAlternative: 'QR-kod som öppnar sidan där plånboken återställs',
    used: 'Du har din plånbok igen. Kortet är använt: skriv ut ett nytt återställningskort.',
  },
  en: {
    title: 'Recovery card',
    lead: 'With this card you get your wallet back, if you lose your PIN or your phone.',
    code: 'Code',
    sections: [
      {
        heading: 'Keep it at home',
        texts: ['Keep the card safe, and apart from your phone. Take no picture of it.'],
      },
      {
        heading: 'What it opens',
        texts: [
          'It opens your wallet and lets you choose a new PIN. Other sessions end, and devices are forgotten.',
        ],
      },
      {
        heading: 'What it does not open',
        texts: [
          'It does not open the private part: the diary, notes and self-assessments. They open with your own secret only.',
        ],
      },
    ],
    how: 'How to use it',
    steps: (address) => [
      `Scan the QR code with a phone, or open ${address}.`,
      'Type the code, if you are asked for it.',
      'Choose a new PIN: six digits that you remember.',
      'Print a new recovery card: this one works once.',
    ],
    made: (day) => `Printed on ${day}. When you print a new card, this one works no more.`,
    qrAlternative: 'QR code that opens the page where the wallet is recovered',
    used: 'Your wallet is yours again. The card is used up: print a new recovery card.',
  },
};
