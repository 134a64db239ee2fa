import type { Person } from './person.ts';

/**
 * What stands on each person's card: the name that they are called by, else their given names; the family name's
 * first letter, or all of it, only where two cards would bear the same.
 */
export function cardNames(people: readonly Person[]): string[] {
  const first = people.map((person) => person.callingName ?? person.givenNames);
  const lettered = people.map((person, at) => `${first[at]} ${[...person.familyName][0] ?? ''}.`);
  const whole = people.map((person, at) => `${first[at]} ${person.familyName}`);
  const alone = (names: readonly string[], at: number) =>
    names.filter((name) => name === names[at]).length === 1;
  return people.map((_, at) => (alone(first, at) ? first : alone(lettered, at) ? lettered : whole)[at]!);
}
