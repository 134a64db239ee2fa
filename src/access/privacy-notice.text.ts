import type { Language } from '../base/language.ts';

/** One heading of the privacy notice with its paragraphs; `{provider}` stands for the keeper of the wallets. */
export interface NoticeSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

export const NOTICE_TITLE: Readonly<Record<Language, string>> = {
  fi: 'Tietosuojaseloste',
  sv: 'Dataskyddsbeskrivning',
  en: 'Privacy notice',
};

/** The heading under which the units' own reasons for the first level stand, and what is said before them. */
export const REASONS_SECTION: Readonly<Record<Language, NoticeSection & { readonly none: string }>> = {
  fi: {
    heading: 'Miksi kortti ja PIN riittävät sisäänpääsyyn',
    paragraphs: [
      'Kortilla ja PIN-koodilla näet ja täytät omat tarkistuslistasi, näet todistuksesi ja voit tulostaa ne. Jakamiseen ja oppilaitokselle lähettämiseen tarvitset oman laitteen tai pääsyavaimen.',
      'Nämä organisaatiot ovat kirjanneet, miksi kortti ja PIN riittävät:',
    ],
    none: 'Mikään organisaatio ei ole vielä kirjannut syytä.',
  },
  sv: {
    heading: 'Varför kort och PIN räcker för att komma in',
    paragraphs: [
      'Med kort och PIN-kod ser och fyller du i dina checklistor, ser dina intyg och kan skriva ut dem. För att dela och skicka till en läroanstalt behöver du en egen enhet eller en nyckel.',
      'De här organisationerna har antecknat varför kort och PIN räcker:',
    ],
    none: 'Ingen organisation har ännu antecknat något skäl.',
  },
  en: {
    heading: 'Why card and PIN are enough to come in',
    paragraphs: [
      'With card and PIN you see and fill in your checklists, see your proofs and can print them. To share and to send to a school you need your own device or a passkey.',
      'These organisations have recorded why card and PIN are enough:',
    ],
    none: 'No organisation has recorded a reason yet.',
  },
};

