import type { Language } from '../../base/language.ts';

interface LogText {
  readonly title: string;
  readonly back: string;
  readonly lead: string;
  readonly nobody: string;
  readonly who: string;
  readonly asked: string;
  readonly waits: string;
  readonly ANSWERED: string;
  readonly REFUSED: string;
  readonly earlier: string;
}

export const LOG_TEXT: Readonly<Record<Language, LogText>> = {
  fi: {
    title: 'Kuka on katsonut',
    back: 'Lompakkoon',
    lead: 'Tässä näet, kuka on avannut tietojasi ja miksi, ja mitä lompakossasi on tehty.',
    nobody: 'Kukaan ei ole vielä katsonut tietojasi.',
    who: 'Kysy, kuka',
    asked: 'Kysymyksesi on lähetetty. Vastaus tulee tälle sivulle.',
    waits: 'Olet kysynyt, kuka. Vastaus ei ole vielä tullut',
    ANSWERED: 'Vastaus',
    REFUSED: 'Ei kerrota',
    earlier: 'Vanhemmat merkinnät',
  },
  sv: {
    title: 'Vem har tittat',
    back: 'Till plånboken',
    lead: 'Här ser du vem som har öppnat dina uppgifter och varför, och vad som har gjorts i din plånbok.',
    nobody: 'Ingen har ännu tittat på dina uppgifter.',
    who: 'Fråga vem',
    asked: 'Din fråga är skickad. Svaret kommer på den här sidan.',
    waits: 'Du har frågat vem. Svaret har inte kommit ännu',
    ANSWERED: 'Svar',
    REFUSED: 'Berättas inte',
    earlier: 'Äldre rader',
  },
  en: {
    title: 'Who has looked',
    back: 'To the wallet',
    lead: 'Here you see who has opened your data and why, and what was done in your wallet.',
    nobody: 'Nobody has looked at your data yet.',
    who: 'Ask who',
    asked: 'Your question is sent. The answer comes on this page.',
    waits: 'You have asked who. There is no answer yet',
    ANSWERED: 'Answer',
    REFUSED: 'Not told',
    earlier: 'Earlier lines',
  },
};
