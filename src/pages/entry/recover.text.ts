import type { Language } from '../../base/language.ts';

interface RecoverText {
  readonly title: string;
  readonly lead: string;
  readonly code: string;
  readonly button: string;
  readonly noCard: string;
  readonly back: string;
}

export const RECOVER_TEXT: Readonly<Record<Language, RecoverText>> = {
  fi: {
    title: 'Palauta lompakko',
    lead: 'Palautuskortilla asetat uuden PIN-koodin. Kaikki muut istunnot loppuvat, ja laitteet unohdetaan.',
    code: 'Koodi palautuskortista',
    button: 'Palauta lompakko',
    noCard: 'Jos palautuskorttia ei ole, pyydä ohjaajalta uusi kortti.',
    back: 'Kirjautumiseen',
  },
  sv: {
    title: 'Återställ plånboken',
    lead: 'Med återställningskortet väljer du en ny PIN-kod. Alla andra sessioner avslutas och enheter glöms.',
    code: 'Koden på återställningskortet',
    button: 'Återställ plånboken',
    noCard: 'Har du inget återställningskort, be handledaren om ett nytt kort.',
    back: 'Till inloggningen',
  },
  en: {
    title: 'Take the wallet back',
    lead: 'With the recovery card you set a new PIN. Every other session ends, and devices are forgotten.',
    code: 'The code on the recovery card',
    button: 'Take the wallet back',
    noCard: 'If you have no recovery card, ask your instructor for a new card.',
    back: 'To signing in',
  },
};
