import type { Language } from '../../base/language.ts';

interface PasskeyText {
  readonly use: string;
  readonly make: string;
  readonly lead: string;
  readonly noScript: string;
  readonly failed: string;
  readonly otherwise: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly goOn: string;
  readonly about: string;
}

export const PASSKEY_TEXT: Readonly<Record<Language, PasskeyText>> = {
  fi: {
    use: 'Kirjaudu pääsyavaimella',
    make: 'Lisää pääsyavain',
    lead: 'Laitteesi kysyy sormenjälkeä, kasvoja tai näytön lukkoa. Ne eivät lähde laitteesta.',
    noScript: 'Pääsyavain toimii vain, kun selaimessa on JavaScript päällä. Voit aina käyttää PIN-koodia.',
    failed: 'Laite ei antanut avainta. Yritä uudelleen tai käytä PIN-koodia.',
    otherwise: 'Takaisin',
    name: 'Avaimen nimi',
    nameHint: 'Esimerkiksi: oma puhelin',
    nameMissing: 'Nimi puuttuu. Kirjoita, mistä tunnistat avaimen.',
    goOn: 'Jatka',
    about: 'Pääsyavain jää laitteeseesi. Sillä kirjaudut ilman numeroa ja PIN-koodia.',
  },
  sv: {
    use: 'Logga in med en nyckel',
    make: 'Lägg till en nyckel',
    lead: 'Din enhet frågar efter fingeravtryck, ansikte eller skärmlås. De lämnar inte enheten.',
    noScript: 'Nyckeln fungerar bara när JavaScript är på i webbläsaren. Du kan alltid använda PIN-koden.',
    failed: 'Enheten gav ingen nyckel. Försök på nytt eller använd PIN-koden.',
    otherwise: 'Tillbaka',
    name: 'Nyckelns namn',
    nameHint: 'Till exempel: min telefon',
    nameMissing: 'Namnet saknas. Skriv något som du känner igen nyckeln på.',
    goOn: 'Fortsätt',
    about: 'Nyckeln stannar i din enhet. Med den loggar du in utan nummer och PIN-kod.',
  },
  en: {
    use: 'Sign in with a passkey',
    make: 'Add a passkey',
    lead: 'Your device asks for fingerprint, face or screen lock. They do not leave the device.',
    noScript: 'A passkey works only with JavaScript on in the browser. You can always use the PIN.',
    failed: 'The device gave no passkey. Try again, or use the PIN.',
    otherwise: 'Back',
    name: 'The passkey’s name',
    nameHint: 'For example: my own phone',
    nameMissing: 'The name is missing. Write what you know the passkey by.',
    goOn: 'Go on',
    about: 'The passkey stays in your device. With it you sign in without number and PIN.',
  },
};
