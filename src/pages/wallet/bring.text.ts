import type { Language } from '../../base/language.ts';

interface BringText {
  readonly title: string;
  readonly back: string;
  readonly lead: string;
  readonly proof: string;
  readonly proofLead: string;
  readonly file: string;
  readonly fileHint: string;
  readonly paste: string;
  readonly text: string;
  readonly name: string;
  readonly nameHint: string;
  readonly code: string;
  readonly codeLeave: string;
  readonly codeCover: string;
  readonly codeCoverHint: string;
  readonly proofButton: string;
  readonly oneFirst: string;
  readonly notKept: string;
  readonly why: string;
  readonly mine: string;
  readonly none: string;
  readonly brought: string;
  readonly covered: string;
  readonly outcome: Readonly<Record<'VALID' | 'INVALID' | 'UNKNOWN', string>>;
  readonly remove: string;
  readonly wallet: string;
  readonly walletLead: string;
  readonly zip: string;
  readonly zipHint: string;
  readonly leaveOut: string;
  readonly leaveOutHint: string;
  readonly walletButton: string;
  readonly zipFirst: string;
  readonly wallets: string;
  readonly confirmed: string;
  readonly unconfirmed: string;
  readonly taken: string;
  readonly done: Readonly<Record<string, string>>;
}

