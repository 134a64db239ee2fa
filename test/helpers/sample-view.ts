import type { Language } from '../../src/base/language.ts';
import type { CertificateView } from '../../src/credential/certificate-view.ts';

/** Names in the six languages that certificates must draw, the longest at the end. */
export const NAMES = {
  fi: 'Väinö Äyräpää',
  sv: 'Åsa Sjöström',
  se: 'Biret-Áŋŋá Čáhceravdi Ŋuolaš Đoađut Ŧážo',
  et: 'Õnne-Mõmm Käärikäämblik',
  ru: 'Екатерина Щукина-Объездчикова',
  vi: 'Nguyễn Thị Phượng Thùy Trâm',
  long: 'Maximiliana Konstantina Wilhelmiina Alexandra von Pitkänimi-Äärimmäisenpitkäsukunimelä',
} as const;

type Item = CertificateView['sections'][number]['groups'][number]['items'][number];

const TASKS: Readonly<Record<Language, readonly string[]>> = {
  fi: [
    'pesee ajokin ja suojaa kohdat, joihin vesi ei saa päästä',
    'tarkistaa renkaiden kunnon ja täyttää ne oikeaan paineeseen',
    'säätää vaihteet niin, että ketju pysyy rattaalla kuormitettuna ja kevyesti poljettaessa',
    'vaihtaa kuluneet jarrupalat',
    'kertoo käyttäjälle, mitä korjattiin, mitä jäi korjaamatta ja milloin seuraava huolto kannattaa tehdä',
    'lajittelee jätteet ja vie öljyiset rätit niille varattuun astiaan',
    'valitsee työhön sopivat suojaimet ja käyttää niitä koko työn ajan',
  ],
  sv: [
    'tvättar fordonet och skyddar de delar som inte tål vatten',
    'kontrollerar däckens skick och pumpar dem till rätt tryck',
    'justerar växlarna så att kedjan hålls på drevet både vid hård och lätt trampning',
    'byter slitna bromsbelägg',
    'berättar för användaren vad som har reparerats, vad som återstår och när nästa service behövs',
    'sorterar avfallet och för oljiga trasor till rätt kärl',
    'väljer lämplig skyddsutrustning och använder den under hela arbetet',
  ],
  en: [
    'washes the vehicle and covers the parts that water must not reach',
    'checks the condition of the tyres and pumps them to the right pressure',
    'adjusts the gears so that the chain stays on its sprocket under load and when pedalling lightly',
    'replaces worn brake pads',
    'tells the user what was repaired, what was left and when the next service is due',
    'sorts the waste and takes oily rags to the container meant for them',
    'chooses protective equipment that fits the work and uses it throughout',
  ],
};

const GROUPS: Readonly<Record<Language, readonly string[]>> = {
  fi: ['Työn valmistelu', 'Huolto ja korjaus', 'Palvelu ja neuvonta', 'Turvallisuus ja ympäristö'],
  sv: ['Förberedelse av arbetet', 'Service och reparation', 'Betjäning och rådgivning', 'Säkerhet och miljö'],
  en: ['Preparing the work', 'Service and repair', 'Serving and advising', 'Safety and environment'],
};

