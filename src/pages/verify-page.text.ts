import type { Language } from '../base/language.ts';

interface VerifyPageText {
  readonly title: string;
  readonly lead: string;
  readonly file: string;
  readonly fileHint: string;
  readonly paste: string;
  readonly pasteLabel: string;
  readonly receipt: string;
  readonly receiptLabel: string;
  readonly receiptHint: string;
  readonly button: string;
  readonly forgotten: string;
  readonly notice: Readonly<Record<Notice, string>>;
}

/** What kept a proof from being checked at all. */
export type Notice = 'NOTHING_GIVEN' | 'BOTH_GIVEN' | 'TOO_LARGE' | 'NOT_RECEIVED' | 'NO_RECEIPT';

export const VERIFY_PAGE_TEXT: Readonly<Record<Language, VerifyPageText>> = {
  fi: {
    title: 'Tarkista todistus',
    lead: 'Näet heti, onko todistus aito ja voimassa ja mitä siinä sanotaan.',
    file: 'Todistuksen tiedosto',
    fileHint:
      'Pudota tiedosto tähän tai valitse se. PDF, kuva (PNG tai SVG) tai tekstitiedosto, enintään 10 Mt.',
    paste: 'Tai liitä todistus tekstinä',
    pasteLabel: 'Todistus tekstinä',
    receipt: 'Onko sinulla tosite aiemmasta tarkistuksesta?',
    receiptLabel: 'Tositteen tiedosto',
    receiptHint:
      'Näet, onko tosite aito ja onko se tehty tästä todistuksesta. Tositteen voi tarkistaa myös yksin.',
    button: 'Tarkista',
    forgotten:
      'Tarkistamme todistuksen ja unohdamme sen. Emme tallenna sitä emmekä kerro tarkistuksesta kenellekään.',
    notice: {
      NOTHING_GIVEN: 'Todistus puuttuu. Valitse tiedosto tai liitä teksti.',
      BOTH_GIVEN: 'Annoit sekä tiedoston että tekstin. Anna niistä vain toinen.',
      TOO_LARGE: 'Tiedosto on liian suuri. Suurin koko on 10 Mt, ja todistus on aina paljon pienempi.',
      NOT_RECEIVED: 'Todistus ei tullut perille kokonaisena. Anna se uudelleen.',
      NO_RECEIPT: 'Tositteen kohdassa oli jokin muu tiedosto. Valitse tosite tai jätä kohta tyhjäksi.',
    },
  },
  sv: {
    title: 'Kontrollera ett intyg',
    lead: 'Du ser genast om intyget är äkta och gäller, och vad det säger.',
    file: 'Intygets fil',
    fileHint: 'Släpp filen här eller välj den. PDF, bild (PNG eller SVG) eller textfil, högst 10 MB.',
    paste: 'Eller klistra in intyget som text',
    pasteLabel: 'Intyget som text',
    receipt: 'Har du ett kvitto på en tidigare kontroll?',
    receiptLabel: 'Kvittots fil',
    receiptHint:
      'Du ser om kvittot är äkta och om det gäller det här intyget. Kvittot kan också kontrolleras ensamt.',
    button: 'Kontrollera',
    forgotten:
      'Vi kontrollerar intyget och glömmer det. Vi sparar det inte och berättar inte för någon om kontrollen.',
    notice: {
      NOTHING_GIVEN: 'Intyget saknas. Välj en fil eller klistra in texten.',
      BOTH_GIVEN: 'Du gav både en fil och en text. Ge bara en av dem.',
      TOO_LARGE: 'Filen är för stor. Största storlek är 10 MB, och ett intyg är alltid mycket mindre.',
      NOT_RECEIVED: 'Intyget kom inte fram helt. Ge det på nytt.',
      NO_RECEIPT: 'På kvittots plats fanns en annan fil. Välj kvittot eller lämna platsen tom.',
    },
  },
  en: {
    title: 'Check a proof',
    lead: 'You see at once whether it is genuine and in force, and what it says.',
    file: 'The proof’s file',
    fileHint: 'Drop the file here or choose it. PDF, image (PNG or SVG) or text file, 10 MB at most.',
    paste: 'Or paste the proof as text',
    pasteLabel: 'The proof as text',
    receipt: 'Do you have a receipt of an earlier check?',
    receiptLabel: 'The receipt’s file',
    receiptHint:
      'You see whether the receipt is genuine and whether it is of this proof. A receipt can be checked alone too.',
    button: 'Check',
    forgotten: 'We check the proof and forget it. We do not keep it, and we tell nobody about the check.',
    notice: {
      NOTHING_GIVEN: 'The proof is missing. Choose a file or paste the text.',
      BOTH_GIVEN: 'You gave both a file and a text. Give only one of them.',
      TOO_LARGE: 'The file is too large. The largest size is 10 MB, and a proof is always much smaller.',
      NOT_RECEIVED: 'The proof did not arrive whole. Give it again.',
      NO_RECEIPT:
        'Something else was given in the receipt’s place. Choose the receipt or leave the place empty.',
    },
  },
};
