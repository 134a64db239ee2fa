import type { Language } from '../base/language.ts';

interface SharePageText {
  readonly title: string;
  readonly lead: string;
  readonly counted: string;
  readonly button: string;
  readonly codeTitle: string;
  readonly codeLabel: string;
  readonly codeHint: string;
  readonly codeButton: string;
  readonly closedTitle: string;
  readonly openedTitle: string;
  readonly one: string;
  readonly several: string;
  readonly until: string;
  readonly introduction: string;
  readonly shown: string;
  readonly partly: string;
  readonly requirements: string;
  readonly checked: string;
  readonly files: string;
  readonly filesHint: string;
  readonly download: string;
  readonly coveredTitle: string;
  readonly covered: string;
  readonly late: string;
}

export const SHARE_PAGE_TEXT: Readonly<Record<Language, SharePageText>> = {
  fi: {
    title: 'Joku haluaa näyttää sinulle todistuksensa',
    lead: 'Näet todistukset sekä sen, ovatko ne aitoja ja voimassa. Tunnuksia ei tarvita.',
    counted:
      'Todistusten omistaja näkee, milloin linkki avattiin. Hän ei näe, kuka sen avasi, mistä tai millä laitteella.',
    button: 'Avaa todistukset',
    codeTitle: 'Linkkiin tarvitaan koodi',
    codeLabel: 'Koodi, kuusi numeroa',
    codeHint: 'Todistusten omistaja kertoo koodin sinulle suullisesti. Sama koodi toimii kerran.',
    codeButton: 'Avaa koodilla',
    closedTitle: 'Linkillä ei voi avata mitään',
    openedTitle: 'Todistukset, jotka sinulle näytetään',
    one: '1 todistus',
    several: '{count} todistusta',
    until: 'Linkki on voimassa {day} asti, ellei sitä suljeta ennen sitä.',
    introduction: 'Omistajan omat sanat',
    shown: 'Tästä todistuksesta näytetään',
    partly: 'Omistaja on valinnut, mitä näytetään. Muuta tästä todistuksesta ei ole lähetetty.',
    requirements: 'Näytetyt vaatimukset',
    checked: 'Mitä tarkistettiin',
    files: 'Tiedostot',
    filesHint: 'Voit ladata tiedostot puolen tunnin ajan. Ne voi tarkistaa myöhemminkin.',
    download: 'Lataa {file}',
    coveredTitle: 'Kopio, jossa henkilötunnus on peitetty',
    covered:
      'Kopiossa ei ole allekirjoitusta, joten sitä ei voi tarkistaa. Kun alkuperäinen tuotiin {day}, siitä todettiin:',
    late: 'Tiedostoa ei voi enää ladata. Avaa linkki uudelleen tai pyydä uusi.',
  },
  sv: {
    title: 'Någon vill visa dig sina intyg',
    lead: 'Du ser intygen, och om de är äkta och gäller. Du behöver inget konto.',
    counted:
      'Den som äger intygen ser när länken öppnades. Hen ser inte vem som öppnade den, varifrån eller med vilken enhet.',
    button: 'Öppna intygen',
    codeTitle: 'Länken behöver en kod',
    codeLabel: 'Koden, sex siffror',
    codeHint: 'Den som äger intygen berättar koden för dig muntligt. Samma kod fungerar en gång.',
    codeButton: 'Öppna med koden',
    closedTitle: 'Länken öppnar ingenting',
    openedTitle: 'Intygen som visas för dig',
    one: '1 intyg',
    several: '{count} intyg',
    until: 'Länken gäller till {day}, om den inte stängs före det.',
    introduction: 'Ägarens egna ord',
    shown: 'Det här visas av intyget',
    partly: 'Ägaren har valt vad som visas. Inget annat av intyget har skickats.',
    requirements: 'Krav som visas',
    checked: 'Vad som kontrollerades',
    files: 'Filer',
    filesHint: 'Du kan ladda ner filerna under en halvtimme. De kan kontrolleras också senare.',
    download: 'Ladda ner {file}',
    coveredTitle: 'Kopia där personbeteckningen är täckt',
    covered:
      'Kopian har ingen underskrift och kan inte kontrolleras. När originalet togs in {day} konstaterades:',
    late: 'Filen kan inte laddas ner längre. Öppna länken på nytt eller be om en ny.',
  },
  en: {
    title: 'Somebody wants to show you their proofs',
    lead: 'You see the proofs, and whether they are genuine and in force. No account is needed.',
    counted:
      'Whoever owns the proofs sees when the link was opened. They do not see by whom, from where or with what device.',
    button: 'Open the proofs',
    codeTitle: 'The link needs a code',
    codeLabel: 'The code, six digits',
    codeHint: 'The owner of the proofs tells you the code by voice. A code works once.',
    codeButton: 'Open with the code',
    closedTitle: 'This link opens nothing',
    openedTitle: 'The proofs that you are shown',
    one: '1 proof',
    several: '{count} proofs',
    until: 'The link works until {day}, unless it is closed before.',
    introduction: 'The owner’s own words',
    shown: 'Shown of this proof',
    partly: 'The owner has chosen what is shown. Nothing else of this proof has been sent.',
    requirements: 'Requirements that are shown',
    checked: 'What was checked',
    files: 'Files',
    filesHint: 'You can download the files for half an hour. They can be checked later too.',
    download: 'Download {file}',
    coveredTitle: 'A copy with the personal identity code covered',
    covered:
      'The copy has no signature, so it cannot be checked. When the original was brought on {day}, this was found:',
    late: 'The file cannot be downloaded any more. Open the link again or ask for a new one.',
  },
};
