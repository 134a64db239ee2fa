import type { Language } from '../../base/language.ts';

export type ProofState = 'VALID' | 'SUPERSEDED' | 'SUSPENDED' | 'REVOKED';

/** The forms in which a proof can be taken. */
export const PROOF_FORMS = ['pdf', 'png', 'svg', 'json', 'jwt', 'sd-jwt'] as const;
export type ProofForm = (typeof PROOF_FORMS)[number];

interface ProofText {
  readonly title: string;
  readonly back: string;
  readonly state: Readonly<Record<ProofState, string>>;
  readonly means: Readonly<Record<ProofState, string>>;
  readonly take: string;
  readonly takeLead: string;
  readonly forms: Readonly<Record<ProofForm, string>>;
  readonly show: string;
  readonly showLead: string;
  readonly share: string;
  readonly claim: string;
}

export const PROOF_TEXT: Readonly<Record<Language, ProofText>> = {
  fi: {
    title: 'Todistus',
    back: 'Lompakkoon',
    state: {
      VALID: 'Voimassa',
      SUPERSEDED: 'Voimassa, uudempi on olemassa',
      SUSPENDED: 'Keskeytetty',
      REVOKED: 'Peruttu',
    },
    means: {
      VALID: 'Kuka tahansa voi tarkistaa todistuksen, myös ilman meitä.',
      SUPERSEDED: 'Tämä pitää yhä paikkansa. Lompakossasi on siitä uudempi ja parempi.',
      SUSPENDED: 'Antaja selvittää asiaa. Siihen asti tarkistus sanoo, ettei todistukseen voi nojata.',
      REVOKED: 'Antaja on perunut todistuksen. Kysy antajalta, mitä tapahtui.',
    },
    take: 'Ota tiedostona',
    takeLead: 'Jokaisessa on sama allekirjoitettu todistus. PDF on tulostettava.',
    forms: {
      pdf: 'PDF, tulostettava todistus',
      png: 'Kuva (PNG), esimerkiksi hakemukseen',
      svg: 'Kuva (SVG), tarkka joka koossa',
      json: 'JSON, koneille',
      jwt: 'JWT, muille lompakoille',
      'sd-jwt': 'SD-JWT, lompakoille, joissa näytetään vain osa',
    },
    show: 'Näytä toiselle',
    showLead: 'Linkillä näytät todistuksen niin kauan kuin haluat. Voit ottaa linkin pois milloin vain.',
    share: 'Jaa linkillä',
    claim: 'Vie toiseen lompakkoon',
  },
  sv: {
    title: 'Intyg',
    back: 'Till plånboken',
    state: {
      VALID: 'Gäller',
      SUPERSEDED: 'Gäller, det finns ett nyare',
      SUSPENDED: 'Tillfälligt ur kraft',
      REVOKED: 'Återkallat',
    },
    means: {
      VALID: 'Vem som helst kan kontrollera intyget, också utan oss.',
      SUPERSEDED: 'Det här stämmer fortfarande. I din plånbok finns ett nyare och bättre.',
      SUSPENDED: 'Utfärdaren utreder saken. Till dess säger kontrollen att man inte kan lita på intyget.',
      REVOKED: 'Utfärdaren har återkallat intyget. Fråga utfärdaren vad som hände.',
    },
    take: 'Ta som fil',
    takeLead: 'I var och en finns samma undertecknade intyg. PDF-filen kan skrivas ut.',
    forms: {
      pdf: 'PDF, intyg att skriva ut',
      png: 'Bild (PNG), till exempel för en ansökan',
      svg: 'Bild (SVG), skarp i alla storlekar',
      json: 'JSON, för maskiner',
      jwt: 'JWT, för andra plånböcker',
      'sd-jwt': 'SD-JWT, för plånböcker som visar bara en del',
    },
    show: 'Visa för någon',
    showLead: 'Med en länk visar du intyget så länge du vill. Du kan ta bort länken när som helst.',
    share: 'Dela med en länk',
    claim: 'För till en annan plånbok',
  },
  en: {
    title: 'Proof',
    back: 'To the wallet',
    state: {
      VALID: 'In force',
      SUPERSEDED: 'In force, a newer one exists',
      SUSPENDED: 'Suspended',
      REVOKED: 'Revoked',
    },
    means: {
      VALID: 'Anyone can check the proof, even without us.',
      SUPERSEDED: 'This still holds. In your wallet there is a newer and better one.',
      SUSPENDED: 'The issuer is looking into it. Until then a check says that it is not to be relied on.',
      REVOKED: 'The issuer has revoked the proof. Ask the issuer what happened.',
    },
    take: 'Take as a file',
    takeLead: 'Each holds the same signed proof. The PDF is for printing.',
    forms: {
      pdf: 'PDF, a certificate to print',
      png: 'Picture (PNG), for an application, say',
      svg: 'Picture (SVG), sharp at any size',
      json: 'JSON, for machines',
      jwt: 'JWT, for other wallets',
      'sd-jwt': 'SD-JWT, for wallets that show only a part',
    },
    show: 'Show it to somebody',
    showLead:
      'With a link you show the proof for as long as you like. You can take the link back at any time.',
    share: 'Share by a link',
    claim: 'Take to another wallet',
  },
};
