import type { OwnText } from '../base/language.ts';
import type { SessionLevel } from './level.ts';

/** What a session's level is called, and what it is for, as its holder reads it. */
export const LEVEL_TEXT = {
  CARD_AND_PIN: {
    fi: 'Kortti ja PIN: näet ja täytät tarkistuslistasi, näet todistuksesi ja voit tulostaa ne.',
    sv: 'Kort och PIN: du ser och fyller i dina checklistor, ser dina intyg och kan skriva ut dem.',
    en: 'Card and PIN: you see and fill in your checklists, see your proofs and can print them.',
  },
  TRUSTED: {
    fi: 'Oma laite tai pääsyavain: voit myös jakaa, lähettää oppilaitokselle ja kirjoittaa päiväkirjaa.',
    sv: 'Egen enhet eller nyckel: du kan också dela, skicka till en läroanstalt och skriva dagbok.',
    en: 'Your own device or a passkey: you can also share, send to a school and write your diary.',
  },
  STRONG: {
    fi: 'Vahva tunnistautuminen: samat asiat kuin omalla laitteella. Tätä ei vaadita mihinkään.',
    sv: 'Stark identifiering: samma saker som med egen enhet. Det krävs inte för någonting.',
    en: 'Strong identification: the same as with your own device. It is required for nothing.',
  },
} as const satisfies Readonly<Record<SessionLevel, OwnText>>;
