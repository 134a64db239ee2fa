import type { Language } from '../base/language.ts';

/** The words that a certificate adds around the signed claims, in the signed language. */
export interface CertificateLabels {
  readonly born: string;
  readonly businessId: string;
  readonly issued: string;
  readonly page: (number: number, of: number) => string;
  readonly howToVerify: string;
  readonly qrAlternative: string;
  readonly identifier: string;
  /** What the attachment is. */
  readonly attachment: string;
  /** In which language a text stands, by BCP 47 tag. */
  readonly inLanguage: Readonly<Record<string, string>>;
}

export const CERTIFICATE_LABELS: Readonly<Record<Language, CertificateLabels>> = {
  fi: {
    born: 'Syntynyt',
    businessId: 'Y-tunnus',
    issued: 'Myönnetty',
    page: (number, of) => `Sivu ${number}/${of}`,
    howToVerify: 'Näin tarkistat',
    qrAlternative: 'QR-koodi, joka avaa tarkistussivun',
    identifier: 'Tunniste',
    attachment: 'Sama asiakirja koneluettavana ja allekirjoitettuna (Open Badges 3.0)',
    inLanguage: {
      fi: 'suomeksi',
      sv: 'ruotsiksi',
      en: 'englanniksi',
      se: 'pohjoissaameksi',
      ru: 'venäjäksi',
    },
  },
  sv: {
    born: 'Född',
    businessId: 'FO-nummer',
    issued: 'Utfärdat',
    page: (number, of) => `Sida ${number}/${of}`,
    howToVerify: 'Så här kontrollerar du',
    qrAlternative: 'QR-kod som öppnar kontrollsidan',
    identifier: 'Beteckning',
    attachment: 'Samma handling i maskinläsbar och undertecknad form (Open Badges 3.0)',
    inLanguage: {
      fi: 'på finska',
      sv: 'på svenska',
      en: 'på engelska',
      se: 'på nordsamiska',
      ru: 'på ryska',
    },
  },
  en: {
    born: 'Born',
    businessId: 'Business ID',
    issued: 'Issued',
    page: (number, of) => `Page ${number}/${of}`,
    howToVerify: 'How to check this',
    qrAlternative: 'QR code that opens the page for checking',
    identifier: 'Identifier',
    attachment: 'The same document in machine-readable, signed form (Open Badges 3.0)',
    inLanguage: {
      fi: 'in Finnish',
      sv: 'in Swedish',
      en: 'in English',
      se: 'in Northern Sámi',
      ru: 'in Russian',
    },
  },
};

const ENGLISH_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** A calendar date (YYYY-MM-DD, or an instant's first ten characters) as people write it; other text unchanged. */
export function dateInWords(date: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/u.exec(date);
  const month = parts && ENGLISH_MONTHS[Number(parts[2]) - 1];
  if (!parts || !month) return date;
  const day = Number(parts[3]);
  return language === 'en' ? `${day} ${month} ${parts[1]}` : `${day}.${Number(parts[2])}.${parts[1]}`;
}