const WORDS = {
  fi: {
    titles: {
      COMPETENCE_CERTIFICATE: 'Osaamistodistus',
      RECOGNISED_COMPETENCE: 'Tieto tunnustetusta osaamisesta',
      STATEMENT: 'Lausunto',
    },
    unit: 'Polkupyörän perushuolto ja korjaus',
    qualification: 'Kulkuneuvoalan näyteperusteet',
    levels: { WITH_GUIDANCE: 'Osaa ohjatusti', INDEPENDENTLY: 'Osaa itsenäisesti' },
    identity: 'Henkilöllisyys on tarkistettu paikan päällä.',
    note: '12.5.2026, ohjaaja',
    heading: 'Mitä on merkitty',
    demanded: 'Mitä tutkinnon osa vaatii',
    accepted: 'Oppilaitos hyväksyisi osoitetuksi',
    missing: 'Vielä osoittamatta',
    facts: [
      ['Laajuus', '15 osp'],
      ['Arvosana', 'Kiitettävä (5), asteikko 1–5'],
      ['Tapa', 'Näyttö'],
      ['Päivä', '2.6.2026'],
    ],
    marks: [
      ['Laajuus', '15 osp'],
      ['Paikka', 'Ratapihan pyöräpaja, Helsinki'],
      ['Aika', '12.1.–29.5.2026'],
      ['Pohja', 'Oppilaitoksen hyväksymä oppimisympäristö'],
    ],
    foot: [
      'Vahvistivat opettaja ja työelämän arvioija.',
      'Tämä ei ole Opetushallituksen määräyksen mukainen todistus. Virallinen tieto on oppilaitoksen rekisterissä ja Koskessa.',
    ],
    workshopFoot: [
      'Merkinnät on tehnyt ohjaaja, joka on nähnyt työn.',
      'Tämä on pajan todistus siitä, mitä osallistuja on tehnyt. Se ei ole arvosana eikä päätös osaamisen tunnustamisesta.',
    ],
    check:
      'Lue koodi puhelimella tai avaa osoite. Voit myös antaa tämän tiedoston tarkistettavaksi: allekirjoitus on sen sisällä.',
  },
  sv: {
    titles: {
      COMPETENCE_CERTIFICATE: 'Kompetensintyg',
      RECOGNISED_COMPETENCE: 'Uppgift om erkänt kunnande',
      STATEMENT: 'Utlåtande',
    },
    unit: 'Grundservice och reparation av cyklar',
    qualification: 'Exempelgrunder för fordonsbranschen',
    levels: { WITH_GUIDANCE: 'Kan med handledning', INDEPENDENTLY: 'Kan självständigt' },
    identity: 'Identiteten har kontrollerats på plats.',
    note: '12.5.2026, handledare',
    heading: 'Det här har antecknats',
    demanded: 'Det här kräver examensdelen',
    accepted: 'Läroanstalten skulle godta som visat',
    missing: 'Ännu inte visat',
    facts: [
      ['Omfattning', '15 kp'],
      ['Vitsord', 'Berömliga (5), skala 1–5'],
      ['Sätt', 'Yrkesprov'],
      ['Datum', '2.6.2026'],
    ],
    marks: [
      ['Omfattning', '15 kp'],
      ['Plats', 'Bangårdens cykelverkstad, Helsingfors'],
      ['Tid', '12.1–29.5.2026'],
      ['Grund', 'Lärmiljö godkänd av läroanstalt'],
    ],
    foot: [
      'Bekräftat av en lärare och en bedömare från arbetslivet.',
      'Det här är inte ett betyg enligt Utbildningsstyrelsens föreskrift. Den officiella uppgiften finns i läroanstaltens register och i Koski.',
    ],
    workshopFoot: [
      'Anteckningarna är gjorda av en handledare som har sett arbetet.',
      'Det här är verkstadens intyg över vad deltagaren har gjort. Det är varken ett vitsord eller ett beslut om erkännande.',
    ],
    check:
      'Läs koden med telefonen eller öppna adressen. Du kan också låta kontrollera den här filen: underskriften finns inuti.',
  },
  en: {
    titles: {
      COMPETENCE_CERTIFICATE: 'Certificate of competence',
      RECOGNISED_COMPETENCE: 'Information on recognised competence',
      STATEMENT: 'Statement',
    },
    unit: 'Basic bicycle service and repair',
    qualification: 'Sample requirements for the vehicle trade',
    levels: { WITH_GUIDANCE: 'With guidance', INDEPENDENTLY: 'Independently' },
    identity: 'The identity was checked on site.',
    note: '12 May 2026, instructor',
    heading: 'What has been marked',
    demanded: 'What the unit demands',
    accepted: 'The school would accept as shown',
    missing: 'Not yet shown',
    facts: [
      ['Scope', '15 competence points'],
      ['Grade', 'Excellent (5), scale 1–5'],
      ['Route', 'Demonstration'],
      ['Date', '2 June 2026'],
    ],
    marks: [
      ['Scope', '15 competence points'],
      ['Place', 'Railyard bicycle workshop, Helsinki'],
      ['Time', '12 January – 29 May 2026'],
      ['Basis', 'Learning environment approved by a school'],
    ],
    foot: [
      'Confirmed by a teacher and an assessor from working life.',
      'This is not the certificate that the National Agency’s order describes. The official record is in the school’s register and in Koski.',
    ],
    workshopFoot: [
      'The marks were made by an instructor who saw the work.',
      'This is a workshop’s certificate of what the participant has done. It is neither a grade nor a decision on recognition.',
    ],
    check:
      'Read the code with a phone, or open the address. You can also have this file checked: the signature is inside it.',
  },
} as const;

