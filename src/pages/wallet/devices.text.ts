import type { SessionLevel } from '../../access/level.ts';
import type { Language } from '../../base/language.ts';

interface DevicesText {
  readonly title: string;
  readonly back: string;
  readonly sessions: string;
  readonly here: string;
  readonly began: string;
  readonly level: Readonly<Record<SessionLevel, string>>;
  readonly assisted: string;
  readonly end: string;
  readonly endOthers: string;
  readonly devices: string;
  readonly devicesLead: string;
  readonly noDevices: string;
  readonly thisDevice: string;
  readonly known: string;
  readonly used: string;
  readonly forget: string;
  readonly another: string;
  readonly anotherLead: string;
  readonly codeLead: string;
  readonly codeHint: string;
  readonly passkeys: string;
  readonly passkeysLead: string;
  readonly removePasskey: string;
  readonly addPasskey: string;
  readonly identities: string;
  readonly identitiesLead: string;
  readonly unlink: string;
  readonly link: string;
  readonly pin: string;
  readonly oldPin: string;
  readonly oldPinMissing: string;
  readonly newPin: string;
  readonly newPinHint: string;
  readonly newPinMissing: string;
  readonly newPinAgain: string;
  readonly pinDiffers: string;
  readonly pinButton: string;
  readonly recovery: string;
  readonly recoveryLead: string;
  readonly recoveryButton: string;
  readonly done: Readonly<Record<string, string>>;
}

