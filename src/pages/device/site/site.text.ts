import type { Language } from '../../../base/language.ts';

/** The words of the pages that stay when the server has ended. */
export interface SiteText {
  readonly title: string;
  /** `{day}` is when the server ended. */
  readonly ended: string;
  readonly lead: string;
  readonly file: string;
  readonly fileHint: string;
  readonly paste: string;
  readonly button: string;
  readonly here: string;
  readonly limits: string;
  readonly nothing: string;
  readonly several: string;
  readonly shown: string;
  readonly left: string;
  readonly codeTitle: string;
  readonly codeLead: string;
  readonly standing: Readonly<Record<'VALID' | 'SUPERSEDED' | 'SUSPENDED' | 'REVOKED', string>>;
  readonly unreadable: string;
  readonly toFile: string;
  readonly genuine: string;
}

export const SITE_TEXT: Readonly<Record<Language, SiteText>> = {
  fi: {
    title: 'Tarkista todistus',
    ended:
      'Palvelu on päättynyt {day}. Todistukset pitävät yhä. Perumiset ovat siltä päivältä, eikä uusia tule.',
    lead: 'Näet, onko todistus aito ja mitä siinä sanotaan.',
    file: 'Todistuksen tiedosto',
    fileHint: 'PDF, kuva (PNG tai SVG) tai tekstitiedosto (JSON, JWT, SD-JWT), enintään 10 Mt.',
    paste: 'Tai liitä todistus tekstinä',
    button: 'Tarkista',
    here: 'Todistus tarkistetaan tällä laitteella. Sitä ei lähetetä minnekään.',
    limits:
      'Tämä sivu tarkistaa vain päättyneen palvelun omat todistukset. Se ei vertaa PDF:n näkyvää tekstiä eikä tutki, kuka todistuksen näyttää. Kaikki tarkistukset tekee komento pateva verify.',
    nothing: 'Valitse tiedosto tai liitä teksti.',
    several: 'Anna tiedosto tai teksti, älä molempia.',
    shown: 'Todistus näyttää osan tiedoistaan. Näin siinä sanotaan:',
    left: 'Loput todistuksen haltija jätti pois.',
    codeTitle: 'Paperin koodi',
    codeLead: 'Tähän johtaa todistuksen QR-koodi.',
    standing: {
      VALID: 'Todistus oli voimassa, kun palvelu päättyi.',
      SUPERSEDED: 'Todistus oli voimassa, kun palvelu päättyi. Siitä on olemassa uudempi.',
      SUSPENDED: 'Todistuksen voimassaolo oli keskeytetty, kun palvelu päättyi.',
      REVOKED: 'Todistus on peruttu.',
    },
    unreadable: 'Lue paperin koodi, tai liitä sen osoite alle.',
    toFile: 'Tarkista todistuksen tiedosto',
    genuine: 'Koodi on aito: myöntäjä on allekirjoittanut nämä tiedot.',
  },
  sv: {
    title: 'Kontrollera ett intyg',
    ended:
      'Tjänsten upphörde {day}. Intygen håller ändå. Återkallanden är från den dagen, och nya kommer inte.',
    lead: 'Du ser om intyget är äkta och vad det säger.',
    file: 'Intygets fil',
    fileHint: 'PDF, bild (PNG eller SVG) eller textfil (JSON, JWT, SD-JWT), högst 10 MB.',
    paste: 'Eller klistra in intyget som text',
    button: 'Kontrollera',
    here: 'Intyget kontrolleras på den här enheten. Det skickas ingenstans.',
    limits:
      'Den här sidan kontrollerar bara den upphörda tjänstens egna intyg. Den jämför inte PDF-filens synliga text och undersöker inte vem som visar intyget. Kommandot pateva verify gör alla kontroller.',
    nothing: 'Välj en fil eller klistra in texten.',
    several: 'Ge en fil eller en text, inte båda.',
    shown: 'Intyget visar en del av sina uppgifter. Så här säger det:',
    left: 'Resten lämnade innehavaren bort.',
    codeTitle: 'Papperets kod',
    codeLead: 'Hit leder intygets QR-kod.',
    standing: {
      VALID: 'Intyget gällde när tjänsten upphörde.',
      SUPERSEDED: 'Intyget gällde när tjänsten upphörde. Det finns ett nyare.',
      SUSPENDED: 'Intyget var tillfälligt indraget när tjänsten upphörde.',
      REVOKED: 'Intyget har återkallats.',
    },
    unreadable: 'Läs av papperets kod, eller klistra in dess adress nedan.',
    toFile: 'Kontrollera intygets fil',
    genuine: 'Koden är äkta: utfärdaren har undertecknat de här uppgifterna.',
  },
  en: {
    title: 'Check a proof',
    ended:
      'The service ended on {day}. Its proofs still hold. Revocations are as of that day, and none will follow.',
    lead: 'You see whether it is genuine and what it says.',
    file: 'The proof’s file',
    fileHint: 'PDF, image (PNG or SVG) or text file (JSON, JWT, SD-JWT), 10 MB at most.',
    paste: 'Or paste the proof as text',
    button: 'Check',
    here: 'The proof is checked on this device. It is sent nowhere.',
    limits:
      'This page checks only the ended service’s own proofs. It does not compare the visible text of a PDF, nor look at who shows the proof. The command pateva verify makes every check.',
    nothing: 'Choose a file or paste a text.',
    several: 'Give a file or a text, not both.',
    shown: 'The proof shows a part of what it holds. It says:',
    left: 'Its holder left the rest out.',
    codeTitle: 'The code on the paper',
    codeLead: 'This is where a document’s QR code leads.',
    standing: {
      VALID: 'The document was in force when the service ended.',
      SUPERSEDED: 'The document was in force when the service ended. A newer one exists.',
      SUSPENDED: 'The document was suspended when the service ended.',
      REVOKED: 'This document has been revoked.',
    },
    unreadable: 'Scan the code on the paper, or paste its address below.',
    toFile: 'Check the document’s file',
    genuine: 'The code is genuine: the issuer signed these words.',
  },
};
