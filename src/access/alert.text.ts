import type { OwnText } from '../base/language.ts';

/** What the viewer is told about their own sign-ins: what happened, then what one can do. */
export const ALERT_TEXT = {
  REFRESH_REUSED: {
    fi: 'Joku yritti jatkaa istuntoasi vanhalla tunnisteella. Istunto on päätetty kaikilta. Jos et tiedä, mistä on kyse, vaihda PIN ja katso tunnetut laitteesi.',
    sv: 'Någon försökte fortsätta din session med en gammal kod. Sessionen är avslutad för alla. Om du inte vet vad det gäller, byt PIN och se över dina kända enheter.',
    en: 'Somebody tried to go on with your session by an old token. The session has ended for everybody. If you do not know what it was, change your PIN and look at your known devices.',
  },
} as const satisfies Readonly<Record<string, OwnText>>;
