import type { Language } from '../../base/language.ts';
import type { PrivateKind } from '../../wallet/private-entry.ts';

interface PrivateText {
  readonly title: string;
  readonly back: string;
  readonly lead: string;
  readonly about: string;
  readonly aboutPoints: readonly string[];
  readonly set: string;
  readonly secret: string;
  readonly newSecret: string;
  readonly newSecretHint: string;
  readonly newSecretAgain: string;
  readonly understood: string;
  readonly setButton: string;
  readonly secretMissing: string;
  readonly secretDiffers: string;
  readonly secretWeak: string;
  readonly understoodFirst: string;
  readonly locked: string;
  readonly lockedLead: string;
  readonly openButton: string;
  readonly kept: string;
  readonly openAndWrite: string;
  readonly forgotten: string;
  readonly forgottenLead: (entries: number) => string;
  readonly anewUnderstood: string;
  readonly anewButton: string;
  readonly open: string;
  readonly openUntil: string;
  readonly close: string;
  readonly write: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<PrivateKind, string>>;
  readonly text: string;
  readonly more: string;
  readonly which: string;
  readonly none: string;
  readonly whole: string;
  readonly level: string;
  readonly levelHint: string;
  readonly noLevel: string;
  readonly levelOnly: string;
  readonly writeButton: string;
  readonly textMissing: string;
  readonly tooLong: string;
  readonly entries: string;
  readonly noEntries: string;
  readonly earlier: string;
  readonly newest: string;
  readonly remove: string;
  readonly removeLead: string;
  readonly removeButton: string;
  readonly change: string;
  readonly changeLead: string;
  readonly old: string;
  readonly changeButton: string;
  readonly done: Readonly<Record<string, string>>;
}

