import type { Language } from '../../base/language.ts';

interface FormText {
  readonly notDone: string;
  readonly freeNote: string;
  readonly levelTooLow: string;
  readonly levelWhy: string;
  readonly levelOwnDevice: string;
  readonly levelPasskey: string;
  readonly levelHelp: string;
  readonly levelDevices: string;
}

export const FORM_TEXT: Readonly<Record<Language, FormText>> = {
  fi: {
    notDone: 'Tämä jäi tekemättä.',
    freeNote:
      'Kirjoita vain osaamisesta. Älä kirjoita terveydestä, sosiaalipalveluista tai muiden asioista äläkä henkilötunnusta.',
    levelTooLow: 'Tähän tarvitaan oma laite tai pääsyavain.',
    levelWhy: 'Nyt olet sisällä kortilla ja PIN-koodilla. Niillä näet, merkitset ja tulostat omaasi.',
    levelOwnDevice: 'Kirjaudu laitteella, jonka olet merkinnyt omaksesi.',
    levelPasskey: 'Tai kirjaudu pääsyavaimella, jos sinulla on sellainen.',
    levelHelp: 'Jos kumpaakaan ei ole, kysy ohjaajalta. Todistuksesi voit aina tulostaa.',
    levelDevices: 'Laitteet ja pääsyavaimet',
  },
  sv: {
    notDone: 'Det här blev inte gjort.',
    freeNote:
      'Skriv bara om kunnande. Skriv inte om hälsa, socialtjänster eller andras ärenden, och ingen personbeteckning.',
    levelTooLow: 'För det här behövs en egen enhet eller en nyckel.',
    levelWhy:
      'Nu är du inne med kort och PIN-kod. Med dem ser du, antecknar du och skriver du ut det som är ditt.',
    levelOwnDevice: 'Logga in på en enhet som du har märkt som din egen.',
    levelPasskey: 'Eller logga in med en nyckel, om du har en.',
    levelHelp: 'Har du ingendera, fråga handledaren. Dina intyg kan du alltid skriva ut.',
    levelDevices: 'Enheter och nycklar',
  },
  en: {
    notDone: 'This was not done.',
    freeNote:
      'Write about competence alone. Nothing about health, social services or other people’s matters, and no personal identity code.',
    levelTooLow: 'This needs a device of your own or a passkey.',
    levelWhy: 'Now you are in with card and PIN. With them you see, mark and print what is yours.',
    levelOwnDevice: 'Sign in on a device that you have marked as your own.',
    levelPasskey: 'Or sign in with a passkey, if you have one.',
    levelHelp: 'If you have neither, ask your instructor. Your proofs you can always print.',
    levelDevices: 'Devices and passkeys',
  },
};
