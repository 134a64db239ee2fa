import type { OwnText } from '../base/language.ts';

/** What goes when somebody leaves, in plain words. {count} is how many there are of it. */
export const GOES = {
  PERSON: {
    fi: 'Nimesi, syntymäaikasi ja lompakkosi numero.',
    sv: 'Ditt namn, ditt födelsedatum och numret på din plånbok.',
    en: 'Your name, your date of birth and the number of your wallet.',
  },
  SIGN_IN: {
    fi: 'Kirjautumisesi, tunnetut laitteesi ja PIN-koodisi.',
    sv: 'Dina inloggningar, dina kända enheter och din PIN-kod.',
    en: 'Your sessions, your known devices and your PIN.',
  },
  CHECKLISTS: {
    fi: 'Tarkistuslistasi: {count}.',
    sv: 'Dina checklistor: {count}.',
    en: 'Your checklists: {count}.',
  },
  OWN_MARKS: {
    fi: 'Omat merkintäsi: {count}.',
    sv: 'Dina egna anteckningar om kunnande: {count}.',
    en: 'Your own marks: {count}.',
  },
  NOTES: {
    fi: 'Muiden sinusta kirjoittamat merkintöjen huomautukset: {count}.',
    sv: 'Kommentarer som andra skrivit om dig: {count}.',
    en: 'Notes that others wrote about you with their marks: {count}.',
  },
  ANSWERS: {
    fi: 'Vastauksesi merkintöihin: {count}.',
    sv: 'Dina svar på anteckningar: {count}.',
    en: 'Your answers to marks: {count}.',
  },
  EVIDENCE: {
    fi: 'Kuvat ja tekstit, jotka näyttävät osaamisesi: {count}.',
    sv: 'Bilder och texter som visar ditt kunnande: {count}.',
    en: 'Pictures and texts that show what you can do: {count}.',
  },
  GROUPS: {
    fi: 'Tieto siitä, missä ryhmissä olet: {count}.',
    sv: 'Uppgiften om vilka grupper du hör till: {count}.',
    en: 'Which groups you belong to: {count}.',
  },
  CREDENTIALS: {
    fi: 'Todistustesi kopiot lompakossa: {count}. Ota ne mukaasi ensin.',
    sv: 'Kopiorna av dina intyg i plånboken: {count}. Ta dem med dig först.',
    en: 'The copies of your proofs in the wallet: {count}. Take them with you first.',
  },
  HOLDINGS: {
    fi: 'Muualta tuomasi todistukset: {count}.',
    sv: 'Intyg som du hämtat hit: {count}.',
    en: 'Proofs that you brought from elsewhere: {count}.',
  },
  COLLECTIONS: {
    fi: 'Kokoelmasi: {count}.',
    sv: 'Dina samlingar: {count}.',
    en: 'Your collections: {count}.',
  },
  SHARES: {
    fi: 'Jakamasi linkit: {count}. Ne lakkaavat toimimasta.',
    sv: 'Länkar som du delat: {count}. De slutar fungera.',
    en: 'Links that you shared: {count}. They stop working.',
  },
  BADGE_HOSTS: {
    fi: 'Luvat palveluille, jotka hakevat todistuksiasi: {count}. Ne eivät saa enää mitään.',
    sv: 'Tillstånd för tjänster som hämtar dina intyg: {count}. De får ingenting mer.',
    en: 'Permissions of services that fetch your proofs: {count}. They get nothing any more.',
  },
  PRIVATE: {
    fi: 'Yksityinen osa, kuten päiväkirja: {count}.',
    sv: 'Den privata delen, som dagboken: {count}.',
    en: 'The private part, such as the diary: {count}.',
  },
  CONTACTS: {
    fi: 'Sähköpostiosoitteet ja puhelinnumerot: {count}.',
    sv: 'E-postadresser och telefonnummer: {count}.',
    en: 'E-mail addresses and phone numbers: {count}.',
  },
  PASSKEYS: {
    fi: 'Pääsyavaimesi: {count}.',
    sv: 'Dina nyckelkoder: {count}.',
    en: 'Your passkeys: {count}.',
  },
  LOG: {
    fi: 'Oma näkymäsi siihen, kuka on katsonut tietojasi.',
    sv: 'Din egen vy av vem som har sett dina uppgifter.',
    en: 'Your own view of who has looked at your data.',
  },
} satisfies Readonly<Record<string, OwnText>>;
export type GoesName = keyof typeof GOES;

interface Staying {
  readonly what: OwnText;
  readonly why: OwnText;
  readonly until: OwnText;
}

