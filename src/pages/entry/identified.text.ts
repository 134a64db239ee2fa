import type { Language } from '../../base/language.ts';

interface IdentifiedText {
  readonly link: string;
  readonly linkLead: string;
  readonly linkButton: string;
  readonly notNow: string;
  readonly back: string;
  readonly refused: string;
  readonly toSignIn: string;
  readonly staff: string;
  readonly staffLead: string;
  readonly staffHint: string;
}

export const IDENTIFIED_TEXT: Readonly<Record<Language, IdentifiedText>> = {
  fi: {
    link: 'Liitä tunnistautuminen lompakkoosi',
    linkLead:
      'Tunnistautuminen onnistui. Kun liität sen, pääset sillä lompakkoosi. Voit poistaa sen myöhemmin.',
    linkButton: 'Liitä',
    notNow: 'En liitä',
    back: 'Laitteet ja PIN-koodi',
    refused: 'Tunnistautuminen jäi kesken',
    toSignIn: 'Kirjautumiseen',
    staff: 'Olet tunnistautunut',
    staffLead: 'Jatka ohjelmassa, jolla työskentelet. Se kysyy tämän koodin.',
    staffHint: 'Koodi käy kerran, kymmenen minuuttia ja vain tässä selaimessa. Älä anna sitä kenellekään.',
  },
  sv: {
    link: 'Koppla identifieringen till din plånbok',
    linkLead:
      'Identifieringen lyckades. När du kopplar den kommer du in i plånboken med den. Du kan ta bort den senare.',
    linkButton: 'Koppla',
    notNow: 'Koppla inte',
    back: 'Enheter och PIN-kod',
    refused: 'Identifieringen blev på hälft',
    toSignIn: 'Till inloggningen',
    staff: 'Du är identifierad',
    staffLead: 'Fortsätt i programmet som du arbetar med. Det frågar efter den här koden.',
    staffHint: 'Koden gäller en gång, i tio minuter och bara i den här webbläsaren. Ge den inte till någon.',
  },
  en: {
    link: 'Link the identification to your wallet',
    linkLead:
      'The identification succeeded. Once it is linked, it opens your wallet. You can remove it later.',
    linkButton: 'Link it',
    notNow: 'Do not link it',
    back: 'Devices and PIN',
    refused: 'The identification was not finished',
    toSignIn: 'To signing in',
    staff: 'You are identified',
    staffLead: 'Go on in the program that you work with. It asks for this code.',
    staffHint: 'The code works once, for ten minutes, in this browser alone. Give it to nobody.',
  },
};
