import type { SessionLevel } from '../../access/level.ts';
import type { Language } from '../../base/language.ts';

/** Where else one can go from the wallet. */
export const WAYS = ['share', 'bring', 'private', 'log', 'devices', 'take', 'erase'] as const;
export type Way = (typeof WAYS)[number];

interface WalletText {
  readonly title: string;
  readonly hello: string;
  readonly sums: (checklists: number, proofs: number) => string;
  readonly waiting: string;
  readonly returned: string;
  readonly look: string;
  readonly seen: string;
  readonly reissue: string;
  readonly reissueFrom: string;
  readonly refuse: string;
  readonly checklists: string;
  readonly noChecklists: string;
  readonly proofs: string;
  readonly noProofs: string;
  readonly more: string;
  readonly ways: Readonly<Record<Way, string>>;
  readonly privacy: string;
  readonly level: Readonly<Record<SessionLevel, string>>;
  readonly done: Readonly<Record<string, string>>;
}

export const WALLET_TEXT: Readonly<Record<Language, WalletText>> = {
  fi: {
    title: 'Lompakko',
    hello: 'Hei, {name}',
    sums: (lists, proofs) =>
      `Sinulla on ${lists} ${lists === 1 ? 'tarkistuslista' : 'tarkistuslistaa'} ja ${proofs} ${proofs === 1 ? 'todistus' : 'todistusta'}.`,
    waiting: 'Odottaa sinua',
    returned: 'Oppilaitos palautti listasi ja kertoi, mitä puuttuu.',
    look: 'Katso, mitä puuttuu',
    seen: 'Olen nähnyt tämän',
    reissue: '{unit} on pyytänyt sinulle uuden kortin. Jos et ole itse pyytänyt sitä, estä se heti.',
    reissueFrom: 'Kortin voi tulostaa aikaisintaan',
    refuse: 'Estä uusi kortti',
    checklists: 'Tarkistuslistat',
    noChecklists: 'Ei vielä yhtään. Ohjaajasi avaa ensimmäisen listan kanssasi.',
    proofs: 'Todistukset',
    noProofs: 'Ei vielä yhtään. Todistus tulee tähän, kun osaamisesi on merkitty ja se annetaan.',
    more: 'Muut asiat',
    ways: {
      share: 'Jaa todistuksia',
      bring: 'Tuo todistuksia',
      private: 'Yksityinen osa: päiväkirja ja muistiinpanot',
      log: 'Kuka on katsonut',
      devices: 'Laitteet ja PIN-koodi',
      take: 'Ota kaikki mukaan',
      erase: 'Poista lompakko',
    },
    privacy: 'Näin tietojasi käsitellään',
    level: {
      CARD_AND_PIN: 'Olet sisällä kortilla ja PIN-koodilla.',
      TRUSTED: 'Olet sisällä omalla laitteellasi tai pääsyavaimella.',
      STRONG: 'Olet sisällä vahvasti tunnistettuna.',
    },
    done: {
      cancelled: 'Poistaminen on peruttu. Lompakko on tallella.',
      told: 'Selvä. Tämä ei enää odota sinua.',
    },
  },
  sv: {
    title: 'Plånbok',
    hello: 'Hej, {name}',
    sums: (lists, proofs) =>
      `Du har ${lists} ${lists === 1 ? 'checklista' : 'checklistor'} och ${proofs} intyg.`,
    waiting: 'Väntar på dig',
    returned: 'Läroanstalten returnerade din lista och berättade vad som saknas.',
    look: 'Se vad som saknas',
    seen: 'Jag har sett det här',
    reissue: '{unit} har begärt ett nytt kort åt dig. Har du inte själv bett om det, stoppa det genast.',
    reissueFrom: 'Kortet kan skrivas ut tidigast',
    refuse: 'Stoppa det nya kortet',
    checklists: 'Checklistor',
    noChecklists: 'Inga ännu. Din handledare öppnar den första listan tillsammans med dig.',
    proofs: 'Intyg',
    noProofs: 'Inga ännu. Intyget kommer hit när ditt kunnande har antecknats och intyget ges.',
    more: 'Annat',
    ways: {
      share: 'Dela intyg',
      bring: 'Ta in intyg',
      private: 'Den privata delen: dagbok och anteckningar',
      log: 'Vem har tittat',
      devices: 'Enheter och PIN-kod',
      take: 'Ta med allt',
      erase: 'Radera plånboken',
    },
    privacy: 'Så behandlas dina uppgifter',
    level: {
      CARD_AND_PIN: 'Du är inne med kort och PIN-kod.',
      TRUSTED: 'Du är inne med din egen enhet eller en nyckel.',
      STRONG: 'Du är inne med stark identifiering.',
    },
    done: {
      cancelled: 'Raderingen är avbruten. Plånboken finns kvar.',
      told: 'Klart. Det här väntar inte längre på dig.',
    },
  },
  en: {
    title: 'Wallet',
    hello: 'Hello, {name}',
    sums: (lists, proofs) =>
      `You have ${lists} ${lists === 1 ? 'checklist' : 'checklists'} and ${proofs} ${proofs === 1 ? 'proof' : 'proofs'}.`,
    waiting: 'Waits for you',
    returned: 'The school returned your list and said what is missing.',
    look: 'See what is missing',
    seen: 'I have seen this',
    reissue: '{unit} has asked for a new card for you. If you did not ask for it yourself, stop it at once.',
    reissueFrom: 'The card can be printed from',
    refuse: 'Stop the new card',
    checklists: 'Checklists',
    noChecklists: 'None yet. Your instructor opens the first list together with you.',
    proofs: 'Proofs',
    noProofs: 'None yet. A proof comes here when your competence has been marked and it is issued.',
    more: 'Other things',
    ways: {
      share: 'Share proofs',
      bring: 'Bring proofs',
      private: 'The private part: diary and notes',
      log: 'Who has looked',
      devices: 'Devices and PIN',
      take: 'Take everything along',
      erase: 'Erase the wallet',
    },
    privacy: 'How your data are handled',
    level: {
      CARD_AND_PIN: 'You are in with card and PIN.',
      TRUSTED: 'You are in with your own device or a passkey.',
      STRONG: 'You are in by strong identification.',
    },
    done: {
      cancelled: 'The erasure is cancelled. The wallet is kept.',
      told: 'Done. This does not wait for you any more.',
    },
  },
};
