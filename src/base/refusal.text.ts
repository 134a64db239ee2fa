import type { OwnText } from './language.ts';

/** What a person reads when an act is refused: what is, then what one can do. */
export const REFUSAL_TEXT = {
  NOT_FOUND: {
    fi: 'Tätä ei löydy.',
    sv: 'Det här finns inte.',
    en: 'This cannot be found.',
  },
  NOT_ALLOWED: {
    fi: 'Roolisi ei riitä tähän.',
    sv: 'Din roll räcker inte för det här.',
    en: 'Your role does not allow this.',
  },
  LEVEL_TOO_LOW: {
    fi: 'Tähän tarvitaan oma laitteesi tai pääsyavain. Kirjaudu sillä sisään.',
    sv: 'För det här behövs din egen enhet eller en nyckel. Logga in med den.',
    en: 'This needs your own device or a passkey. Sign in with it.',
  },
  OWN_CASE: {
    fi: 'Et voi tehdä tätä omassa asiassasi. Pyydä toista henkilöä.',
    sv: 'Du kan inte göra det här i ditt eget ärende. Be en annan person.',
    en: 'You cannot do this in your own case. Ask another person.',
  },
  CONFLICT: {
    fi: 'Joku muu ehti ensin. Lataa tiedot uudelleen ja tarkista tilanne.',
    sv: 'Någon annan hann först. Hämta uppgifterna på nytt och kontrollera läget.',
    en: 'Somebody else was first. Load again and look at how things stand.',
  },
  INVALID_INPUT: {
    fi: 'Tieto puuttuu tai on väärässä muodossa: {field} {expected}',
    sv: 'En uppgift saknas eller har fel form: {field} {expected}',
    en: 'Something is missing or has the wrong form: {field} {expected}',
  },
  TOO_LARGE: {
    fi: 'Tiedosto on liian suuri. Suurin koko on {limit}.',
    sv: 'Filen är för stor. Största storlek är {limit}.',
    en: 'The file is too large. The largest size is {limit}.',
  },
  PERSONAL_IDENTITY_CODE: {
    fi: 'Tekstissä on henkilötunnus. Poista se: sitä ei tarvita täällä.',
    sv: 'Texten innehåller en personbeteckning. Ta bort den: den behövs inte här.',
    en: 'The text holds a personal identity code. Take it out: it is not needed here.',
  },
  TELLING_WORD: {
    fi: 'Julkinen nimi ei saa kertoa, mistä joku tulee: {word}. Valitse toinen nimi.',
    sv: 'Ett offentligt namn får inte berätta varifrån någon kommer: {word}. Välj ett annat namn.',
    en: 'A public name must not tell where someone comes from: {word}. Choose another name.',
  },
  INVALID_BUSINESS_ID: {
    fi: 'Y-tunnus ei täsmää. Tarkista numerot, esimerkiksi 1234567-1.',
    sv: 'FO-numret stämmer inte. Kontrollera siffrorna, till exempel 1234567-1.',
    en: 'The business id does not add up. Check the digits, for example 1234567-1.',
  },
  ALREADY_EXISTS: {
    fi: 'Tämä on jo olemassa.',
    sv: 'Det här finns redan.',
    en: 'This exists already.',
  },
  SIGN_IN_FAILED: {
    fi: 'Kirjautuminen ei onnistunut. Tarkista tunnus ja salasana tai PIN.',
    sv: 'Inloggningen lyckades inte. Kontrollera användarnamnet och lösenordet eller PIN-koden.',
    en: 'Signing in did not succeed. Check the name and the password or PIN.',
  },
  CODE_INVALID: {
    fi: 'Koodi ei kelpaa enää. Pyydä uusi koodi.',
    sv: 'Koden gäller inte längre. Be om en ny kod.',
    en: 'The code is no longer good. Ask for a new one.',
  },
  CODE_MISTYPED: {
    fi: 'Koodissa on kirjoitusvirhe. Katso koodi uudelleen.',
    sv: 'Koden är felskriven. Se på koden på nytt.',
    en: 'The code is mistyped. Look at it again.',
  },
  CARD_AND_PIN_NOT_ALLOWED: {
    fi: 'Organisaatio ei ole kirjannut, miksi kortti ja PIN riittävät sisäänpääsyyn. Koordinaattori kirjaa syyn ensin.',
    sv: 'Organisationen har inte antecknat varför kort och PIN räcker för att komma in. Koordinatorn antecknar skälet först.',
    en: 'The organisation has not recorded why card and PIN are enough to come in. Its coordinator records the reason first.',
  },
  MERGE_NOT_SAME_PERSON: {
    fi: 'Lompakoissa on eri nimi tai syntymäaika. Mitään ei yhdistetty.',
    sv: 'Plånböckerna har olika namn eller födelsedatum. Ingenting slogs ihop.',
    en: 'The wallets have different names or dates of birth. Nothing was merged.',
  },
  MERGE_OPEN_CHECKLIST: {
    fi: 'Molemmissa lompakoissa on kesken tarkistuslista samasta asiasta: {codes}. Päätä toinen niistä ja yhdistä sitten.',
    sv: 'Båda plånböckerna har en öppen checklista för samma sak: {codes}. Avsluta den ena och slå sedan ihop.',
    en: 'Both wallets have an open checklist for the same thing: {codes}. End one of them, then merge.',
  },
  MERGE_STAFF: {
    fi: 'Tätä lompakkoa ei voi yhdistää: toisessa niistä on henkilökunnan rooli tai henkilökuntana tehty merkintä toisesta. Kysy lompakon ylläpitäjältä.',
    sv: 'Den här plånboken kan inte slås ihop: i den ena finns en personalroll eller en anteckning om den andra gjord som personal. Fråga den som förvaltar plånboken.',
    en: 'This wallet cannot be merged: one of the two has a staff role, or an entry about the other made as staff. Ask whoever keeps the wallets.',
  },
  TOO_MANY_ATTEMPTS: {
    fi: 'Liian monta yritystä. Odota {wait} ja yritä uudelleen.',
    sv: 'För många försök. Vänta {wait} och försök på nytt.',
    en: 'Too many attempts. Wait {wait} and try again.',
  },
  WEAK_SECRET: {
    fi: 'Salasana tai PIN on liian helppo arvata. {expected}',
    sv: 'Lösenordet eller PIN-koden är för lätt att gissa. {expected}',
    en: 'The password or PIN is too easy to guess. {expected}',
  },
  ALREADY_ACTIVATED: {
    fi: 'Lompakko on jo avattu. Jos PIN on hukassa, käytä palautuskorttia tai pyydä uusi kortti.',
    sv: 'Plånboken är redan öppnad. Om PIN-koden är borta, använd återställningskortet eller be om ett nytt kort.',
    en: 'The wallet is open already. If the PIN is lost, use the recovery card or ask for a new card.',
  },
  REISSUE_WAITING: {
    fi: 'Kortti odottaa vielä. Pyydä toista työntekijää vahvistamaan, tai odota 48 tuntia pyynnöstä.',
    sv: 'Kortet väntar ännu. Be en annan anställd bekräfta, eller vänta 48 timmar från begäran.',
    en: 'The card still waits. Ask a second member of staff to confirm it, or wait until 48 hours have passed.',
  },
  REISSUE_ENDED: {
    fi: 'Tämä uusi kortti ei ole enää voimassa. Tee tarvittaessa uusi pyyntö.',
    sv: 'Det här nya kortet gäller inte längre. Gör en ny begäran om det behövs.',
    en: 'This new card is no longer good. Make a new request if one is needed.',
  },
  NOT_UNDERSTOOD: {
    fi: 'Jos unohdat salaisuuden, päiväkirja, muistiinpanot ja itsearvioinnit häviävät. Kukaan ei saa niitä takaisin. Vahvista, että ymmärrät.',
    sv: 'Om du glömmer hemligheten försvinner dagboken, anteckningarna och självbedömningarna. Ingen kan få dem tillbaka. Bekräfta att du förstår.',
    en: 'If you forget the secret, the diary, notes and self-assessments are lost. Nobody can bring them back. Confirm that you understand.',
  },
  SECRET_WRONG: {
    fi: 'Yksityinen osa ei aukea tällä salaisuudella. Kirjoita se uudelleen.',
    sv: 'Den privata delen öppnas inte med den här hemligheten. Skriv den på nytt.',
    en: 'The private part does not open with this secret. Type it again.',
  },
  PRIVATE_PART_LOCKED: {
    fi: 'Yksityinen osa on lukossa. Avaa se salaisuudellasi.',
    sv: 'Den privata delen är låst. Öppna den med din hemlighet.',
    en: 'The private part is locked. Open it with your secret.',
  },
  UNDER_AGE: {
    fi: 'Palvelu on 15 vuotta täyttäneille.',
    sv: 'Tjänsten är för den som har fyllt 15 år.',
    en: 'The service is for people who are at least 15.',
  },
  PASSKEY_CHALLENGE_GONE: {
    fi: 'Aika meni umpeen tai vastaus on jo käytetty. Aloita alusta.',
    sv: 'Tiden har gått ut eller svaret är redan använt. Börja om.',
    en: 'The time has run out, or the answer is used already. Begin again.',
  },
  PASSKEY_REFUSED: {
    fi: 'Tämä pääsyavain ei käy täällä. Kirjaudu toisella tavalla.',
    sv: 'Den här nyckeln fungerar inte här. Logga in på ett annat sätt.',
    en: 'This passkey does not work here. Sign in another way.',
  },
  PASSKEY_COPIED: {
    fi: 'Tästä pääsyavaimesta on käytössä kopio. Kirjaudu toisella tavalla, poista avain ja tee uusi.',
    sv: 'En kopia av den här nyckeln används någonstans. Logga in på ett annat sätt, ta bort nyckeln och gör en ny.',
    en: 'A copy of this passkey is in use. Sign in another way, remove it and make a new one.',
  },
  LAST_WAY_IN: {
    fi: 'Tämä on ainoa tapasi kirjautua. Lisää ensin toinen.',
    sv: 'Det här är ditt enda sätt att logga in. Lägg först till ett annat.',
    en: 'This is your only way to sign in. Add another one first.',
  },
  PASSWORDS_OFF: {
    fi: 'Salasanat eivät ole käytössä. Kirjaudu organisaatiosi tunnuksilla.',
    sv: 'Lösenord används inte. Logga in med din organisations konto.',
    en: 'Passwords are not in use. Sign in with your organisation’s account.',
  },
  IDENTITY_CODE_GONE: {
    fi: 'Tunnistus on vanhentunut tai jo käytetty. Aloita alusta samassa selaimessa.',
    sv: 'Identifieringen har gått ut eller är redan använd. Börja om i samma webbläsare.',
    en: 'The identification is too old or used already. Begin again in the same browser.',
  },
  IDENTITY_NOT_LINKED: {
    fi: 'Tätä tunnistautumista ei ole vielä liitetty. Anna kutsun koodi, tai kirjaudu ensin toisella tavalla ja liitä se.',
    sv: 'Den här identifieringen är inte kopplad än. Ange inbjudans kod, eller logga först in på ett annat sätt och koppla den.',
    en: 'This identification is not linked yet. Give the code of the invitation, or sign in another way first and link it.',
  },
  IDENTITY_TAKEN: {
    fi: 'Tämä tunnistautuminen avaa jo toisen tilin. Kirjaudu sinne.',
    sv: 'Den här identifieringen öppnar redan ett annat konto. Logga in där.',
    en: 'This identification opens another account already. Sign in there.',
  },
  IDENTITY_DIFFERS: {
    fi: 'Nimi tai syntymäaika on eri kuin lompakossasi. Mitään ei muutettu. Pyydä ohjaajaa tarkistamaan tietosi.',
    sv: 'Namnet eller födelsedatumet är ett annat än i din plånbok. Ingenting ändrades. Be handledaren kontrollera dina uppgifter.',
    en: 'The name or the date of birth is another than in your wallet. Nothing was changed. Ask your instructor to look at your details.',
  },
  IDENTITY_PROVIDER_REFUSED: {
    fi: 'Tunnistautuminen ei onnistunut. Yritä uudelleen tai kirjaudu toisella tavalla.',
    sv: 'Identifieringen lyckades inte. Försök igen eller logga in på ett annat sätt.',
    en: 'The identification did not succeed. Try again, or sign in another way.',
  },
  IDENTITY_PROVIDER_UNREACHABLE: {
    fi: 'Tunnistuspalvelu ei vastaa. Yritä myöhemmin tai kirjaudu toisella tavalla.',
    sv: 'Identifieringstjänsten svarar inte. Försök senare eller logga in på ett annat sätt.',
    en: 'The identification service does not answer. Try later, or sign in another way.',
  },
  ACCOUNT_EXISTS: {
    fi: 'Sinulla on jo tili. Kirjaudu siihen, liitä tunnistautuminen ja hyväksy kutsu sitten.',
    sv: 'Du har redan ett konto. Logga in på det, koppla identifieringen och godkänn sedan inbjudan.',
    en: 'You have an account already. Sign in to it, link the identification, then accept the invitation.',
  },
  NOT_QUALIFICATION_REQUIREMENTS: {
    fi: 'Tiedosto ei ole ePerusteiden tutkinnon perusteet. Kohta {at}: {expected}',
    sv: 'Filen är inte examensgrunder från ePerusteet. Ställe {at}: {expected}',
    en: 'The file is not qualification requirements from ePerusteet. At {at}: {expected}',
  },
  SOURCE_UNREACHABLE: {
    fi: 'Tiedostoa ei saatu haettua lähteestä {source}. Mitään ei muutettu.',
    sv: 'Filen kunde inte hämtas från källan {source}. Ingenting ändrades.',
    en: 'The document could not be fetched from {source}. Nothing was changed.',
  },
  COVERAGE_MISSING: {
    fi: 'Oppimisympäristö ei kata tätä vaatimusta.',
    sv: 'Lärmiljön täcker inte det här kravet.',
    en: 'The learning environment does not cover this requirement.',
  },
  COVERAGE_ENDED: {
    fi: 'Oppimisympäristön tunnistaminen ei ole enää voimassa. Vanhat merkinnät pysyvät.',
    sv: 'Identifieringen av lärmiljön gäller inte längre. Gamla anteckningar kvarstår.',
    en: 'The learning environment’s coverage has ended. Old marks stay.',
  },
  ENVIRONMENT_WITHDRAWN: {
    fi: 'Oppimisympäristö on poistettu käytöstä. Vanhat merkinnät pysyvät.',
    sv: 'Lärmiljön har tagits ur bruk. Gamla anteckningar kvarstår.',
    en: 'The learning environment is withdrawn. Old marks stay.',
  },
  NOT_ONE_SENTENCE: {
    fi: 'Kirjoita tehtävä yhdellä selkeällä lauseella, enintään 200 merkkiä. Esimerkiksi: Tarkistan renkaat.',
    sv: 'Skriv uppgiften med en enda klar mening, högst 200 tecken. Till exempel: Jag kontrollerar däcken.',
    en: 'Write the task as one clear sentence of at most 200 characters. For example: I check the tyres.',
  },
  TASK_MISSING: {
    fi: 'Mikään tehtävä ei opeta tätä vaatimusta. Lisää ensin tehtävä.',
    sv: 'Ingen uppgift lär ut det här kravet. Lägg först till en uppgift.',
    en: 'No task teaches this requirement. Add a task first.',
  },
  REQUIREMENT_NOT_IN_TARGET: {
    fi: 'Vaatimus ei kuulu tähän tarkistuslistaan.',
    sv: 'Kravet hör inte till den här checklistan.',
    en: 'The requirement does not belong to this checklist.',
  },
  REQUIREMENT_RECOGNISED: {
    fi: 'Vaatimus on jo tunnustettu.',
    sv: 'Kravet är redan erkänt.',
    en: 'The requirement is already recognised.',
  },
  CHECKLIST_OPEN: {
    fi: 'Tästä on jo tarkistuslista kesken.',
    sv: 'Det finns redan en öppen checklista för det här.',
    en: 'There is already an open checklist for this.',
  },
  WRONG_STATE: {
    fi: 'Tarkistuslistan tila ei salli tätä: {state}.',
    sv: 'Checklistans läge tillåter inte det här: {state}.',
    en: 'The checklist’s state does not allow this: {state}.',
  },
  NO_STANDING_MARK: {
    fi: 'Tarvitaan vähintään yksi ohjaajan tai opettajan merkintä.',
    sv: 'Minst en anteckning av en handledare eller lärare behövs.',
    en: 'At least one mark of an instructor or a teacher is needed.',
  },
  PERMISSION_MISSING: {
    fi: 'Osallistuja ei ole antanut tähän lupaa.',
    sv: 'Deltagaren har inte gett tillstånd till det här.',
    en: 'The participant has not permitted this.',
  },
  ALREADY_DECIDED: {
    fi: 'Oppilaitos on jo tehnyt päätöksen.',
    sv: 'Läroanstalten har redan fattat beslut.',
    en: 'The school has already decided.',
  },
  IDENTITY_NOT_CONFIRMED: {
    fi: 'Henkilöllisyyttä ei ole vielä vahvistettu.',
    sv: 'Identiteten har inte bekräftats ännu.',
    en: 'The identity has not been confirmed yet.',
  },
  STUDY_RIGHT_NOT_CONFIRMED: {
    fi: 'Opiskeluoikeutta ei ole vahvistettu. Ilman sitä voi antaa lausunnon.',
    sv: 'Studierätten har inte bekräftats. Utan den kan ett utlåtande ges.',
    en: 'No study right has been confirmed. Without it a statement can be given.',
  },
  ASSESSORS_MISSING: {
    fi: 'Arvioijia puuttuu: {expected}',
    sv: 'Bedömare saknas: {expected}',
    en: 'Assessors are missing: {expected}',
  },
  ASSESSOR_NOT_NAMED: {
    fi: 'Vain tähän nimetty arvioija voi tehdä tämän.',
    sv: 'Bara en bedömare som har utsetts för det här kan göra det.',
    en: 'Only an assessor named for this can do it.',
  },
  DISQUALIFICATION_NOT_DECLARED: {
    fi: 'Arvioijan on vakuutettava, ettei hän ole esteellinen.',
    sv: 'Bedömaren ska försäkra att hen inte är jävig.',
    en: 'The assessor has to declare that they are not disqualified.',
  },
  GRADES_DIFFER: {
    fi: 'Arvioijien arvosanat eroavat. Sopikaa arvosana ja vahvistakaa sama.',
    sv: 'Bedömarnas vitsord skiljer sig. Kom överens om vitsordet och bekräfta samma.',
    en: 'The assessors’ grades differ. Agree on the grade and confirm the same one.',
  },
  GRADE_NOT_ON_SCALE: {
    fi: 'Arvosana ei kuulu arviointiasteikkoon. Sallitut: {expected}',
    sv: 'Vitsordet hör inte till bedömningsskalan. Tillåtna: {expected}',
    en: 'The grade is not on the scale. Allowed: {expected}',
  },
  GRADE_NOT_HIGHER: {
    fi: 'Korotettu arvosana on aiempaa parempi.',
    sv: 'Ett höjt vitsord är bättre än det tidigare.',
    en: 'A raised grade is higher than the one before.',
  },
  OFFICIAL_RECORD_MISSING: {
    fi: 'Suora tunnustaminen tarvitsee aiemman virallisen suorituksen.',
    sv: 'Direkt erkännande kräver en tidigare officiell prestation.',
    en: 'Direct recognition needs an earlier official record.',
  },
  REASON_MISSING: {
    fi: 'Kirjoita perustelu.',
    sv: 'Skriv en motivering.',
    en: 'Write the reason.',
  },
  SECOND_PERSON_NEEDED: {
    fi: 'Tämän vahvistaa toinen valtuutettu henkilö.',
    sv: 'Det här bekräftas av en annan befullmäktigad person.',
    en: 'A second authorised person confirms this.',
  },
  REVIEW_TIME_PASSED: {
    fi: 'Tarkistamista voi pyytää {days} päivän ajan. Aika on päättynyt.',
    sv: 'Omprövning kan begäras i {days} dagar. Tiden har gått ut.',
    en: 'A review can be asked for within {days} days. The time has passed.',
  },
  REMEDY_TEXT_MISSING: {
    fi: 'Oppilaitos ei ole tallentanut muutoksenhakuohjetta tälle päätökselle. Lisää ohje ensin.',
    sv: 'Läroanstalten har inte sparat någon anvisning om ändringssökande för beslutet. Lägg till den först.',
    en: 'The school has not stored a remedy text for this kind of decision. Add it first.',
  },
  NO_RECORD_OF_DECISION: {
    fi: 'Voimassa olevaa päätöstä ei ole.',
    sv: 'Det finns inget gällande beslut.',
    en: 'There is no decision in force.',
  },
  CREDENTIAL_SHAPE: {
    fi: 'Todistuksen tiedot ovat puutteelliset: {at}. Mitään ei allekirjoitettu.',
    sv: 'Uppgifterna för intyget är ofullständiga: {at}. Ingenting undertecknades.',
    en: 'The credential’s data are incomplete: {at}. Nothing was signed.',
  },
  ALREADY_REVOKED: {
    fi: 'Todistus on jo peruttu.',
    sv: 'Intyget har redan återkallats.',
    en: 'The credential is already revoked.',
  },
  ALREADY_SUSPENDED: {
    fi: 'Todistuksen voimassaolo on jo keskeytetty.',
    sv: 'Intyget är redan tillfälligt indraget.',
    en: 'The credential is already suspended.',
  },
  NOT_SUSPENDED: {
    fi: 'Todistuksen voimassaoloa ei ole keskeytetty.',
    sv: 'Intyget är inte tillfälligt indraget.',
    en: 'The credential is not suspended.',
  },
  BIRTH_DATE_NEEDED: {
    fi: 'Oppilaitoksen todistus tarvitsee syntymäajan.',
    sv: 'Läroanstaltens intyg kräver födelsedatum.',
    en: 'A school’s credential needs the date of birth.',
  },
  FOLDER_NOT_EMPTY: {
    fi: 'Kansiossa on jo tiedostoja. Mitään ei kirjoitettu; valitse tyhjä tai uusi kansio.',
    sv: 'Mappen innehåller redan filer. Ingenting skrevs; välj en tom eller ny mapp.',
    en: 'The folder holds files already. Nothing was written; choose an empty or a new one.',
  },
  DATABASE_IN_USE: {
    fi: 'Toinen prosessi käyttää tietokansiota.',
    sv: 'En annan process använder datamappen.',
    en: 'Another process uses the data folder.',
  },
  EXPORT_LINK_ENDED: {
    fi: 'Linkki ei toimi enää. Pyydä uusi linkki lompakossasi.',
    sv: 'Länken fungerar inte längre. Be om en ny länk i din plånbok.',
    en: 'The link does not work any more. Ask for a new one in your wallet.',
  },
  NOT_A_WALLET: {
    fi: 'Tiedosto ei ole kokonainen lompakko. Lataa se uudelleen ja tuo se sellaisenaan.',
    sv: 'Filen är inte en hel plånbok. Ladda ner den på nytt och ta in den som den är.',
    en: 'The file is not a whole wallet. Download it again and bring it as it is.',
  },
  WALLET_TOO_LARGE: {
    fi: 'Tiedostossa on enemmän kuin tänne otetaan ({limit}). Mitään ei tuotu.',
    sv: 'Filen innehåller mer än vad som tas in här ({limit}). Ingenting togs in.',
    en: 'The file holds more than is taken in here ({limit}). Nothing was brought in.',
  },
  WALLET_CHANGED: {
    fi: 'Lompakkoa on muutettu sen lataamisen jälkeen. Mitään ei tuotu. Lataa se uudelleen.',
    sv: 'Plånboken har ändrats efter att den laddades ner. Ingenting togs in. Ladda ner den på nytt.',
    en: 'The wallet was changed after it was downloaded. Nothing was brought in. Download it again.',
  },
  SOMEBODY_ELSES_WALLET: {
    fi: 'Lompakossa on toinen nimi tai syntymäaika kuin sinulla. Mitään ei tuotu.',
    sv: 'Plånboken har ett annat namn eller födelsedatum än du. Ingenting togs in.',
    en: 'The wallet has another name or date of birth than yours. Nothing was brought in.',
  },
  FORGED_CREDENTIAL: {
    fi: 'Lompakossa on todistus, joka ei ole aito: {files}. Mitään ei tuotu. Voit tuoda muut ilman sitä.',
    sv: 'Plånboken har ett intyg som inte är äkta: {files}. Ingenting togs in. Du kan ta in resten utan det.',
    en: 'The wallet holds a credential that is not genuine: {files}. Nothing was brought in. You can bring the rest without it.',
  },
  SIGNER_UNREACHABLE: {
    fi: 'Allekirjoittaja ei vastaa. Mitään ei tallennettu; yritä myöhemmin uudelleen.',
    sv: 'Undertecknaren svarar inte. Ingenting sparades; försök senare på nytt.',
    en: 'The signer does not answer. Nothing was stored; try again later.',
  },
  FILE_HOLDS_IDENTITY_CODE: {
    fi: 'Tiedostossa on henkilötunnus: {at}. Voit tuoda kopion, jossa se on peitetty, tai jättää tiedoston tuomatta.',
    sv: 'Filen innehåller en personbeteckning: {at}. Du kan ta in en kopia där den är täckt, eller låta bli.',
    en: 'The file holds a personal identity code: {at}. You can bring a copy in which it is covered, or leave the file out.',
  },
  WALLET_FULL: {
    fi: 'Lompakko on täynnä. Tilaa on näin monelle: {limit}. Poista ensin jokin.',
    sv: 'Plånboken är full. Det finns plats för: {limit}. Ta först bort något.',
    en: 'The wallet is full. It has room for: {limit}. Remove something first.',
  },
  HOLDING_NOT_BROUGHT: {
    fi: 'Tätä todistusta ei voi poistaa. Voit piilottaa sen.',
    sv: 'Det här intyget kan inte tas bort. Du kan dölja det.',
    en: 'This proof cannot be removed. You can hide it.',
  },
  HOLDING_COVERED: {
    fi: 'Peitettyä kopiota ei voi tarkistaa uudelleen. Siinä näkyy, mitä alkuperäisestä todettiin.',
    sv: 'En täckt kopia kan inte kontrolleras på nytt. Den visar vad som konstaterades om originalet.',
    en: 'A covered copy cannot be checked again. It shows what was found of the original.',
  },
  SHARE_CLOSED: {
    fi: 'Linkillä ei voi avata mitään. Se on väärä, vanhentunut tai suljettu. Pyydä uusi linkki siltä, jolta sait tämän.',
    sv: 'Länken öppnar ingenting. Den är fel, har gått ut eller är stängd. Be om en ny länk av den som gav dig den här.',
    en: 'This link opens nothing. It is wrong, has expired or is closed. Ask for a new one from whoever gave you this.',
  },
  BADGE_HOST_UNKNOWN: {
    fi: 'Palvelua, joka pyytää todistuksiasi, ei tunneta. Mitään ei annettu. Palaa siihen ja aloita alusta.',
    sv: 'Tjänsten som ber om dina intyg är inte känd. Ingenting gavs. Gå tillbaka till den och börja om.',
    en: 'The service that asks for your proofs is not known. Nothing was given. Go back to it and begin again.',
  },
  SHARE_CODE_NEEDED: {
    fi: 'Tähän tarvitaan koodi. Pyydä se siltä, jolta sait linkin.',
    sv: 'Här behövs en kod. Be om den av den som gav dig länken.',
    en: 'This needs a code. Ask for it from whoever gave you the link.',
  },
  DECISION_OPEN: {
    fi: 'Päätös on vielä kesken: {schools}. Ota lähetys takaisin tai odota päätöstä. Sen jälkeen voit pyytää poistoa.',
    sv: 'Ett beslut är ännu öppet: {schools}. Ta tillbaka det du skickat eller vänta på beslutet. Sedan kan du be om radering.',
    en: 'A decision is still open: {schools}. Take back what you sent, or wait for the decision. Then you can ask to be erased.',
  },
  ERASURE_ASKED: {
    fi: 'Poistoa on jo pyydetty. Voit perua sen ennen määräpäivää.',
    sv: 'Radering har redan begärts. Du kan ångra den före den utsatta dagen.',
    en: 'Erasure has been asked for already. You can undo it before the day set.',
  },
  ERASURE_NOT_ASKED: {
    fi: 'Poistoa ei ole pyydetty, tai se on jo tehty.',
    sv: 'Radering har inte begärts, eller den är redan gjord.',
    en: 'Erasure has not been asked for, or it is done.',
  },
  BACKUP_FOLDERS: {
    fi: 'Tiedot ja avaimet menevät eri kansioihin, eikä kumpikaan ole toisen sisällä.',
    sv: 'Data och nycklar läggs i olika mappar, och ingendera får ligga i den andra.',
    en: 'Data and keys go into two folders, and neither lies in the other.',
  },
  BACKUP_CHANGED: {
    fi: 'Varmuuskopio ei ole ehjä: {file}. Mitään ei palautettu; käytä toista kopiota.',
    sv: 'Säkerhetskopian är inte hel: {file}. Ingenting återställdes; använd en annan kopia.',
    en: 'The backup is not whole: {file}. Nothing was restored; use another copy.',
  },
  BACKUP_OTHER_KEY: {
    fi: 'Varmuuskopio on tehty toisella pääavaimella. Anna se pääavain, jolla kopio tehtiin.',
    sv: 'Säkerhetskopian är gjord med en annan huvudnyckel. Ange den huvudnyckel som den gjordes med.',
    en: 'The backup was made under another master key. Give the one that it was made with.',
  },
  BACKUP_OTHER_VERSION: {
    fi: 'Varmuuskopio on ohjelman toisesta versiosta. Palauta se samalla versiolla ja päivitä sitten.',
    sv: 'Säkerhetskopian är från en annan version. Återställ med samma version och uppdatera sedan.',
    en: 'The backup is from another version. Restore it with that version, then update.',
  },
  DATABASE_NOT_EMPTY: {
    fi: 'Tietokannassa on jo tietoja. Palauta tyhjään tietokantaan.',
    sv: 'Databasen innehåller redan uppgifter. Återställ till en tom databas.',
    en: 'The database holds something already. Restore into an empty one.',
  },
  LEDGER_MISSING: {
    fi: 'Poistettujen luettelo puuttuu: {file}. Mitään ei palautettu; tuo luettelo ensin paikalleen.',
    sv: 'Förteckningen över raderade saknas: {file}. Ingenting återställdes; lägg den på plats först.',
    en: 'The ledger of the erased is missing: {file}. Nothing was restored; put it in its place first.',
  },
  LEDGER_CHANGED: {
    fi: 'Poistettujen luettelo ei ole ehjä tai kuuluu toiselle asennukselle: {file}.',
    sv: 'Förteckningen över raderade är inte hel eller hör till en annan installation: {file}.',
    en: 'The ledger of the erased is not whole, or belongs to another installation: {file}.',
  },
  LEDGER_BEHIND: {
    fi: 'Poistettujen luettelo on vanhempi kuin varmuuskopio. Mitään ei palautettu; tuo uusin luettelo paikalleen.',
    sv: 'Förteckningen över raderade är äldre än säkerhetskopian. Ingenting återställdes; lägg den nyaste på plats.',
    en: 'The ledger of the erased is older than the backup. Nothing was restored; put the newest one in its place.',
  },
} satisfies Readonly<Record<string, OwnText>>;
