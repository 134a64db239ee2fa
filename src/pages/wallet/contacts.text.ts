import type { Language } from '../../base/language.ts';

interface ContactsText {
  readonly contacts: string;
  readonly lead: string;
  readonly kind: Readonly<Record<'EMAIL' | 'PHONE', string>>;
  readonly which: string;
  readonly value: string;
  readonly valueMissing: string;
  readonly add: string;
  readonly remove: string;
}

export const CONTACTS_TEXT: Readonly<Record<Language, ContactsText>> = {
  fi: {
    contacts: 'Yhteystiedot',
    lead: 'Mikään ei vaadi niitä. Anna ne vain, jos haluat. Voit poistaa ne milloin vain.',
    kind: { EMAIL: 'Sähköposti', PHONE: 'Puhelin' },
    which: 'Mitä lisäät?',
    value: 'Osoite tai numero',
    valueMissing: 'Kirjoita osoite tai numero.',
    add: 'Lisää',
    remove: 'Poista',
  },
  sv: {
    contacts: 'Kontaktuppgifter',
    lead: 'Ingenting kräver dem. Ge dem bara om du vill. Du kan ta bort dem när som helst.',
    kind: { EMAIL: 'E-post', PHONE: 'Telefon' },
    which: 'Vad lägger du till?',
    value: 'Adress eller nummer',
    valueMissing: 'Skriv adressen eller numret.',
    add: 'Lägg till',
    remove: 'Ta bort',
  },
  en: {
    contacts: 'Contacts',
    lead: 'Nothing needs them. Give them only if you want to. You can remove them at any time.',
    kind: { EMAIL: 'E-mail', PHONE: 'Phone' },
    which: 'What do you add?',
    value: 'Address or number',
    valueMissing: 'Write the address or the number.',
    add: 'Add',
    remove: 'Remove',
  },
};
