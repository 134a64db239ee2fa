import type { Language } from '../../base/language.ts';

interface EraseText {
  readonly title: string;
  readonly back: string;
  readonly lead: string;
  readonly goes: string;
  readonly stays: string;
  readonly nothingStays: string;
  readonly what: string;
  readonly why: string;
  readonly until: string;
  readonly backups: string;
  readonly open: string;
  readonly look: string;
  readonly ask: string;
  readonly first: string;
  readonly take: string;
  readonly grace: string;
  readonly sure: string;
  readonly sureFirst: string;
  readonly button: string;
  readonly second: string;
  readonly secondLead: string;
  readonly keep: string;
  readonly really: string;
  readonly asked: string;
  readonly askedLead: string;
  readonly waits: string;
  readonly due: string;
  readonly meanwhile: string;
  readonly cancel: string;
  readonly receipt: string;
  readonly receiptHint: string;
  readonly state: string;
}

export const ERASE_TEXT: Readonly<Record<Language, EraseText>> = {
  fi: {
    title: 'Poista lompakko',
    back: 'Lompakkoon',
    lead: 'Lue ensin, mitä poistuu ja mitä jää. Mitään ei tapahdu, ennen kuin sanot sen kahdesti.',
    goes: 'Tämä poistuu',
    stays: 'Tämä jää, ja tänne',
    nothingStays: 'Kenellekään ei jää mitään sinusta.',
    what: 'Mitä',
    why: 'Miksi',
    until: 'Mihin asti',
    backups: 'Viimeinenkin varmuuskopio, josta poistetun voisi palauttaa, on poissa viimeistään',
    open: 'Tämä on vielä kesken',
    look: 'Ota lista takaisin tai odota päätöstä',
    ask: 'Poistaminen',
    first: 'Todistukset, jotka olet vienyt mukanasi, pysyvät voimassa. Ota kaikki mukaan ensin.',
    take: 'Ota kaikki mukaan',
    grace: 'Jos pyydät poistamista nyt, se tehdään',
    sure: 'Olen lukenut, mitä poistuu ja mitä jää.',
    sureFirst: 'Merkitse ensin, että olet lukenut, mitä poistuu ja mitä jää.',
    button: 'Jatka poistamiseen',
    second: 'Poistetaanko lompakko?',
    secondLead: 'Voit perua poistamisen, kunnes se tehdään. Sen jälkeen lompakkoa ei saa takaisin.',
    keep: 'Pidä lompakko',
    really: 'Poista lompakko',
    asked: 'Lompakko poistetaan',
    askedLead: 'Pyyntösi on kirjattu. Lompakko toimii siihen asti, ja voit perua poistamisen.',
    waits: 'Poistaminen odottaa, että oppilaitos päättää asiasi.',
    due: 'Se poistetaan',
    meanwhile: 'Siihen asti lompakko toimii kuten ennenkin.',
    cancel: 'Peru poistaminen',
    receipt: 'Kuitin koodi',
    receiptHint: 'Kirjoita koodi muistiin. Sillä saat kuitin poistamisesta, kun lompakkoa ei enää ole.',
    state: 'Katso, missä mennään',
  },
  sv: {
    title: 'Radera plånboken',
    back: 'Till plånboken',
    lead: 'Läs först vad som försvinner och vad som blir kvar. Ingenting händer innan du har sagt det två gånger.',
    goes: 'Det här försvinner',
    stays: 'Det här blir kvar, och här',
    nothingStays: 'Hos ingen blir något kvar om dig.',
    what: 'Vad',
    why: 'Varför',
    until: 'Hur länge',
    backups: 'Också den sista säkerhetskopian som det raderade kunde återställas ur är borta senast',
    open: 'Det här är ännu på hälft',
    look: 'Ta tillbaka listan eller vänta på beslutet',
    ask: 'Raderingen',
    first: 'Intyg som du har tagit med dig gäller också sedan. Ta med allt först.',
    take: 'Ta med allt',
    grace: 'Om du begär radering nu görs den',
    sure: 'Jag har läst vad som försvinner och vad som blir kvar.',
    sureFirst: 'Markera först att du har läst vad som försvinner och vad som blir kvar.',
    button: 'Fortsätt till raderingen',
    second: 'Ska plånboken raderas?',
    secondLead: 'Du kan avbryta raderingen tills den görs. Efter det går plånboken inte att få tillbaka.',
    keep: 'Behåll plånboken',
    really: 'Radera plånboken',
    asked: 'Plånboken raderas',
    askedLead: 'Din begäran är antecknad. Plånboken fungerar till dess, och du kan avbryta raderingen.',
    waits: 'Raderingen väntar på att läroanstalten beslutar i ditt ärende.',
    due: 'Den raderas',
    meanwhile: 'Till dess fungerar plånboken som förut.',
    cancel: 'Avbryt raderingen',
    receipt: 'Kvittots kod',
    receiptHint: 'Skriv upp koden. Med den får du ett kvitto på raderingen när plånboken inte finns längre.',
    state: 'Se läget',
  },
  en: {
    title: 'Erase the wallet',
    back: 'To the wallet',
    lead: 'Read first what goes and what stays. Nothing happens before you have said so twice.',
    goes: 'This goes',
    stays: 'This stays, and here',
    nothingStays: 'Nothing about you stays with anybody.',
    what: 'What',
    why: 'Why',
    until: 'Until when',
    backups: 'The last backup that could bring back what was erased is gone by',
    open: 'This is still open',
    look: 'Take the list back, or wait for the decision',
    ask: 'The erasure',
    first: 'Proofs that you have carried away stay in force. Take everything along first.',
    take: 'Take everything along',
    grace: 'If you ask for it now, it is done on',
    sure: 'I have read what goes and what stays.',
    sureFirst: 'Tick first that you have read what goes and what stays.',
    button: 'Go on to erase',
    second: 'Is the wallet to be erased?',
    secondLead: 'You can cancel until it is done. After that the wallet cannot be had back.',
    keep: 'Keep the wallet',
    really: 'Erase the wallet',
    asked: 'The wallet will be erased',
    askedLead: 'Your request is recorded. The wallet works until then, and you can cancel.',
    waits: 'It waits for a school to decide in your matter.',
    due: 'It is erased on',
    meanwhile: 'Until then the wallet works as before.',
    cancel: 'Cancel the erasure',
    receipt: 'The receipt’s code',
    receiptHint: 'Write the code down. With it you get a receipt of the erasure when the wallet is gone.',
    state: 'See how it stands',
  },
};