export const DEVICES_TEXT: Readonly<Record<Language, DevicesText>> = {
  fi: {
    title: 'Laitteet ja PIN-koodi',
    back: 'Lompakkoon',
    sessions: 'Missä olet kirjautuneena',
    here: 'Tämä istunto',
    began: 'Alkanut',
    level: {
      CARD_AND_PIN: 'Kortilla ja PIN-koodilla',
      TRUSTED: 'Omalla laitteella tai pääsyavaimella',
      STRONG: 'Vahvasti tunnistettuna',
    },
    assisted: 'Sinua autettiin',
    end: 'Lopeta istunto',
    endOthers: 'Lopeta kaikki muut',
    devices: 'Omat laitteesi',
    devicesLead: 'Laitteesta ei tallenneta, mikä se on tai missä.',
    noDevices: 'Yhtään laitetta ei ole merkitty omaksesi.',
    thisDevice: 'Tämä laite',
    known: 'Lisätty',
    used: 'Käytetty viimeksi',
    forget: 'Unohda laite',
    another: 'Lisää toinen laite',
    anotherLead: 'Saat koodin, jolla toisesta laitteesta tulee sinun. Koodi on voimassa kymmenen minuuttia.',
    codeLead: 'Kirjoita tämä koodi toisella laitteella, kun kirjaudut.',
    codeHint: 'Koodi käy kerran ja kymmenen minuuttia. Älä anna sitä kenellekään.',
    passkeys: 'Pääsyavaimet',
    passkeysLead:
      'Pääsyavain on puhelimessasi. Sillä kirjaudut sormenjäljellä, kasvoilla tai näytön lukolla.',
    removePasskey: 'Poista avain',
    addPasskey: 'Lisää pääsyavain',
    identities: 'Vahva tunnistautuminen',
    identitiesLead: 'Vapaaehtoinen. Kun liität sen, pääset sillä lompakkoosi, ja nimesi on varmistettu.',
    unlink: 'Poista tunnistautuminen',
    link: 'Liitä: {name}',
    pin: 'Vaihda PIN-koodi',
    oldPin: 'Nykyinen PIN-koodi',
    oldPinMissing: 'Nykyinen PIN-koodi puuttuu.',
    newPin: 'Uusi PIN-koodi',
    newPinHint: 'Kuusi numeroa. Muut istunnot loppuvat, kun vaihdat koodin.',
    newPinMissing: 'Uusi PIN-koodi puuttuu.',
    newPinAgain: 'Sama uusi PIN-koodi uudelleen',
    pinDiffers: 'PIN-koodit eroavat toisistaan. Kirjoita sama kahdesti.',
    pinButton: 'Vaihda PIN-koodi',
    recovery: 'Palautuskortti',
    recoveryLead:
      'Tulosta kortti ja pidä se kotona. Sillä pääset takaisin, jos PIN-koodi unohtuu. Vanha kortti lakkaa toimimasta.',
    recoveryButton: 'Lataa palautuskortti',
    done: {
      endSession: 'Istunto on lopetettu.',
      endOthers: 'Muut istunnot on lopetettu.',
      forgetDevice: 'Laite on unohdettu.',
      removePasskey: 'Pääsyavain on poistettu.',
      addPasskey: 'Pääsyavain on lisätty.',
      unlinkIdentity: 'Tunnistautuminen on poistettu.',
      linked: 'Tunnistautuminen on liitetty.',
      addContact: 'Yhteystieto on lisätty.',
      removeContact: 'Yhteystieto on poistettu.',
      changePin: 'PIN-koodi on vaihdettu.',
    },
  },
  sv: {
    title: 'Enheter och PIN-kod',
    back: 'Till plånboken',
    sessions: 'Var du är inloggad',
    here: 'Den här sessionen',
    began: 'Började',
    level: {
      CARD_AND_PIN: 'Med kort och PIN-kod',
      TRUSTED: 'Med egen enhet eller nyckel',
      STRONG: 'Med stark identifiering',
    },
    assisted: 'Du fick hjälp',
    end: 'Avsluta sessionen',
    endOthers: 'Avsluta alla andra',
    devices: 'Dina egna enheter',
    devicesLead: 'Vi sparar inte vad enheten är eller var den finns.',
    noDevices: 'Ingen enhet är märkt som din egen.',
    thisDevice: 'Den här enheten',
    known: 'Tillagd',
    used: 'Senast använd',
    forget: 'Glöm enheten',
    another: 'Lägg till en annan enhet',
    anotherLead: 'Du får en kod som gör en annan enhet till din. Koden gäller i tio minuter.',
    codeLead: 'Skriv den här koden på den andra enheten när du loggar in.',
    codeHint: 'Koden gäller en gång och i tio minuter. Ge den inte till någon.',
    passkeys: 'Nycklar',
    passkeysLead:
      'Nyckeln finns i din telefon. Med den loggar du in med fingeravtryck, ansikte eller skärmlås.',
    removePasskey: 'Ta bort nyckeln',
    addPasskey: 'Lägg till en nyckel',
    identities: 'Stark identifiering',
    identitiesLead: 'Frivillig. När du kopplar den kommer du in med den, och ditt namn är bekräftat.',
    unlink: 'Ta bort identifieringen',
    link: 'Koppla: {name}',
    pin: 'Byt PIN-kod',
    oldPin: 'Nuvarande PIN-kod',
    oldPinMissing: 'Den nuvarande PIN-koden saknas.',
    newPin: 'Ny PIN-kod',
    newPinHint: 'Sex siffror. Andra sessioner avslutas när du byter kod.',
    newPinMissing: 'Den nya PIN-koden saknas.',
    newPinAgain: 'Samma nya PIN-kod en gång till',
    pinDiffers: 'PIN-koderna skiljer sig. Skriv samma kod två gånger.',
    pinButton: 'Byt PIN-kod',
    recovery: 'Återställningskort',
    recoveryLead:
      'Skriv ut kortet och ha det hemma. Med det kommer du in igen om du glömmer PIN-koden. Det gamla kortet slutar gälla.',
    recoveryButton: 'Ladda ner återställningskortet',
    done: {
      endSession: 'Sessionen är avslutad.',
      endOthers: 'De andra sessionerna är avslutade.',
      forgetDevice: 'Enheten är glömd.',
      removePasskey: 'Nyckeln är borttagen.',
      addPasskey: 'Nyckeln är tillagd.',
      unlinkIdentity: 'Identifieringen är borttagen.',
      linked: 'Identifieringen är kopplad.',
      addContact: 'Kontaktuppgiften är tillagd.',
      removeContact: 'Kontaktuppgiften är borttagen.',
      changePin: 'PIN-koden är bytt.',
    },
  },
  en: {
    title: 'Devices and PIN',
    back: 'To the wallet',
    sessions: 'Where you are signed in',
    here: 'This session',
    began: 'Begun',
    level: {
      CARD_AND_PIN: 'With card and PIN',
      TRUSTED: 'With your own device or a passkey',
      STRONG: 'By strong identification',
    },
    assisted: 'You were helped',
    end: 'End the session',
    endOthers: 'End all others',
    devices: 'Your own devices',
    devicesLead: 'What a device is or where it is is not kept.',
    noDevices: 'No device is marked as your own.',
    thisDevice: 'This device',
    known: 'Added',
    used: 'Last used',
    forget: 'Forget the device',
    another: 'Add another device',
    anotherLead: 'You get a code that makes another device yours. It is good for ten minutes.',
    codeLead: 'Type this code on the other device when you sign in.',
    codeHint: 'The code works once and for ten minutes. Give it to nobody.',
    passkeys: 'Passkeys',
    passkeysLead: 'A passkey is in your phone. With it you sign in by fingerprint, face or screen lock.',
    removePasskey: 'Remove the passkey',
    addPasskey: 'Add a passkey',
    identities: 'Strong identification',
    identitiesLead: 'Optional. Once linked, it lets you in, and your name is confirmed.',
    unlink: 'Remove the identification',
    link: 'Link: {name}',
    pin: 'Change the PIN',
    oldPin: 'Present PIN',
    oldPinMissing: 'The present PIN is missing.',
    newPin: 'New PIN',
    newPinHint: 'Six digits. Other sessions end when you change it.',
    newPinMissing: 'The new PIN is missing.',
    newPinAgain: 'The same new PIN again',
    pinDiffers: 'The PINs differ. Type the same one twice.',
    pinButton: 'Change the PIN',
    recovery: 'Recovery card',
    recoveryLead:
      'Print the card and keep it at home. With it you get back in if you forget the PIN. The old card stops working.',
    recoveryButton: 'Download the recovery card',
    done: {
      endSession: 'The session is ended.',
      endOthers: 'The other sessions are ended.',
      forgetDevice: 'The device is forgotten.',
      removePasskey: 'The passkey is removed.',
      addPasskey: 'The passkey is added.',
      unlinkIdentity: 'The identification is removed.',
      linked: 'The identification is linked.',
      addContact: 'The contact is added.',
      removeContact: 'The contact is removed.',
      changePin: 'The PIN is changed.',
    },
  },
};