export const PRIVATE_TEXT: Readonly<Record<Language, PrivateText>> = {
  fi: {
    title: 'Yksityinen osa',
    back: 'Lompakkoon',
    lead: 'Päiväkirjasi, muistiinpanosi ja itsearviointisi, joita kukaan muu ei näe.',
    about: 'Mikä tämä on',
    aboutPoints: [
      'Se aukeaa vain salaisuudella, jonka keksit itse. Kortti, PIN-koodi ja pääsyavain eivät avaa sitä.',
      'Kukaan muu ei voi avata sitä: ei ohjaaja eikä oppilaitos. Emme säilytä salaisuutta, joten emme mekään.',
      'Se ei ole osa todistuksiasi, eikä sitä lähetetä kenellekään.',
    ],
    set: 'Ota käyttöön',
    secret: 'Salaisuus',
    newSecret: 'Uusi salaisuus',
    newSecretHint: 'Vähintään 12 merkkiä: muutama sana, jotka vain sinä tiedät. Ei PIN-koodi.',
    newSecretAgain: 'Sama salaisuus uudelleen',
    understood: 'Ymmärrän: jos unohdan salaisuuden, kukaan ei saa tekstejäni takaisin.',
    setButton: 'Aseta salaisuus',
    secretMissing: 'Salaisuus puuttuu. Kirjoita se.',
    secretDiffers: 'Salaisuudet eroavat toisistaan. Kirjoita sama kahdesti.',
    secretWeak:
      'Salaisuus on liian helppo arvata, tai se ei ole 12–200 merkkiä pitkä. Keksi muutama sana, jotka vain sinä tiedät.',
    understoodFirst: 'Rastita ensin, että ymmärrät, mitä häviää salaisuuden mukana.',
    locked: 'Yksityinen osa on lukossa',
    lockedLead: 'Avaa se salaisuudellasi. Se on auki 15 minuuttia, vain tässä selaimessa.',
    openButton: 'Avaa',
    kept: 'Yksityinen osa ehti sulkeutua. Tekstisi on vielä tässä: kirjoita salaisuutesi ja tallenna se.',
    openAndWrite: 'Avaa ja tallenna',
    forgotten: 'Olen unohtanut salaisuuden',
    forgottenLead: (entries) =>
      entries === 0
        ? 'Voit aloittaa alusta uudella salaisuudella. Vanhassa osassa ei ole merkintöjä.'
        : `Voit aloittaa alusta uudella salaisuudella. Silloin vanha osa poistetaan, ja sen mukana ${entries} ${entries === 1 ? 'merkintä' : 'merkintää'}. Mikään ei tuo niitä takaisin.`,
    anewUnderstood: 'Ymmärrän: kaikki, mitä vanhassa osassa on, häviää heti ja lopullisesti.',
    anewButton: 'Poista vanha ja aloita alusta',
    open: 'Auki',
    openUntil: 'Se sulkeutuu itsestään 15 minuutin kuluttua avaamisesta. Sulje se, kun lopetat.',
    close: 'Sulje',
    write: 'Kirjoita',
    kind: 'Laji',
    kinds: { DIARY: 'Päiväkirja', NOTE: 'Muistiinpano', SELF_ASSESSMENT: 'Itsearviointi' },
    text: 'Teksti',
    more: 'Liitä tarkistuslistaan tai anna taso',
    which: 'Mitä se koskee',
    none: 'Ei mitään listaa',
    whole: 'Koko lista',
    level: 'Taso',
    levelHint: 'Vain itsearvioinnissa. Muut näkevät arviosi vain, jos merkitset sen tarkistuslistaan.',
    noLevel: 'Ei tasoa',
    levelOnly: 'Taso kuuluu vain itsearviointiin. Valitse itsearviointi tai jätä taso pois.',
    writeButton: 'Tallenna',
    textMissing: 'Teksti puuttuu. Kirjoita ensin jotain.',
    tooLong:
      'Teksti on liian pitkä, tai siinä on merkkejä, joita ei voi tallentaa. Enintään {longest} merkkiä.',
    entries: 'Merkinnät',
    noEntries: 'Ei vielä yhtään. Ensimmäinen tulee tähän.',
    earlier: 'Vanhemmat merkinnät',
    newest: 'Uusimmat merkinnät',
    remove: 'Poista',
    removeLead: 'Merkintä häviää heti ja lopullisesti.',
    removeButton: 'Poista merkintä',
    change: 'Vaihda salaisuus',
    changeLead: 'Merkinnät säilyvät. Vanha salaisuus ei avaa niitä enää.',
    old: 'Nykyinen salaisuus',
    changeButton: 'Vaihda salaisuus',
    done: {
      set: 'Salaisuus on asetettu, ja yksityinen osa on auki. Pane salaisuus mieleesi.',
      closed: 'Yksityinen osa on kiinni.',
      written: 'Merkintä on tallennettu.',
      removed: 'Merkintä on poistettu.',
      changed: 'Salaisuus on vaihdettu.',
      anew: 'Vanha osa on poistettu. Uusi on tyhjä ja auki.',
    },
  },
  sv: {
    title: 'Den privata delen',
    back: 'Till plånboken',
    lead: 'Din dagbok, dina anteckningar och dina självbedömningar, som ingen annan ser.',
    about: 'Vad det här är',
    aboutPoints: [
      'Den öppnas bara med en hemlighet som du själv hittar på. Kortet, PIN-koden och nyckeln öppnar den inte.',
      'Ingen annan kan öppna den: varken handledaren eller läroanstalten. Vi förvarar inte hemligheten, så inte vi heller.',
      'Den är ingen del av dina intyg och skickas inte till någon.',
    ],
    set: 'Ta den i bruk',
    secret: 'Hemlighet',
    newSecret: 'Ny hemlighet',
    newSecretHint: 'Minst 12 tecken: några ord som bara du vet. Inte PIN-koden.',
    newSecretAgain: 'Samma hemlighet en gång till',
    understood: 'Jag förstår: om jag glömmer hemligheten kan ingen ge mig mina texter tillbaka.',
    setButton: 'Bestäm hemligheten',
    secretMissing: 'Hemligheten saknas. Skriv den.',
    secretDiffers: 'Hemligheterna skiljer sig. Skriv samma två gånger.',
    secretWeak:
      'Hemligheten är för lätt att gissa, eller inte 12–200 tecken lång. Hitta på några ord som bara du vet.',
    understoodFirst: 'Kryssa först för att du förstår vad som försvinner med hemligheten.',
    locked: 'Den privata delen är låst',
    lockedLead: 'Öppna den med din hemlighet. Den är öppen i 15 minuter, bara i den här webbläsaren.',
    openButton: 'Öppna',
    kept: 'Den privata delen hann stängas. Din text finns kvar här: skriv din hemlighet och spara den.',
    openAndWrite: 'Öppna och spara',
    forgotten: 'Jag har glömt hemligheten',
    forgottenLead: (entries) =>
      entries === 0
        ? 'Du kan börja om med en ny hemlighet. I den gamla delen finns inga anteckningar.'
        : `Du kan börja om med en ny hemlighet. Då raderas den gamla delen och med den ${entries} ${entries === 1 ? 'anteckning' : 'anteckningar'}. Ingenting för dem tillbaka.`,
    anewUnderstood: 'Jag förstår: allt i den gamla delen försvinner genast och för gott.',
    anewButton: 'Radera den gamla och börja om',
    open: 'Öppen',
    openUntil: 'Den stängs av sig själv 15 minuter efter att du öppnade den. Stäng den när du slutar.',
    close: 'Stäng',
    write: 'Skriv',
    kind: 'Slag',
    kinds: { DIARY: 'Dagbok', NOTE: 'Anteckning', SELF_ASSESSMENT: 'Självbedömning' },
    text: 'Text',
    more: 'Knyt till en checklista eller ange en nivå',
    which: 'Vad det gäller',
    none: 'Ingen lista',
    whole: 'Hela listan',
    level: 'Nivå',
    levelHint: 'Bara i en självbedömning. Andra ser din bedömning bara om du antecknar den på checklistan.',
    noLevel: 'Ingen nivå',
    levelOnly: 'En nivå hör bara till en självbedömning. Välj självbedömning, eller lämna nivån bort.',
    writeButton: 'Spara',
    textMissing: 'Texten saknas. Skriv först något.',
    tooLong: 'Texten är för lång, eller har tecken som inte kan sparas. Högst {longest} tecken.',
    entries: 'Skrivet',
    noEntries: 'Ingenting ännu. Det första kommer hit.',
    earlier: 'Äldre anteckningar',
    newest: 'De nyaste anteckningarna',
    remove: 'Radera',
    removeLead: 'Anteckningen försvinner genast och för gott.',
    removeButton: 'Radera anteckningen',
    change: 'Byt hemlighet',
    changeLead: 'Det skrivna finns kvar. Den gamla hemligheten öppnar det inte mer.',
    old: 'Nuvarande hemlighet',
    changeButton: 'Byt hemlighet',
    done: {
      set: 'Hemligheten är bestämd, och den privata delen är öppen. Lägg hemligheten på minnet.',
      closed: 'Den privata delen är stängd.',
      written: 'Anteckningen är sparad.',
      removed: 'Anteckningen är raderad.',
      changed: 'Hemligheten är bytt.',
      anew: 'Den gamla delen är raderad. Den nya är tom och öppen.',
    },
  },
  en: {
    title: 'The private part',
    back: 'To the wallet',
    lead: 'Your diary, notes and self-assessments, which nobody else sees.',
    about: 'What this is',
    aboutPoints: [
      'It opens only with a secret that you make up. The card, the PIN and a passkey do not open it.',
      'Nobody else can open it: no instructor and no school. We do not keep the secret, so nor can we.',
      'It is no part of your proofs and is sent to nobody.',
    ],
    set: 'Take it into use',
    secret: 'Secret',
    newSecret: 'New secret',
    newSecretHint: 'At least 12 characters: a few words that only you know. Not the PIN.',
    newSecretAgain: 'The same secret again',
    understood: 'I understand: if I forget the secret, nobody can bring my texts back.',
    setButton: 'Set the secret',
    secretMissing: 'The secret is missing. Type it.',
    secretDiffers: 'The secrets differ. Type the same one twice.',
    secretWeak:
      'The secret is too easy to guess, or not 12–200 characters long. Make up a few words that only you know.',
    understoodFirst: 'Tick first that you understand what is lost with the secret.',
    locked: 'The private part is locked',
    lockedLead: 'Open it with your secret. It is open for 15 minutes, in this browser alone.',
    openButton: 'Open',
    kept: 'The private part closed meanwhile. Your text is still here: type your secret and save it.',
    openAndWrite: 'Open and save',
    forgotten: 'I have forgotten the secret',
    forgottenLead: (entries) =>
      entries === 0
        ? 'You can begin anew with a new secret. There are no entries in the old part.'
        : `You can begin anew with a new secret. The old part is then deleted, and ${entries} ${entries === 1 ? 'entry' : 'entries'} with it. Nothing brings them back.`,
    anewUnderstood: 'I understand: everything in the old part is gone at once and for good.',
    anewButton: 'Delete the old one and begin anew',
    open: 'Open',
    openUntil: 'It closes by itself 15 minutes after it was opened. Close it when you stop.',
    close: 'Close',
    write: 'Write',
    kind: 'Kind',
    kinds: { DIARY: 'Diary', NOTE: 'Note', SELF_ASSESSMENT: 'Self-assessment' },
    text: 'Text',
    more: 'Tie it to a checklist or give a level',
    which: 'What it is about',
    none: 'No list',
    whole: 'The whole list',
    level: 'Level',
    levelHint: 'In a self-assessment only. Others see your assessment only if you mark it on the checklist.',
    noLevel: 'No level',
    levelOnly: 'A level belongs to a self-assessment only. Choose self-assessment, or leave the level out.',
    writeButton: 'Save',
    textMissing: 'The text is missing. Write something first.',
    tooLong: 'The text is too long, or has characters that cannot be kept. At most {longest} characters.',
    entries: 'Entries',
    noEntries: 'None yet. The first one comes here.',
    earlier: 'Earlier entries',
    newest: 'The newest entries',
    remove: 'Delete',
    removeLead: 'The entry is gone at once and for good.',
    removeButton: 'Delete the entry',
    change: 'Change the secret',
    changeLead: 'The entries stay. The old secret does not open them any more.',
    old: 'Present secret',
    changeButton: 'Change the secret',
    done: {
      set: 'The secret is set, and the private part is open. Keep the secret in mind.',
      closed: 'The private part is closed.',
      written: 'The entry is saved.',
      removed: 'The entry is deleted.',
      changed: 'The secret is changed.',
      anew: 'The old part is deleted. The new one is empty and open.',
    },
  },
};