/** What stays with others when somebody leaves, why, and until when. */
export const STAYS = {
  ISSUING_RECORD: {
    what: {
      fi: 'Tieto siitä, että yksikkö antoi sinulle todistuksen, ja mitä siinä lukee: {count}.',
      sv: 'Uppgiften om att enheten gav dig ett intyg, och vad som står i det: {count}.',
      en: 'That the unit gave you a proof, and what it says: {count}.',
    },
    why: {
      fi: 'Jotta mukanasi oleva todistus voidaan tarkistaa ja väärä todistus perua.',
      sv: 'För att det intyg som du har kan kontrolleras och ett felaktigt intyg återkallas.',
      en: 'So that the proof you carry can be checked, and a wrong one revoked.',
    },
    until: {
      fi: 'Niin kauan kuin yksikkö pitää luetteloa antamistaan todistuksista.',
      sv: 'Så länge som enheten för register över de intyg som den gett.',
      en: 'As long as the unit keeps its record of the proofs it gave.',
    },
  },
  SCHOOL_RECORD: {
    what: {
      fi: 'Oppilaitoksen vahvistukset, arvioinnit, päätökset ja perustelut, ja ketä ne koskevat.',
      sv: 'Läroanstaltens bekräftelser, bedömningar, beslut och motiveringar, och vem de gäller.',
      en: 'The school’s confirmations, assessments, decisions and grounds, and whom they are about.',
    },
    why: {
      fi: 'Oppilaitoksen on säilytettävä päätöksensä.',
      sv: 'Läroanstalten måste bevara sina beslut.',
      en: 'The school has to keep its decisions.',
    },
    until: {
      fi: 'Oppilaitoksen arkistosuunnitelman mukaan, yleensä pysyvästi. Vain asiakirjahallinto näkee ne.',
      sv: 'Enligt läroanstaltens arkivplan, oftast varaktigt. Bara dokumentförvaltningen ser dem.',
      en: 'As the school’s records schedule says, usually permanently. Only its records keeper sees them.',
    },
  },
  MARKS: {
    what: {
      fi: 'Yksikön merkinnät ilman nimeäsi ja ilman huomautuksia: {count}.',
      sv: 'Enhetens anteckningar utan ditt namn och utan kommentarer: {count}.',
      en: 'The unit’s marks, without your name and without notes: {count}.',
    },
    why: {
      fi: 'Jotta yksikkö voi näyttää, mihin sen antamat todistukset ja päätökset perustuvat.',
      sv: 'För att enheten kan visa vad dess intyg och beslut grundar sig på.',
      en: 'So that the unit can show what its proofs and decisions rest on.',
    },
    until: {
      fi: 'Niin kauan kuin yksikkö on määrännyt.',
      sv: 'Så länge som enheten har bestämt.',
      en: 'As long as the unit has set.',
    },
  },
  LOG: {
    what: {
      fi: 'Loki siitä, kuka yksikössä avasi tietojasi. Nimesi tilalla on tunnus.',
      sv: 'Loggen över vem i enheten som öppnat dina uppgifter. I stället för ditt namn står en beteckning.',
      en: 'The log of who in the unit opened your data. A code stands in place of your name.',
    },
    why: {
      fi: 'Jotta tietojen käyttöä voidaan valvoa jälkikäteen.',
      sv: 'För att användningen av uppgifterna kan övervakas i efterhand.',
      en: 'So that the use of the data can be checked afterwards.',
    },
    until: {
      fi: '{years} vuotta avaamisesta.',
      sv: '{years} år från öppnandet.',
      en: '{years} years from the opening.',
    },
  },
  RECORD: {
    what: {
      fi: 'Tapahtumien luettelo: mitä tehtiin ja milloin. Siinä ei ole nimiä eikä tekstejä.',
      sv: 'Förteckningen över händelser: vad som gjordes och när. Där finns inga namn och inga texter.',
      en: 'The record of acts: what was done and when. It holds no names and no texts.',
    },
    why: {
      fi: 'Jotta jälkeenpäin näkyy, ettei mitään ole muutettu.',
      sv: 'För att det i efterhand syns att ingenting har ändrats.',
      en: 'So that it shows afterwards that nothing was changed.',
    },
    until: {
      fi: 'Niin kauan kuin palvelu on olemassa.',
      sv: 'Så länge som tjänsten finns.',
      en: 'As long as the service exists.',
    },
  },
} satisfies Readonly<Record<string, Staying>>;
export type StaysName = keyof typeof STAYS;