/** The notice but for the units' reasons, in plain words. */
export const NOTICE_SECTIONS: Readonly<Record<Language, readonly NoticeSection[]>> = {
  fi: [
    {
      heading: 'Vapaaehtoista',
      paragraphs: [
        'Pätevän käyttö on vapaaehtoista. Se ei vaikuta etuuksiin eikä palveluihin.',
        'Lompakkoa ylläpitää {provider}.',
      ],
    },
    {
      heading: 'Mitä tietoja on',
      paragraphs: [
        'Nimesi ja syntymäaikasi, tarkistuslistasi ja niiden merkinnät, todistuksesi sekä se, mitä itse kirjoitat.',
        'Sähköpostin tai puhelinnumeron voit antaa, jos haluat. Niitä ei tarvita mihinkään.',
        'Henkilötunnusta, terveystietoja tai tietoja palveluista täällä ei ole. Älä kirjoita niitä.',
      ],
    },
    {
      heading: 'Kenen tietoja ne ovat',
      paragraphs: [
        'Lompakko on sinun. {provider} vastaa siitä. Paja vastaa omista merkinnöistään ja antamistaan todistuksista. Oppilaitos vastaa omista päätöksistään.',
        'Oppilaitos ei näe sinusta mitään ennen kuin avaat sille tarkistuslistan.',
        'Näet, milloin henkilökunta on avannut tietojasi ja mitä varten.',
      ],
    },
    {
      heading: 'Kuinka kauan tiedot säilyvät',
      paragraphs: [
        'Lompakko säilyy, kunnes lähdet. Käyttämättömästä lompakosta varoitetaan ensin.',
        'Oppilaitoksen päätökset ja pajan luettelo annetuista todistuksista säilyvät niiden omien sääntöjen mukaan myös sen jälkeen.',
        'Lokit säilyvät viisi vuotta, jos organisaatio ei ole päättänyt muuta.',
      ],
    },
    {
      heading: 'Mitä voit tehdä',
      paragraphs: [
        'Voit katsoa kaikki tietosi, ottaa ne mukaasi, vastata sinusta tehtyyn merkintään ja poistaa lompakkosi.',
        'Voit kysyä, kuka on avannut tietosi. Voit myös valittaa tietosuojavaltuutetulle.',
      ],
    },
    {
      heading: 'Sisäänpääsy',
      paragraphs: [
        'PIN-koodistasi, koodeistasi ja laitteestasi säilytetään vain tarkiste, ei niitä itseään.',
        'Arvaamisen estämiseksi lasketaan epäonnistuneet yritykset. Verkko-osoitteesta jää laskentaan vain tarkiste viikoksi.',
      ],
    },
  ],
  sv: [
    {
      heading: 'Frivilligt',
      paragraphs: [
        'Det är frivilligt att använda Pätevä. Det påverkar inga förmåner och ingen service.',
        'Plånboken förvaltas av {provider}.',
      ],
    },
    {
      heading: 'Vilka uppgifter som finns',
      paragraphs: [
        'Ditt namn och födelsedatum, dina checklistor med anteckningar, dina intyg och det som du själv skriver.',
        'Du kan ge en e-postadress eller ett telefonnummer om du vill. De behövs inte för någonting.',
        'Här finns ingen personbeteckning, inga hälsouppgifter och inga uppgifter om service. Skriv inte sådana.',
      ],
    },
    {
      heading: 'Vems uppgifterna är',
      paragraphs: [
        'Plånboken är din. {provider} ansvarar för den. Verkstaden ansvarar för sina anteckningar och de intyg som den har gett. Läroanstalten ansvarar för sina beslut.',
        'En läroanstalt ser ingenting om dig innan du öppnar en checklista för den.',
        'Du ser när personalen har öppnat dina uppgifter och varför.',
      ],
    },
    {
      heading: 'Hur länge uppgifterna sparas',
      paragraphs: [
        'Plånboken finns kvar tills du lämnar den. Om den inte används får du först en varning.',
        'Läroanstaltens beslut och verkstadens förteckning över givna intyg sparas enligt deras egna regler även efter det.',
        'Loggar sparas i fem år, om organisationen inte har bestämt något annat.',
      ],
    },
    {
      heading: 'Vad du kan göra',
      paragraphs: [
        'Du kan se alla dina uppgifter, ta dem med dig, svara på en anteckning om dig och radera din plånbok.',
        'Du kan fråga vem som har öppnat dina uppgifter. Du kan också klaga hos dataombudsmannen.',
      ],
    },
    {
      heading: 'Att komma in',
      paragraphs: [
        'Av din PIN-kod, dina koder och din enhet sparas bara en kontrollsumma, inte de själva.',
        'För att hindra gissningar räknas misslyckade försök. Av nätadressen finns bara en kontrollsumma kvar i räkningen i en vecka.',
      ],
    },
  ],
  en: [
    {
      heading: 'By choice',
      paragraphs: [
        'Using Pätevä is your choice. It changes no benefit and no service.',
        'The wallet is kept by {provider}.',
      ],
    },
    {
      heading: 'What is kept',
      paragraphs: [
        'Your name and date of birth, your checklists and their marks, your proofs, and what you write yourself.',
        'You can give an e-mail address or a phone number if you like. They are needed for nothing.',
        'There is no personal identity code, nothing about health and nothing about services here. Do not write of them.',
      ],
    },
    {
      heading: 'Whose data it is',
      paragraphs: [
        'The wallet is yours. {provider} answers for it. The workshop answers for its own marks and the certificates that it gave. The school answers for its own decisions.',
        'No school sees anything of you before you open a checklist to it.',
        'You see when staff opened your data, and what for.',
      ],
    },
    {
      heading: 'How long it is kept',
      paragraphs: [
        'The wallet stays until you leave. You are warned first if you do not use it.',
        'The school’s decisions and the workshop’s list of certificates that it gave are kept by their own rules after that too.',
        'Logs are kept for five years, unless the organisation has decided otherwise.',
      ],
    },
    {
      heading: 'What you can do',
      paragraphs: [
        'You can look at all of it, take it with you, answer a mark about you, and erase your wallet.',
        'You can ask who opened your data. You can also complain to the Data Protection Ombudsman.',
      ],
    },
    {
      heading: 'Coming in',
      paragraphs: [
        'Of your PIN, your codes and your device only a hash is kept, not they themselves.',
        'Failed attempts are counted, so that nobody can guess. Of the network address only a hash stays in the count, for a week.',
      ],
    },
  ],
};
