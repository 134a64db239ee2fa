import type { OwnText } from '../base/language.ts';

/** Said when the second secret is set, before and after. */
export const LOST_WITH_SECRET: OwnText = {
  fi: 'Jos unohdat tämän salaisuuden, päiväkirja, muistiinpanot ja itsearvioinnit häviävät sen mukana. Kukaan ei saa niitä takaisin, emme mekään. Muu lompakko säilyy.',
  sv: 'Om du glömmer den här hemligheten försvinner dagboken, anteckningarna och självbedömningarna med den. Ingen kan få dem tillbaka, inte vi heller. Resten av plånboken finns kvar.',
  en: 'If you forget this secret, the diary, notes and self-assessments are lost with it. Nobody can bring them back, nor can we. The rest of the wallet stays.',
};
