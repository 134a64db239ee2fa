import type { Language } from '../../base/language.ts';
import type { BadgeHostRight, BadgeHostState } from '../../wallet/badge-host/badge-host.ts';

interface BadgeHostText {
  readonly title: string;
  readonly asks: string;
  readonly itself: string;
  readonly would: string;
  readonly right: Readonly<Record<BadgeHostRight, string>>;
  readonly onlyNow: string;
  readonly which: string;
  readonly nothing: string;
  readonly all: string;
  readonly allHint: string;
  readonly chosen: string;
  readonly proofs: string;
  readonly chooseOne: string;
  readonly privacy: string;
  readonly terms: string;
  readonly allow: string;
  readonly decline: string;
  readonly undo: string;
  readonly wrong: string;
  readonly wrongLead: string;
  readonly wrongBack: string;
  readonly unknown: string;
  readonly unknownLead: string;
  readonly list: string;
  readonly listLead: string;
  readonly listNone: string;
  readonly back: string;
  readonly state: Readonly<Record<BadgeHostState, string>>;
  readonly given: string;
  readonly until: string;
  readonly readsAll: string;
  readonly never: string;
  readonly days: (days: number) => string;
  readonly end: string;
  readonly done: Readonly<Record<string, string>>;
}

export const BADGE_HOST_TEXT: Readonly<Record<Language, BadgeHostText>> = {
  fi: {
    title: 'Palvelu pyytää todistuksiasi',
    asks: 'pyytää todistuksiasi',
    itself: 'Palvelu on itse kertonut nimensä. Katso, että osoite on se, jota käytit äsken:',
    would: 'Jos sallit, palvelu',
    right: {
      READ_PROOFS: 'näkee valitsemasi todistukset kokonaan, myös nimesi niissä',
      READ_NAME: 'näkee nimesi',
      COME_AGAIN: 'hakee niitä myöhemminkin, kunnes lopetat luvan',
    },
    onlyNow: 'Lupa on voimassa tunnin.',
    which: 'Mitkä todistukset?',
    nothing: 'Sinulla ei ole vielä todistuksia annettavaksi.',
    all: 'Kaikki, myös ne, jotka saan myöhemmin',
    allHint: 'Piilottamasi todistukset eivät mene mukana.',
    chosen: 'Vain nämä',
    proofs: 'Valitse todistukset',
    chooseOne: 'Valitse ainakin yksi todistus.',
    privacy: 'Mitä palvelu kertoo tietojen käytöstä',
    terms: 'Palvelun ehdot',
    allow: 'Salli',
    decline: 'Älä salli',
    undo: 'Voit lopettaa luvan milloin vain tässä lompakossa. Palvelu ei silti unohda sitä, minkä se ehti hakea.',
    wrong: 'Pyyntö ei ole kunnossa',
    wrongLead: 'Palvelu pyysi todistuksia tavalla, joka ei kelpaa. Mitään ei annettu.',
    wrongBack: 'Takaisin palveluun',
    unknown: 'Palvelua ei tunneta',
    unknownLead:
      'Palvelua, joka pyytää todistuksiasi, ei tunneta. Mitään ei annettu. Palaa siihen ja aloita alusta.',
    list: 'Palvelut, jotka hakevat todistuksiasi',
    listLead: 'Tässä ovat palvelut, joille olet antanut luvan, ja milloin ne ovat hakeneet.',
    listNone: 'Et ole antanut lupaa millekään palvelulle. Lupaa pyydetään palvelusta käsin.',
    back: 'Jakamiseen',
    state: {
      BEGUN: 'Lupa annettu, ei vielä haettu',
      OPEN: 'Voi hakea',
      ENDED: 'Lupa lopetettu',
      EXPIRED: 'Lupa päättynyt',
    },
    given: 'Annettu',
    until: 'Voimassa',
    readsAll: 'Kaikki todistukset',
    never: 'Ei ole hakenut.',
    days: (days) => (days === 1 ? 'Hakenut yhtenä päivänä' : `Hakenut ${days} päivänä`),
    end: 'Lopeta lupa',
    done: { ended: 'Lupa on lopetettu. Palvelu ei saa enää mitään.' },
  },
  sv: {
    title: 'En tjänst ber om dina intyg',
    asks: 'ber om dina intyg',
    itself: 'Tjänsten har själv uppgett sitt namn. Se efter att adressen är den som du nyss använde:',
    would: 'Om du tillåter det',
    right: {
      READ_PROOFS: 'ser tjänsten de intyg du väljer i sin helhet, också ditt namn i dem',
      READ_NAME: 'ser tjänsten ditt namn',
      COME_AGAIN: 'hämtar tjänsten dem också senare, tills du avslutar tillståndet',
    },
    onlyNow: 'Tillståndet gäller i en timme.',
    which: 'Vilka intyg?',
    nothing: 'Du har inga intyg att ge ännu.',
    all: 'Alla, också de som jag får senare',
    allHint: 'Intyg som du har gömt följer inte med.',
    chosen: 'Bara dessa',
    proofs: 'Välj intyg',
    chooseOne: 'Välj minst ett intyg.',
    privacy: 'Vad tjänsten säger om hur uppgifter används',
    terms: 'Tjänstens villkor',
    allow: 'Tillåt',
    decline: 'Tillåt inte',
    undo: 'Du kan avsluta tillståndet när som helst i den här plånboken. Tjänsten glömmer ändå inte det som den hunnit hämta.',
    wrong: 'Begäran är inte i ordning',
    wrongLead: 'Tjänsten bad om intyg på ett sätt som inte duger. Ingenting gavs.',
    wrongBack: 'Tillbaka till tjänsten',
    unknown: 'Tjänsten är inte känd',
    unknownLead:
      'Tjänsten som ber om dina intyg är inte känd. Ingenting gavs. Gå tillbaka till den och börja om.',
    list: 'Tjänster som hämtar dina intyg',
    listLead: 'Här är de tjänster som du gett tillstånd, och när de har hämtat.',
    listNone: 'Du har inte gett något tillstånd. Tjänsten själv ber om det.',
    back: 'Till delningen',
    state: {
      BEGUN: 'Tillstånd gett, inte hämtat ännu',
      OPEN: 'Kan hämta',
      ENDED: 'Tillståndet avslutat',
      EXPIRED: 'Tillståndet har gått ut',
    },
    given: 'Gett',
    until: 'Gäller till',
    readsAll: 'Alla intyg',
    never: 'Har inte hämtat.',
    days: (days) => (days === 1 ? 'Har hämtat en dag' : `Har hämtat på ${days} dagar`),
    end: 'Avsluta tillståndet',
    done: { ended: 'Tillståndet är avslutat. Tjänsten får ingenting mer.' },
  },
  en: {
    title: 'A service asks for your proofs',
    asks: 'asks for your proofs',
    itself: 'The service has given its name itself. Look whether the address is the one you have just used:',
    would: 'If you allow it, the service',
    right: {
      READ_PROOFS: 'sees the proofs that you choose as a whole, your name in them too',
      READ_NAME: 'sees your name',
      COME_AGAIN: 'fetches them later too, until you end the permission',
    },
    onlyNow: 'The permission lasts an hour.',
    which: 'Which proofs?',
    nothing: 'You have no proofs to give yet.',
    all: 'All, also those that I get later',
    allHint: 'Proofs that you have hidden do not go along.',
    chosen: 'Only these',
    proofs: 'Choose proofs',
    chooseOne: 'Choose one proof at least.',
    privacy: 'What the service says about using data',
    terms: 'The service’s terms',
    allow: 'Allow',
    decline: 'Do not allow',
    undo: 'You can end the permission at any time in this wallet. What the service has fetched by then it does not forget.',
    wrong: 'The request is not in order',
    wrongLead: 'The service asked for proofs in a way that will not do. Nothing was given.',
    wrongBack: 'Back to the service',
    unknown: 'The service is not known',
    unknownLead:
      'The service that asks for your proofs is not known. Nothing was given. Go back to it and begin again.',
    list: 'Services that fetch your proofs',
    listLead: 'These are the services that you gave permission to, and when they have fetched.',
    listNone: 'You have given no permission. The service itself asks for it.',
    back: 'To sharing',
    state: {
      BEGUN: 'Permission given, not fetched yet',
      OPEN: 'Can fetch',
      ENDED: 'Permission ended',
      EXPIRED: 'Permission is over',
    },
    given: 'Given',
    until: 'Lasts until',
    readsAll: 'All proofs',
    never: 'Has not fetched.',
    days: (days) => (days === 1 ? 'Has fetched on one day' : `Has fetched on ${days} days`),
    end: 'End the permission',
    done: { ended: 'The permission is ended. The service gets nothing any more.' },
  },
};