export const BRING_TEXT: Readonly<Record<Language, BringText>> = {
  fi: {
    title: 'Tuo todistuksia',
    back: 'Lompakkoon',
    lead: 'Voit tuoda muualta saadun todistuksen tai lompakon, jonka otit mukaan toisesta palvelusta.',
    proof: 'Yksi todistus',
    proofLead: 'Todistus tarkistetaan heti. Jos se ei pidä paikkaansa, sitä ei tallenneta.',
    file: 'Todistuksen tiedosto',
    fileHint: 'PDF, kuva, JSON tai muu allekirjoitettu tiedosto. Enintään 10 megatavua.',
    paste: 'Tai liitä todistus tekstinä',
    text: 'Todistus tekstinä',
    name: 'Oma nimi todistukselle (ei pakollinen)',
    nameHint: 'Vain sinä näet sen.',
    code: 'Jos tiedostossa on henkilötunnus',
    codeLeave: 'Älä tuo tiedostoa',
    codeCover: 'Tuo kopio, jossa tunnus on peitetty',
    codeCoverHint: 'Kopiota ei voi enää tarkistaa. Tulos, jonka alkuperäinen sai, jää sen viereen.',
    proofButton: 'Tuo todistus',
    oneFirst: 'Valitse tiedosto tai liitä teksti, ei molempia.',
    notKept: 'Tästä ei löytynyt todistusta, joka pitää paikkansa. Mitään ei tallennettu.',
    why: 'Tarkista todistus ja katso, mikä siinä on',
    mine: 'Tuomasi todistukset',
    none: 'Et ole tuonut yhtään todistusta.',
    brought: 'Tuotu',
    covered: 'Kopio, jossa henkilötunnus on peitetty.',
    outcome: {
      VALID: 'Aito ja voimassa, kun se viimeksi tarkistettiin',
      INVALID: 'Ei pitänyt paikkaansa, kun se viimeksi tarkistettiin',
      UNKNOWN: 'Ei voitu sanoa, pitääkö se paikkansa',
    },
    remove: 'Poista todistus',
    wallet: 'Kokonainen lompakko',
    walletLead: 'Kun otat kaiken mukaan toisesta palvelusta, saat ZIP-tiedoston. Tuo se tänne sellaisenaan.',
    zip: 'Lompakon ZIP-tiedosto',
    zipHint: 'Enintään 11 megatavua.',
    leaveOut: 'Jätä pois ne todistukset, jotka eivät ole aitoja',
    leaveOutHint: 'Muuten mitään ei tuoda, jos yksikin on muutettu.',
    walletButton: 'Tuo lompakko',
    zipFirst: 'Valitse ensin ZIP-tiedosto.',
    wallets: 'Tuomasi lompakot',
    confirmed: 'Lähettäjän allekirjoitus pitää paikkansa.',
    unconfirmed: 'Lähettäjän allekirjoitusta ei voitu tarkistaa.',
    taken: 'Otettu mukaan',
    done: {
      kept: 'Todistus on lompakossasi. Voit jakaa sen.',
      removed: 'Todistus on poistettu.',
      imported: 'Lompakko on tuotu.',
    },
  },
  sv: {
    title: 'Ta in intyg',
    back: 'Till plånboken',
    lead: 'Du kan ta in ett intyg som du har fått någon annanstans, eller en plånbok som du tog med från en annan tjänst.',
    proof: 'Ett intyg',
    proofLead: 'Intyget kontrolleras genast. Håller det inte, sparas det inte.',
    file: 'Intygets fil',
    fileHint: 'PDF, bild, JSON eller annan undertecknad fil. Högst 10 megabyte.',
    paste: 'Eller klistra in intyget som text',
    text: 'Intyget som text',
    name: 'Ditt eget namn på intyget (inte obligatoriskt)',
    nameHint: 'Bara du ser det.',
    code: 'Om filen innehåller en personbeteckning',
    codeLeave: 'Ta inte in filen',
    codeCover: 'Ta in en kopia där den är täckt',
    codeCoverHint: 'Kopian går inte längre att kontrollera. Resultatet som originalet fick står bredvid den.',
    proofButton: 'Ta in intyget',
    oneFirst: 'Välj en fil eller klistra in text, inte båda.',
    notKept: 'Här fanns inget intyg som håller. Ingenting sparades.',
    why: 'Kontrollera intyget och se vad som är fel',
    mine: 'Intyg som du har tagit in',
    none: 'Du har inte tagit in några intyg.',
    brought: 'Taget in',
    covered: 'En kopia där personbeteckningen är täckt.',
    outcome: {
      VALID: 'Äkta och giltigt när det senast kontrollerades',
      INVALID: 'Höll inte när det senast kontrollerades',
      UNKNOWN: 'Det gick inte att säga om det håller',
    },
    remove: 'Ta bort intyget',
    wallet: 'En hel plånbok',
    walletLead: 'När du tar med allt från en annan tjänst får du en ZIP-fil. Ta in den här som den är.',
    zip: 'Plånbokens ZIP-fil',
    zipHint: 'Högst 11 megabyte.',
    leaveOut: 'Lämna bort de intyg som inte är äkta',
    leaveOutHint: 'Annars tas ingenting in om ett enda är ändrat.',
    walletButton: 'Ta in plånboken',
    zipFirst: 'Välj först en ZIP-fil.',
    wallets: 'Plånböcker som du har tagit in',
    confirmed: 'Avsändarens underskrift håller.',
    unconfirmed: 'Avsändarens underskrift gick inte att kontrollera.',
    taken: 'Tagen med',
    done: {
      kept: 'Intyget finns i din plånbok. Du kan dela det.',
      removed: 'Intyget är borttaget.',
      imported: 'Plånboken är intagen.',
    },
  },
  en: {
    title: 'Bring proofs',
    back: 'To the wallet',
    lead: 'You can bring a proof that you have from elsewhere, or a wallet that you took along from another service.',
    proof: 'One proof',
    proofLead: 'The proof is checked at once. If it does not hold, it is not kept.',
    file: 'The proof’s file',
    fileHint: 'PDF, picture, JSON or another signed file. 10 megabytes at most.',
    paste: 'Or paste the proof as text',
    text: 'The proof as text',
    name: 'Your own name for it (may be left out)',
    nameHint: 'Only you see it.',
    code: 'If the file holds a personal identity code',
    codeLeave: 'Do not bring the file',
    codeCover: 'Bring a copy in which the code is covered',
    codeCoverHint: 'The copy cannot be checked any more. The verdict that the original had stands beside it.',
    proofButton: 'Bring the proof',
    oneFirst: 'Choose a file or paste a text, not both.',
    notKept: 'No proof that holds was found in this. Nothing was kept.',
    why: 'Check the proof and see what is wrong with it',
    mine: 'Proofs that you have brought',
    none: 'You have brought no proofs.',
    brought: 'Brought',
    covered: 'A copy in which the personal identity code is covered.',
    outcome: {
      VALID: 'Genuine and in force when it was last checked',
      INVALID: 'Did not hold when it was last checked',
      UNKNOWN: 'It could not be told whether it holds',
    },
    remove: 'Remove the proof',
    wallet: 'A whole wallet',
    walletLead:
      'When you take everything along from another service you get a ZIP file. Bring it here as it is.',
    zip: 'The wallet’s ZIP file',
    zipHint: '11 megabytes at most.',
    leaveOut: 'Leave out proofs that are not genuine',
    leaveOutHint: 'Otherwise nothing is brought if a single one was changed.',
    walletButton: 'Bring the wallet',
    zipFirst: 'Choose a ZIP file first.',
    wallets: 'Wallets that you have brought',
    confirmed: 'The sender’s signature holds.',
    unconfirmed: 'The sender’s signature could not be checked.',
    taken: 'Taken along',
    done: {
      kept: 'The proof is in your wallet. You can share it.',
      removed: 'The proof is removed.',
      imported: 'The wallet is brought.',
    },
  },
};