export interface SampleWishes {
  readonly language?: Language;
  readonly kind?: CertificateView['kind'];
  /** How many requirements are shown. */
  readonly requirements?: number;
  readonly name?: string;
  /** How many times longer than usual every requirement's text is. */
  readonly stretch?: number;
}

/** An invented certificate, so large and in such a language as a test wishes. */
export function sampleView(wishes: SampleWishes = {}): CertificateView {
  const { language = 'fi', kind = 'COMPETENCE_CERTIFICATE', requirements = 28, stretch = 1 } = wishes;
  const words = WORDS[language];
  const workshop = kind === 'COMPETENCE_CERTIFICATE';
  const items = Array.from({ length: requirements }, (_, n) => sampleItem(n, language, workshop, stretch));
  const groups = grouped(items, GROUPS[language]);
  const half = Math.ceil(groups.length / 2);
  const sections =
    kind === 'STATEMENT'
      ? [
          { heading: words.accepted, groups: groups.slice(0, half) },
          { heading: words.missing, groups: groups.slice(half) },
        ]
      : [{ heading: workshop ? words.heading : words.demanded, groups }];
  return {
    kind,
    language,
    title: words.titles[kind],
    holder: {
      name: wishes.name ?? NAMES.fi,
      birthDate: '1994-03-04',
      identityAssurance: words.identity,
    },
    issuer: workshop
      ? { name: 'Ratapihan työpajat', businessId: '1234567-1', id: 'did:web:example.org' }
      : { name: 'Rantakylän ammattiopisto', businessId: '0116510-6', id: 'did:web:school.example.org' },
    target: { name: words.unit, code: '990017' },
    qualification: { name: words.qualification, diaryNumber: 'NÄYTE-17-2026' },
    facts: (workshop ? words.marks : words.facts)
      .slice(0, kind === 'STATEMENT' ? 1 : 4)
      .map(([label, value]) => ({ label, value })),
    sections,
    ring: {
      groups: groups.map((group, g) =>
        group.items.map((item) => {
          if (kind === 'STATEMENT') return g < half ? 'FULL' : 'EMPTY';
          return item.level?.code === 'WITH_GUIDANCE' ? 'PART' : 'FULL';
        }),
      ),
      centre:
        workshop || kind === 'STATEMENT' ? { text: `${requirements}/${requirements + 4}` } : { tick: true },
      alternative: `${requirements} / ${requirements + 4}`,
    },
    foot: workshop ? words.workshopFoot : words.foot,
    howToVerify: words.check,
    credentialId: 'urn:uuid:4b0e4c9e-5a0f-4f0e-9a5e-1f0c7f0b8d11',
    issuedOn: '2026-06-02',
  };
}

function sampleItem(n: number, language: Language, workshop: boolean, stretch: number): Item {
  const texts = TASKS[language];
  const text = Array.from({ length: stretch }, (_, more) => texts[(n * 3 + more) % texts.length]!).join('; ');
  if (!workshop) return { text };
  const code = n % 6 === 2 ? 'WITH_GUIDANCE' : 'INDEPENDENTLY';
  return { text, level: { code, label: WORDS[language].levels[code] }, note: WORDS[language].note };
}

function grouped(items: readonly Item[], names: readonly string[]) {
  const per = Math.max(1, Math.ceil(items.length / names.length));
  return names
    .map((name, g) => ({ name, items: items.slice(g * per, (g + 1) * per) }))
    .filter((group) => group.items.length > 0);
}

/** Bytes that stand for a signed credential. */
export const SIGNED = new TextEncoder().encode(
  JSON.stringify({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    name: 'Näyte',
    proof: { proofValue: 'z3FXQ' },
  }),
);
