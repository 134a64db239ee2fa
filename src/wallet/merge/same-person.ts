import type { Person } from '../../access/person.ts';

const form = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('fi');

/** Whether two wallets can be one person's: the same given names, family name and date of birth. */
export const canBeSamePerson = (one: Person, other: Person): boolean =>
  form(one.givenNames) === form(other.givenNames) &&
  form(one.familyName) === form(other.familyName) &&
  one.birthDate === other.birthDate;
