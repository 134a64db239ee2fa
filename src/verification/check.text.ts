import type { OwnText } from '../base/language.ts';

/** Why a check came out as it did, for a person: what is, then what one can do. */
export const REASON = {
  READ: {
    fi: 'Todistus löytyi ja sen voi lukea.',
    sv: 'Intyget hittades och kan läsas.',
    en: 'A credential was found and can be read.',
  },
  READ_SEVERAL: {
    fi: 'Löytyi {several} todistusta, ja ne voi lukea.',
    sv: 'Det finns {several} intyg, och de kan läsas.',
    en: '{several} credentials were found and can be read.',
  },
  RECEIPT_READ: {
    fi: 'Tämä ei ole todistus vaan tosite aiemmasta tarkistuksesta.',
    sv: 'Det här är inget intyg utan ett kvitto på en tidigare kontroll.',
    en: 'This is not a credential but the receipt of an earlier check.',
  },
  ERASURE_RECEIPT_READ: {
    fi: 'Tämä ei ole todistus vaan tosite siitä, että lompakko on poistettu.',
    sv: 'Det här är inget intyg utan ett kvitto på att en plånbok har raderats.',
    en: 'This is not a credential but the receipt of a wallet’s erasure.',
  },
  NONE_PRESENTED: {
    fi: 'Esityksessä ei ole luettavaa todistusta.',
    sv: 'Det som visas upp innehåller inget läsbart intyg.',
    en: 'There is no readable credential in what is presented.',
  },
  NOT_JSON: {
    fi: 'Tiedosto ei ole todistus. Vie tähän todistus PDF-, kuva- tai tekstitiedostona.',
    sv: 'Filen är inget intyg. Lägg in intyget som PDF, bild eller text.',
    en: 'The file is not a credential. Bring the credential as a PDF, an image or a text file.',
  },
  REPEATED_NAME: {
    fi: 'Sama tieto ({at}) on tiedostossa kahdesti, joten sitä voi lukea kahdella tavalla.',
    sv: 'Samma uppgift ({at}) finns två gånger i filen, så den kan läsas på två sätt.',
    en: 'The same thing ({at}) stands twice in the file, so it can be read in two ways.',
  },
  NO_CREDENTIAL_IN_PDF: {
    fi: 'PDF:n sisällä ei ole todistusta. Pyydä alkuperäinen tiedosto: tuloste tai kuvakaappaus ei riitä.',
    sv: 'Det finns inget intyg inne i PDF-filen. Be om originalfilen: en utskrift eller skärmbild räcker inte.',
    en: 'There is no credential inside the PDF. Ask for the original file: a print or a screenshot is not enough.',
  },
  OTHER_FORMAT: {
    fi: 'Tätä tiedostomuotoa ei osata lukea. Pyydä todistus PDF- tai JSON-tiedostona.',
    sv: 'Det här filformatet kan inte läsas. Be om intyget som PDF- eller JSON-fil.',
    en: 'This file format is not read here. Ask for the credential as a PDF or JSON file.',
  },
  NO_CREDENTIAL_IN_IMAGE: {
    fi: 'Kuvan sisällä ei ole todistusta. Pyydä alkuperäinen kuva: kuvakaappaus tai pakattu kopio ei riitä.',
    sv: 'Det finns inget intyg inne i bilden. Be om originalbilden: en skärmbild eller komprimerad kopia räcker inte.',
    en: 'There is no credential inside the image. Ask for the original image: a screenshot or a compressed copy is not enough.',
  },
  IMAGE_DAMAGED: {
    fi: 'Kuva on vioittunut, joten todistusta ei voi lukea siitä.',
    sv: 'Bilden är skadad, så intyget kan inte läsas ur den.',
    en: 'The image is damaged, so the credential cannot be read from it.',
  },
  SEVERAL: {
    fi: 'Kuvassa on useita todistuksia, joten ei tiedetä, mitä niistä se esittää.',
    sv: 'Bilden innehåller flera intyg, så det är okänt vilket av dem den visar.',
    en: 'The image holds several credentials, so it is not known which of them it shows.',
  },
  TOO_COMPLEX: {
    fi: 'Todistus on rakenteeltaan niin monimutkainen, ettei sitä tarkisteta.',
    sv: 'Intygets struktur är så invecklad att det inte kontrolleras.',
    en: 'The credential is so complex that it is not checked.',
  },
  SHAPE_FITS: {
    fi: 'Tiedot ovat standardin mukaiset.',
    sv: 'Uppgifterna följer standarden.',
    en: 'The data follow the standard.',
  },
  SHAPE_WRONG: {
    fi: 'Tiedot eivät ole standardin mukaiset: {at}.',
    sv: 'Uppgifterna följer inte standarden: {at}.',
    en: 'The data do not follow the standard: {at}.',
  },
  OTHER_DATA_MODEL: {
    fi: 'Todistus on tehty toisen standardin mukaan, jota ei tarkisteta täällä.',
    sv: 'Intyget följer en annan standard, som inte kontrolleras här.',
    en: 'The credential follows another standard, which is not checked here.',
  },
  SIGNATURE_HOLDS: {
    fi: 'Allekirjoitus pitää: mitään ei ole muutettu.',
    sv: 'Underskriften håller: ingenting har ändrats.',
    en: 'The signature holds: nothing has been changed.',
  },
  SIGNATURE_BROKEN: {
    fi: 'Allekirjoitus ei pidä: tiedostoa on muutettu, tai sen on allekirjoittanut joku muu.',
    sv: 'Underskriften håller inte: filen har ändrats, eller någon annan har undertecknat den.',
    en: 'The signature does not hold: the file was changed, or someone else signed it.',
  },
  NOT_COVERED: {
    fi: 'Tiedostossa on jotakin, mitä allekirjoitus ei kata.',
    sv: 'Filen innehåller något som underskriften inte täcker.',
    en: 'The file holds something that the signature does not cover.',
  },
  PROOF_MISSING: {
    fi: 'Allekirjoitus, jonka varaan toinen on tehty, puuttuu tiedostosta.',
    sv: 'En underskrift som en annan bygger på saknas i filen.',
    en: 'A signature that another one builds on is missing from the file.',
  },
  RESOURCE_DIFFERS: {
    fi: 'Todistus nimeää sanaston tiivisteellä, joka ei ole sen sanaston, jota täällä käytetään: {at}.',
    sv: 'Intyget anger en vokabulär med en kontrollsumma som inte är den här använda vokabulärens: {at}.',
    en: 'The credential names a vocabulary by a digest that is not that of the one used here: {at}.',
  },
  RESOURCE_NOT_COMPARED: {
    fi: 'Todistus nimeää sanaston tiivisteellä, jota ei voi verrata täällä: {at}.',
    sv: 'Intyget anger en vokabulär med en kontrollsumma som inte kan jämföras här: {at}.',
    en: 'The credential names a vocabulary by a digest that cannot be compared here: {at}.',
  },
  NOT_SIGNED: {
    fi: 'Tiedostoa ei ole allekirjoitettu.',
    sv: 'Filen är inte undertecknad.',
    en: 'The file is not signed.',
  },
  OTHER_SIGNATURE: {
    fi: 'Allekirjoitus on tehty tavalla, jota ei osata tarkistaa täällä.',
    sv: 'Underskriften är gjord på ett sätt som inte kan kontrolleras här.',
    en: 'The signature is of a kind that is not checked here.',
  },
  OTHER_CONTEXT: {
    fi: 'Todistus käyttää sanastoa, jota ei tunneta täällä, joten allekirjoitusta ei voi tarkistaa.',
    sv: 'Intyget använder en vokabulär som inte är känd här, så underskriften kan inte kontrolleras.',
    en: 'The credential uses a vocabulary that is not known here, so the signature cannot be checked.',
  },
  NO_KEY: {
    fi: 'Allekirjoitusta ei voi tarkistaa ilman myöntäjän avainta.',
    sv: 'Underskriften kan inte kontrolleras utan utfärdarens nyckel.',
    en: 'The signature cannot be checked without the issuer’s key.',
  },
  KEY_OF_ISSUER: {
    fi: 'Avain on myöntäjän oma.',
    sv: 'Nyckeln är utfärdarens egen.',
    en: 'The key is the issuer’s own.',
  },
  KEY_NOT_OF_ISSUER: {
    fi: 'Avain ei ole myöntäjän, tai myöntäjä on poistanut sen käytöstä.',
    sv: 'Nyckeln är inte utfärdarens, eller så har utfärdaren tagit den ur bruk.',
    en: 'The key is not the issuer’s, or the issuer has withdrawn it.',
  },
  KEY_COMPROMISED: {
    fi: 'Avain on joutunut vääriin käsiin, ja myöntäjä on poistanut sen käytöstä. Kuka tahansa on voinut tehdä tämän.',
    sv: 'Nyckeln har hamnat i fel händer, och utfärdaren har tagit den ur bruk. Vem som helst kan ha gjort det här.',
    en: 'The key fell into other hands and the issuer has withdrawn it. Anyone may have made this.',
  },
  REPLACED: {
    fi: 'Myöntäjä on allekirjoittanut todistuksen uudelleen, koska vanha avain joutui vääriin käsiin. Tiedot ovat samat, mutta tämä tiedosto ei kelpaa. Pyydä uusi tiedosto haltijalta. Tilanne: {where}',
    sv: 'Utfärdaren har undertecknat intyget på nytt, eftersom den gamla nyckeln hamnade i fel händer. Uppgifterna är desamma, men den här filen gäller inte. Be innehavaren om den nya filen. Läget: {where}',
    en: 'The issuer has signed the credential again, since the old key fell into other hands. What it says is the same, but this file does not count. Ask its holder for the new one. How it stands: {where}',
  },
  ISSUER_UNREACHABLE: {
    fi: 'Myöntäjän avaimia ei saatu. Yritä myöhemmin uudelleen.',
    sv: 'Utfärdarens nycklar kunde inte hämtas. Försök senare på nytt.',
    en: 'The issuer’s keys could not be fetched. Try again later.',
  },
  ISSUER_KNOWN: {
    fi: 'Myöntäjä on tunnettu: {issuer}.',
    sv: 'Utfärdaren är känd: {issuer}.',
    en: 'The issuer is known: {issuer}.',
  },
  ISSUER_NOT_KNOWN: {
    fi: 'Emme tiedä, kuka myöntäjä on. Tarkista se muualta.',
    sv: 'Vi vet inte vem utfärdaren är. Kontrollera det på annat håll.',
    en: 'We do not know who the issuer is. Check that elsewhere.',
  },
  ISSUER_LISTED: {
    fi: 'Myöntäjä on tämän palvelun luettelossa: {issuer}.',
    sv: 'Utfärdaren finns i den här tjänstens förteckning: {issuer}.',
    en: 'The issuer stands in the register of this service: {issuer}.',
  },
  ISSUER_IN_REGISTRY: {
    fi: 'Myöntäjä on luettelossa, jota pidetään muualla ({keeper}): {issuer}.',
    sv: 'Utfärdaren finns i en förteckning som förs på annat håll ({keeper}): {issuer}.',
    en: 'The issuer stands in a register that is kept elsewhere ({keeper}): {issuer}.',
  },
  ISSUER_WAS_KNOWN: {
    fi: 'Myöntäjä oli tämän palvelun luettelossa {until} asti: {issuer}.',
    sv: 'Utfärdaren fanns i den här tjänstens förteckning till {until}: {issuer}.',
    en: 'The issuer stood in the register of this service until {until}: {issuer}.',
  },
  IN_FORCE: {
    fi: 'Myöntäjä ei ole perunut todistusta.',
    sv: 'Utfärdaren har inte återkallat intyget.',
    en: 'The issuer has not revoked the credential.',
  },
  IN_FORCE_THEN: {
    fi: 'Myöntäjä ei ollut perunut todistusta, kun sen tila viimeksi kirjattiin ({at}). Sen jälkeisestä ei tiedetä.',
    sv: 'Utfärdaren hade inte återkallat intyget när dess status senast antecknades ({at}). Vad som har hänt sedan är okänt.',
    en: 'The issuer had not revoked the credential when its status was last noted ({at}). What has happened since is not known.',
  },
  SUPERSEDED: {
    fi: 'Myöntäjä ei ole perunut todistusta, mutta uudempi on olemassa. {later}',
    sv: 'Utfärdaren har inte återkallat intyget, men det finns ett nyare. {later}',
    en: 'The issuer has not revoked the credential, but a later one exists. {later}',
  },
  REVOKED: {
    fi: 'Myöntäjä on perunut todistuksen.',
    sv: 'Utfärdaren har återkallat intyget.',
    en: 'The issuer has revoked the credential.',
  },
  SUSPENDED: {
    fi: 'Myöntäjä on keskeyttänyt todistuksen voimassaolon.',
    sv: 'Utfärdaren har tillfälligt dragit in intyget.',
    en: 'The issuer has suspended the credential.',
  },
  STATUS_UNREACHABLE: {
    fi: 'Ei saatu selville, onko todistus peruttu. Yritä myöhemmin uudelleen.',
    sv: 'Det gick inte att få reda på om intyget har återkallats. Försök senare på nytt.',
    en: 'Whether the credential was revoked could not be found out. Try again later.',
  },
  STATUS_NOT_TRUSTED: {
    fi: 'Myöntäjän luettelo perutuista ei ole luotettava, joten ei tiedetä, onko todistus peruttu.',
    sv: 'Utfärdarens lista över återkallade går inte att lita på, så det är okänt om intyget har återkallats.',
    en: 'The issuer’s list of revoked ones cannot be trusted, so it is not known whether the credential was revoked.',
  },
  OTHER_STATUS: {
    fi: 'Myöntäjä kertoo perumisesta tavalla, jota ei osata lukea täällä.',
    sv: 'Utfärdaren berättar om återkallande på ett sätt som inte kan läsas här.',
    en: 'The issuer tells of revocation in a way that is not read here.',
  },
  DATES_FIT: {
    fi: 'Todistus on voimassa.',
    sv: 'Intyget är i kraft.',
    en: 'The credential is in force.',
  },
  HOLDER_PROVED: {
    fi: 'Esittäjä on osoittanut, että todistus on hänen.',
    sv: 'Den som visar upp intyget har bevisat att det är hens eget.',
    en: 'Whoever presents the credential has proved that it is their own.',
  },
  HOLDER_NOT_PROVED: {
    fi: 'Ei selviä, onko todistus esittäjän oma. Vertaa nimeä henkilöllisyystodistukseen.',
    sv: 'Det framgår inte om intyget hör till den som visar upp det. Jämför namnet med en identitetshandling.',
    en: 'It cannot be told whether the credential is the presenter’s own. Compare the name with an identity document.',
  },
  HOLDER_WRONG: {
    fi: 'Esittäjä ei ole se, jolle todistus on annettu, tai esitystä on muutettu.',
    sv: 'Den som visar upp intyget är inte den som fått det, eller så har det som visas upp ändrats.',
    en: 'The presenter is not the one whom the credential was issued to, or the presentation was changed.',
  },
  CHALLENGE_DIFFERS: {
    fi: 'Esitys ei vastaa siihen haasteeseen, joka esittäjälle annettiin.',
    sv: 'Det som visas upp svarar inte på den utmaning som gavs.',
    en: 'The presentation does not answer the challenge that was given.',
  },
  DOMAIN_DIFFERS: {
    fi: 'Esitys on tehty toiselle vastaanottajalle.',
    sv: 'Det som visas upp är gjort för en annan mottagare.',
    en: 'The presentation was made for another recipient.',
  },
  PAGE_AGREES: {
    fi: 'Paperilla lukee sama kuin allekirjoitetuissa tiedoissa.',
    sv: 'Det som står på papperet stämmer med de undertecknade uppgifterna.',
    en: 'What the page shows agrees with the signed data.',
  },
  PAGE_DIFFERS: {
    fi: 'Paperi ei ole sellaisena kuin myöntäjä sen teki: siinä voi lukea muuta kuin allekirjoitetuissa tiedoissa. Pyydä alkuperäinen tiedosto.',
    sv: 'Papperet är inte som utfärdaren gjorde det: det kan visa något annat än de undertecknade uppgifterna. Be om originalfilen.',
    en: 'The page is not as its issuer made it: it may show something else than the signed data. Ask for the original file.',
  },
  PAGE_NOT_LOOKED_AT: {
    fi: 'Tämä sivu ei vertaa PDF:n näkyvää tekstiä allekirjoitettuihin tietoihin. Luota vain tässä näkyviin tietoihin.',
    sv: 'Den här sidan jämför inte PDF-filens synliga text med de undertecknade uppgifterna. Lita bara på uppgifterna som visas här.',
    en: 'This page does not compare the visible text of the PDF with the signed data. Rely only on the data shown here.',
  },
  PAGE_NOT_COMPARED: {
    fi: 'Paperia ei osata verrata allekirjoitettuihin tietoihin: se on tehty tai tallennettu toisella tavalla. Luota vain alla näkyviin tietoihin, tai pyydä alkuperäinen tiedosto.',
    sv: 'Papperet kan inte jämföras med de undertecknade uppgifterna: det är gjort eller sparat på ett annat sätt. Lita bara på uppgifterna nedan, eller be om originalfilen.',
    en: 'The page cannot be compared with the signed data: it was made or saved in another way. Rely only on the data shown below, or ask for the original file.',
  },
  NOT_YET: {
    fi: 'Todistus ei ole vielä voimassa: se alkaa {from}.',
    sv: 'Intyget är inte i kraft ännu: det börjar {from}.',
    en: 'The credential is not in force yet: it starts {from}.',
  },
  EXPIRED: {
    fi: 'Todistuksen voimassaolo on päättynyt {until}.',
    sv: 'Intygets giltighet gick ut {until}.',
    en: 'The credential expired {until}.',
  },
  RECEIPT_SAID_VALID: {
    fi: 'Tositteen mukaan todistus oli aito ja voimassa {on}.',
    sv: 'Enligt kvittot var intyget äkta och gällde {on}.',
    en: 'The receipt says that the credential was genuine and in force on {on}.',
  },
  RECEIPT_SAID_INVALID: {
    fi: 'Tositteen mukaan todistus ei kelvannut {on}.',
    sv: 'Enligt kvittot dög intyget inte {on}.',
    en: 'The receipt says that the credential did not hold on {on}.',
  },
  RECEIPT_SAID_UNKNOWN: {
    fi: 'Tositteen mukaan ei selvinnyt, pitikö todistus paikkansa {on}.',
    sv: 'Enligt kvittot gick det inte att säga om intyget stämde {on}.',
    en: 'The receipt says that it could not be told whether the credential held on {on}.',
  },
  ERASURE_SAID: {
    fi: 'Tositteen mukaan poistoa pyydettiin {asked}, lompakko poistettiin {erased}, ja {gone} alkaen sitä ei ole varmuuskopioissakaan. Tositteen allekirjoitti {server}, {on}.',
    sv: 'Enligt kvittot begärdes raderingen {asked}, plånboken raderades {erased}, och från {gone} finns den inte heller i någon säkerhetskopia. Kvittot undertecknades av {server}, {on}.',
    en: 'The receipt says that the erasure was asked for on {asked}, that the wallet was erased on {erased}, and that from {gone} no backup holds it either. It was signed by {server} on {on}.',
  },
} as const satisfies Record<string, OwnText>;

export type ReasonCode = keyof typeof REASON;
