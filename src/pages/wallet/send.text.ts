import type { Language } from '../../base/language.ts';

interface SendText {
  readonly title: string;
  readonly back: string;
  readonly sees: string;
  readonly seesPoints: readonly string[];
  readonly seesNot: string;
  readonly seesNotPoints: readonly string[];
  readonly school: string;
  readonly schoolMissing: string;
  readonly noSchools: string;
  readonly what: string;
  readonly send: string;
  readonly sendHint: string;
  readonly permit: string;
  readonly permitHint: string;
  readonly button: string;
  readonly takeBack: string;
  readonly takeBackLead: string;
  readonly letIn: string;
  readonly kind: Readonly<Record<'SEE' | 'SEND', string>>;
  readonly withdraw: string;
  readonly done: Readonly<Record<string, string>>;
}

export const SEND_TEXT: Readonly<Record<Language, SendText>> = {
  fi: {
    title: 'Lähetä oppilaitokseen',
    back: 'Tarkistuslistaan',
    sees: 'Tämän oppilaitos näkee',
    seesPoints: [
      'Nimesi ja syntymäaikasi',
      'Tämän listan: merkinnät, niiden tekijät ja päivät, ja mitä niihin vastasit',
      'Tekstit ja kuvat, jotka olet liittänyt tähän listaan',
    ],
    seesNot: 'Tätä se ei näe',
    seesNotPoints: [
      'Muita listojasi ja todistuksiasi',
      'Päiväkirjaasi ja muistiinpanojasi',
      'Mitä muiden oppilaitosten kanssa on tehty',
    ],
    school: 'Mikä oppilaitos?',
    schoolMissing: 'Valitse ensin oppilaitos.',
    noSchools: 'Täällä ei ole vielä yhtään oppilaitosta. Kysy ohjaajalta.',
    what: 'Mitä tehdään?',
    send: 'Lähetä käsiteltäväksi',
    sendHint: 'Oppilaitos näkee listan ja päättää, mitä se tunnustaa.',
    permit: 'Anna vain nähdä',
    permitHint: 'Opettaja näkee listan ja voi merkitä, mutta mitään ei vielä päätetä.',
    button: 'Jatka',
    takeBack: 'Ota takaisin',
    takeBackLead: 'Voit ottaa listan takaisin, kunnes oppilaitos on päättänyt.',
    letIn: 'Nämä näkevät listan nyt',
    kind: { SEE: 'näkee listan', SEND: 'ohjaaja saa lähettää listan tänne' },
    withdraw: 'Peru lupa',
    done: {
      send: 'Lista on lähetetty.',
      permit: 'Oppilaitos näkee nyt listan.',
      withdraw: 'Lupa on peruttu.',
      takeBack: 'Lista on taas sinulla.',
    },
  },
  sv: {
    title: 'Skicka till en läroanstalt',
    back: 'Till checklistan',
    sees: 'Det här ser läroanstalten',
    seesPoints: [
      'Ditt namn och din födelsetid',
      'Den här listan: anteckningarna, vem som gjort dem och när, och vad du svarade',
      'Texter och bilder som du har lagt till på den här listan',
    ],
    seesNot: 'Det här ser den inte',
    seesNotPoints: [
      'Dina andra listor och intyg',
      'Din dagbok och dina egna anteckningar',
      'Vad som har gjorts med andra läroanstalter',
    ],
    school: 'Vilken läroanstalt?',
    schoolMissing: 'Välj först en läroanstalt.',
    noSchools: 'Här finns inga läroanstalter ännu. Fråga handledaren.',
    what: 'Vad ska göras?',
    send: 'Skicka för behandling',
    sendHint: 'Läroanstalten ser listan och beslutar vad den erkänner.',
    permit: 'Låt bara se',
    permitHint: 'Läraren ser listan och kan anteckna, men ingenting beslutas ännu.',
    button: 'Fortsätt',
    takeBack: 'Ta tillbaka',
    takeBackLead: 'Du kan ta tillbaka listan tills läroanstalten har beslutat.',
    letIn: 'De här ser listan nu',
    kind: { SEE: 'ser listan', SEND: 'handledaren får skicka listan hit' },
    withdraw: 'Återta tillståndet',
    done: {
      send: 'Listan är skickad.',
      permit: 'Läroanstalten ser nu listan.',
      withdraw: 'Tillståndet är återtaget.',
      takeBack: 'Listan är åter hos dig.',
    },
  },
  en: {
    title: 'Send to a school',
    back: 'To the checklist',
    sees: 'This the school sees',
    seesPoints: [
      'Your name and date of birth',
      'This list: the marks, who made them and when, and what you answered',
      'Texts and pictures that you have added to this list',
    ],
    seesNot: 'This it does not see',
    seesNotPoints: [
      'Your other lists and proofs',
      'Your diary and notes',
      'What has been done with other schools',
    ],
    school: 'Which school?',
    schoolMissing: 'Choose a school first.',
    noSchools: 'There are no schools here yet. Ask your instructor.',
    what: 'What is to be done?',
    send: 'Send it to be decided',
    sendHint: 'The school sees the list and decides what it recognises.',
    permit: 'Only let it be seen',
    permitHint: 'A teacher sees the list and may mark, but nothing is decided yet.',
    button: 'Go on',
    takeBack: 'Take it back',
    takeBackLead: 'You can take the list back until the school has decided.',
    letIn: 'These see the list now',
    kind: { SEE: 'sees the list', SEND: 'your instructor may send the list here' },
    withdraw: 'Withdraw the permission',
    done: {
      send: 'The list is sent.',
      permit: 'The school sees the list now.',
      withdraw: 'The permission is withdrawn.',
      takeBack: 'The list is with you again.',
    },
  },
};
