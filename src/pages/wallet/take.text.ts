import type { Language } from '../../base/language.ts';

interface TakeText {
  readonly title: string;
  readonly back: string;
  readonly lead: string;
  readonly inside: string;
  readonly insidePoints: readonly string[];
  readonly safe: string;
  readonly button: string;
  readonly elsewhere: string;
}

export const TAKE_TEXT: Readonly<Record<Language, TakeText>> = {
  fi: {
    title: 'Ota kaikki mukaan',
    back: 'Lompakkoon',
    lead: 'Saat yhden tiedoston, jossa on kaikki, mitä lompakossasi on. Lompakko jää ennalleen.',
    inside: 'Tiedostossa on',
    insidePoints: [
      'todistuksesi kaikissa muodoissa, myös PDF:nä',
      'tarkistuslistasi merkintöineen ja vastauksineen',
      'oppilaitosten päätökset ja lausunnot',
      'yksityinen osasi lukittuna: se aukeaa vain omalla salaisuudellasi',
      'loki siitä, kuka on katsonut',
      'sivu, jonka voit avata selaimessa ilman verkkoa',
    ],
    safe: 'Tallenna se paikkaan, johon vain sinä pääset. Tiedosto ei ole lukittu.',
    button: 'Lataa tiedosto',
    elsewhere: 'Toinen Pätevä-palvelu voi ottaa saman tiedoston sisään.',
  },
  sv: {
    title: 'Ta med allt',
    back: 'Till plånboken',
    lead: 'Du får en fil med allt som finns i din plånbok. Plånboken ändras inte.',
    inside: 'I filen finns',
    insidePoints: [
      'dina intyg i alla former, också som PDF',
      'dina checklistor med anteckningar och svar',
      'läroanstalternas beslut och utlåtanden',
      'din privata del låst: den öppnas bara med din egen hemlighet',
      'loggen över vem som har tittat',
      'en sida som du kan öppna i webbläsaren utan nät',
    ],
    safe: 'Spara den där bara du kommer åt den. Filen är inte låst.',
    button: 'Ladda ner filen',
    elsewhere: 'En annan Pätevä-tjänst kan ta in samma fil.',
  },
  en: {
    title: 'Take everything along',
    back: 'To the wallet',
    lead: 'You get one file with everything that is in your wallet. The wallet stays as it is.',
    inside: 'In the file there are',
    insidePoints: [
      'your proofs in every form, as PDF too',
      'your checklists with marks and answers',
      'schools’ decisions and statements',
      'your private part, locked: it opens with your own secret only',
      'the log of who has looked',
      'a page that you can open in a browser without a network',
    ],
    safe: 'Keep it where only you can get at it. The file is not locked.',
    button: 'Download the file',
    elsewhere: 'Another Pätevä service can take the same file in.',
  },
};
