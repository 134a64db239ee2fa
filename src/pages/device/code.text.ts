import type { Language } from '../../base/language.ts';
import type { CodeReading } from './check-code.ts';

/** What the page says of the code on the paper. */
export interface CodeText {
  readonly heading: string;
  readonly reading: Readonly<Record<CodeReading['kind'], string>>;
  /** The page's first words where the code does not hold: they take the place of the server's. */
  readonly loud: Readonly<Partial<Record<CodeReading['kind'], string>>>;
  readonly onlyHere: string;
  readonly compare: string;
  readonly name: string;
  readonly birthDate: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly target: string;
  readonly grade: string;
  readonly issuedOn: string;
  readonly paste: string;
  readonly pasteHint: string;
  readonly button: string;
  /** Of a page that was saved: `{day}` is when. */
  readonly saved: string;
}

export const CODE_TEXT: Readonly<Record<Language, CodeText>> = {
  fi: {
    heading: 'Paperin koodi',
    reading: {
      GENUINE: 'Koodi on aito: myöntäjä on allekirjoittanut nämä tiedot juuri tähän todistukseen.',
      NO_CODE: 'Osoitteen lopusta puuttuu koodin allekirjoitettu osa, joten nimeä ei voi tarkistaa.',
      UNREADABLE: 'Koodi on vajaa, tai sitä on muutettu. Lue se paperista uudelleen.',
      OTHER_KEY:
        'Koodin on allekirjoittanut joku muu kuin myöntäjä, tai avain on poistettu käytöstä. Älä luota paperiin.',
      FORGED: 'Allekirjoitus ei pidä: koodia on muutettu. Älä luota paperiin.',
      OTHER_DOCUMENT:
        'Koodi kuuluu toiseen todistukseen kuin tämä sivu. Näin se sanoo itse. Avaa sivu, johon koodi johtaa.',
      DIFFERS: 'Myöntäjä on allekirjoittanut koodin, mutta se sanoo muuta kuin palvelin. Näin koodi sanoo:',
      UNCHECKED:
        'Tämä laite ei osaa tarkistaa koodia, joten nimeä ei näytetä. Tarkista todistuksen tiedosto.',
    },
    loud: {
      UNREADABLE: 'Paperin koodi ei kelpaa.',
      OTHER_KEY: 'Paperin koodi ei kelpaa.',
      FORGED: 'Paperin koodi ei kelpaa.',
      OTHER_DOCUMENT: 'Koodi ei kuulu tähän todistukseen.',
      DIFFERS: 'Koodi ja palvelin sanovat eri asioita.',
    },
    onlyHere: 'Koodi luettiin tällä laitteella. Sitä ei lähetetty minnekään.',
    compare: 'Vertaa nimeä ja syntymäaikaa paperiin ja siihen, joka sen näyttää.',
    name: 'Nimi',
    birthDate: 'Syntynyt',
    kind: 'Asiakirja',
    kinds: {
      Certificate: 'Osaamistodistus',
      Competency: 'Tieto tunnustetusta osaamisesta',
      Assessment: 'Lausunto',
    },
    target: 'Mistä',
    grade: 'Arvosana',
    issuedOn: 'Myönnetty',
    paste: 'Koodi tekstinä',
    pasteHint: 'Lue paperin koodi jollakin sovelluksella ja liitä tähän koko osoite, jonka se antoi.',
    button: 'Tarkista koodi',
    saved: 'Tämä on tallennettu sivu päivältä {day}. Jos todistus on peruttu sen jälkeen, se ei näy tässä.',
  },
  sv: {
    heading: 'Papperets kod',
    reading: {
      GENUINE: 'Koden är äkta: utfärdaren har undertecknat de här uppgifterna för just det här intyget.',
      NO_CODE: 'Slutet av adressen, kodens undertecknade del, saknas. Därför kan namnet inte kontrolleras.',
      UNREADABLE: 'Koden är ofullständig eller ändrad. Läs av den från papperet på nytt.',
      OTHER_KEY:
        'Koden är undertecknad av någon annan än utfärdaren, eller så är nyckeln ur bruk. Lita inte på papperet.',
      FORGED: 'Underskriften håller inte: koden har ändrats. Lita inte på papperet.',
      OTHER_DOCUMENT:
        'Koden hör till ett annat intyg än den här sidan. Så här säger den själv. Öppna sidan som koden leder till.',
      DIFFERS: 'Utfärdaren har undertecknat koden, men den säger något annat än servern. Så här säger koden:',
      UNCHECKED:
        'Den här enheten kan inte kontrollera koden, så namnet visas inte. Kontrollera intygets fil.',
    },
    loud: {
      UNREADABLE: 'Papperets kod duger inte.',
      OTHER_KEY: 'Papperets kod duger inte.',
      FORGED: 'Papperets kod duger inte.',
      OTHER_DOCUMENT: 'Koden hör inte till det här intyget.',
      DIFFERS: 'Koden och servern säger olika saker.',
    },
    onlyHere: 'Koden lästes på den här enheten. Den skickades ingenstans.',
    compare: 'Jämför namnet och födelsedatumet med papperet och med den som visar det.',
    name: 'Namn',
    birthDate: 'Född',
    kind: 'Dokument',
    kinds: {
      Certificate: 'Kompetensintyg',
      Competency: 'Uppgift om erkänt kunnande',
      Assessment: 'Utlåtande',
    },
    target: 'Om vad',
    grade: 'Vitsord',
    issuedOn: 'Utfärdat',
    paste: 'Koden som text',
    pasteHint: 'Läs av papperets kod med en app och klistra in hela adressen som den gav.',
    button: 'Kontrollera koden',
    saved: 'Det här är en sida som sparades {day}. Om intyget har återkallats senare syns det inte här.',
  },
  en: {
    heading: 'The code on the paper',
    reading: {
      GENUINE: 'The code is genuine: the issuer signed these words for this very document.',
      NO_CODE:
        'The end of the address, the signed part of the code, is missing. So the name cannot be checked.',
      UNREADABLE: 'The code is not whole, or it was changed. Scan it from the paper once more.',
      OTHER_KEY:
        'The code was signed by someone else than the issuer, or the key was withdrawn. Do not trust the paper.',
      FORGED: 'The signature does not hold: the code was changed. Do not trust the paper.',
      OTHER_DOCUMENT:
        'The code belongs to another document than this page. This is what it says itself. Open the page that the code leads to.',
      DIFFERS: 'The issuer signed the code, and yet it says something else than the server. The code says:',
      UNCHECKED:
        'This device cannot check the code, so the name is not shown. Check the document’s file instead.',
    },
    loud: {
      UNREADABLE: 'The code on the paper does not hold.',
      OTHER_KEY: 'The code on the paper does not hold.',
      FORGED: 'The code on the paper does not hold.',
      OTHER_DOCUMENT: 'The code does not belong to this document.',
      DIFFERS: 'The code and the server do not agree.',
    },
    onlyHere: 'The code was read on this device. It was sent nowhere.',
    compare: 'Compare the name and the date of birth with the paper and with whoever shows it.',
    name: 'Name',
    birthDate: 'Born',
    kind: 'Document',
    kinds: {
      Certificate: 'Certificate of competence',
      Competency: 'Information on recognised competence',
      Assessment: 'Statement',
    },
    target: 'About',
    grade: 'Grade',
    issuedOn: 'Issued',
    paste: 'The code as text',
    pasteHint: 'Scan the code with any app and paste the whole address that it gave.',
    button: 'Check the code',
    saved:
      'This is a page that was saved on {day}. If the document was revoked later, it does not show here.',
  },
};
