import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesAfter } from '../../src/access/attempts.ts';
import { isBusinessId } from '../../src/access/business-id.ts';
import { connection, pageOf } from '../../src/access/connection.type.ts';
import { freeText, holdsIdentityCode, optionalText } from '../../src/access/free-text.ts';
import { newCode, readCode } from '../../src/access/one-time-code.ts';
import { ageOn, birthDate, personName } from '../../src/access/person.ts';
import { hashSecret, password, pin, secretFits } from '../../src/access/secret.ts';
import { Refusal } from '../../src/base/refusal.ts';

const said = (answer: unknown) => (answer instanceof Refusal ? answer.code : answer);
const thrown = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return said(error);
  }
};

const checkOf = (digits: string) => '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits) % 31]!;
/** Individual numbers from 900 on are given to nobody. */
const invented = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 0, max: 99 }),
    number: fc.integer({ min: 900, max: 999 }),
    sign: fc.constantFrom(...'-+ABCDEFUVWXY'),
  })
  .map(({ day, month, year, number, sign }) => {
    const date = [day, month, year].map((part) => String(part).padStart(2, '0')).join('');
    return { date, sign, number: String(number), check: checkOf(`${date}${number}`) };
  });

describe('a personal identity code', () => {
  it('is found anywhere in a text, in either case', () => {
    fc.assert(
      fc.property(
        invented,
        fc.constantFrom('', 'tunnus ', 'hetu', '(', 'ä'),
        fc.constantFrom('', '.', ' on hänen', ')', '\n'),
        fc.boolean(),
        ({ date, sign, number, check }, before, after, small) => {
          const code = `${date}${sign}${number}${check}`;
          expect(holdsIdentityCode(`${before}${small ? code.toLowerCase() : code}${after}`)).toBe(true);
        },
      ),
    );
  });

  it('is found with every dash that a word processor puts for the hyphen', () => {
    fc.assert(
      fc.property(invented, fc.constantFrom(...'‐‑‒–—−'), ({ date, number, check }, dash) => {
        expect(holdsIdentityCode(`${date}${dash}${number}${check}`)).toBe(true);
      }),
    );
  });

  it('is not cried out over a wrong check character, an impossible day or a longer number', () => {
    fc.assert(
      fc.property(invented, fc.integer({ min: 1, max: 30 }), ({ date, sign, number, check }, shift) => {
        const other = '0123456789ABCDEFHJKLMNPRSTUVWXY';
        const wrong = other[(other.indexOf(check) + shift) % 31];
        expect(holdsIdentityCode(`${date}${sign}${number}${wrong}`)).toBe(false);
        expect(holdsIdentityCode(`1${date}${sign}${number}${check}`)).toBe(false);
        expect(holdsIdentityCode(`${date}${sign}${number}${check}7`)).toBe(false);
      }),
    );
    for (const date of ['320199', '000199', '310299', '310499', '011399', '010099']) {
      expect(holdsIdentityCode(`${date}-900${checkOf(`${date}900`)}`)).toBe(false);
    }
    expect(holdsIdentityCode(`290299-900${checkOf('290299900')}`)).toBe(true);
  });

  it('is refused in free text with the place where it stands', () => {
    const code = `010190-900${checkOf('010190900')}`;
    expect(() => freeText(`Hänen tunnuksensa on ${code}`, ['marks', 'note'])).toThrow(
      new Refusal('PERSONAL_IDENTITY_CODE', ['marks', 'note']) as never,
    );
    expect(thrown(() => optionalText(code, ['note']))).toBe('PERSONAL_IDENTITY_CODE');
    expect(said(personName(code, 'givenNames'))).toBe('PERSONAL_IDENTITY_CODE');
  });
});

describe('a free text', () => {
  it('is trimmed and composed, and keeps its lines', () => {
    expect(freeText('  a\u0308idin\tpyo\u0308ra\u0308\nja toinen rivi  ', ['note'])).toBe(
      'äidin\tpyörä\nja toinen rivi',
    );
  });

  it.each(['', '   ', '\n\t'])('is not %j, unless it may be left out', (empty) => {
    expect(thrown(() => freeText(empty, ['note']))).toBe('INVALID_INPUT');
    expect(optionalText(empty, ['note'])).toBeNull();
  });

  it('is left out where it is not given', () => {
    expect(optionalText(null, ['note'])).toBeNull();
    expect(optionalText(undefined, ['note'])).toBeNull();
  });

  it('has a longest length', () => {
    expect(freeText('ä'.repeat(4000), ['note'])).toHaveLength(4000);
    expect(thrown(() => freeText('ä'.repeat(4001), ['note']))).toBe('INVALID_INPUT');
    expect(thrown(() => freeText('abcdef', ['note'], 5))).toBe('INVALID_INPUT');
  });

  it.each(['a\u0000b', 'a\u0007b', 'a\u001bb', 'a\u007fb'])('holds no control characters: %j', (text) => {
    expect(thrown(() => freeText(text, ['note']))).toBe('INVALID_INPUT');
  });
});

describe('a business id', () => {
  it.each(['1234567-1', '0112038-9', '1572860-0'])('%s adds up', (id) => {
    expect(isBusinessId(id)).toBe(true);
  });

  it.each(['', '1234567', '12345671', '123456-1', '1234567-1 ', ' 1234567-1', '1234567–1', 'a234567-1'])(
    '%j has not its form',
    (id) => {
      expect(isBusinessId(id)).toBe(false);
    },
  );

  it('has at most one check digit for seven digits, and no digit can change alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (number, place, shift) => {
          const digits = String(number).padStart(7, '0');
          const fitting = [...'0123456789'].filter((check) => isBusinessId(`${digits}-${check}`));
          expect(fitting.length).toBeLessThanOrEqual(1);
          if (fitting.length === 0) return;
          const changed = [...digits];
          changed[place] = String((Number(changed[place]) + shift) % 10);
          expect(isBusinessId(`${changed.join('')}-${fitting[0]}`)).toBe(false);
        },
      ),
    );
  });
});

describe('a one-time code', () => {
  const code = fc.nat().map(() => newCode());

  it('is read as it was typed: small letters, spaces, no hyphens, other dashes', () => {
    fc.assert(
      fc.property(code, (fresh) => {
        const plain = fresh.replaceAll('-', '');
        expect(fresh).toMatch(/^[3-9A-Y]{4}-[3-9A-Y]{4}-[3-9A-Y]{4}$/);
        for (const typed of [fresh, plain, fresh.toLowerCase(), fresh.replaceAll('-', ' – '), ` ${plain} `]) {
          expect(readCode(typed)).toBe(plain);
        }
      }),
    );
  });

  it('with any one wrong character is CODE_MISTYPED', () => {
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 0, max: 11 }),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖ'),
        (fresh, place, put) => {
          const characters = [...fresh.replaceAll('-', '')];
          fc.pre(characters[place] !== put);
          characters[place] = put;
          expect(said(readCode(characters.join('')))).toBe('CODE_MISTYPED');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('with any two characters swapped is CODE_MISTYPED', () => {
    fc.assert(
      fc.property(code, fc.nat(11), fc.nat(11), (fresh, one, two) => {
        const characters = [...fresh.replaceAll('-', '')];
        fc.pre(characters[one] !== characters[two]);
        [characters[one], characters[two]] = [characters[two]!, characters[one]!];
        expect(said(readCode(characters.join('')))).toBe('CODE_MISTYPED');
      }),
      { numRuns: 500 },
    );
  });

  it.each(['', 'A', 'AAAA-AAAA-AAAA-A', 'ÄÄÄÄ-ÄÄÄÄ-ÄÄÄÄ', '🚲'.repeat(12)])('%j is none', (typed) => {
    expect(said(readCode(typed))).toBe('CODE_MISTYPED');
  });
});

describe('a password or PIN', () => {
  it('fits itself, however its letters were composed, and nothing else', async () => {
    const stored = await hashSecret('pyörä ja kypärä');
    expect(stored).not.toContain('pyörä');
    expect(await secretFits('pyo\u0308ra\u0308 ja kypa\u0308ra\u0308', stored)).toBe(true);
    expect(await secretFits('pyora ja kypara', stored)).toBe(false);
    expect(await secretFits('', stored)).toBe(false);
    expect(await hashSecret('pyörä ja kypärä')).not.toBe(stored);
  });

  it('fits nothing where none is stored', async () => {
    expect(await secretFits('', null)).toBe(false);
    expect(await secretFits('anything at all', null)).toBe(false);
  });

  it.each(['oikea hevonen', 'a1b2c3d4e5f6'])('%j is a password', (value) => {
    expect(password(value)).toBe(value);
  });
  it.each(['', 'lyhyt1234', 'aaaaaaaaaaaaaaaa', 'abababababababab', 'Password1234', 'x'.repeat(201)])(
    '%j is too easy or too long for a password',
    (value) => {
      expect(said(password(value))).toBe('WEAK_SECRET');
    },
  );
  it.each(['284917', '100293'])('%j is a PIN', (value) => {
    expect(pin(value)).toBe(value);
  });
  it.each(['', '12345', '1234567', '123456', '654321', '890123', '111111', '121212', '12a456', ' 284917'])(
    '%j is no PIN',
    (value) => {
      expect(said(pin(value))).toBe('WEAK_SECRET');
    },
  );
});

describe('waiting after failures', () => {
  it.each([
    [0, 0],
    [3, 0],
    [4, 1],
    [5, 2],
    [6, 4],
    [10, 64],
    [14, 1024],
    [15, 1440],
    [2000, 1440],
  ])('after %i in a row is %i minutes', (failures, minutes) => {
    expect(minutesAfter(failures)).toBe(minutes);
  });
});

describe('a person', () => {
  const now = new Date('2026-03-02T10:00:00Z');

  it.each([
    ['  Aino   Maria ', 'Aino Maria'],
    ['Näkkäläjärvi', 'Näkkäläjärvi'],
    ['O’Brien-Đặng', 'O’Brien-Đặng'],
    ['Юлия', 'Юлия'],
    ['A\u0308ssa\u0308', 'Ässä'],
  ])('is called %j as %j', (given, kept) => {
    expect(personName(given, 'givenNames')).toBe(kept);
  });
  it.each(['', ' ', 'A1', 'a<b>', 'x'.repeat(101), 'a\u0000b'])('is not called %j', (given) => {
    expect(said(personName(given, 'givenNames'))).toBe('INVALID_INPUT');
  });

  it.each([
    ['2011-03-02', '2011-03-02'],
    ['2011-03-03', 'UNDER_AGE'],
    ['1905-12-31', '1905-12-31'],
    ['1904-01-01', 'INVALID_INPUT'],
    ['2030-01-01', 'INVALID_INPUT'],
    ['1999-02-29', 'INVALID_INPUT'],
    ['1999-2-3', 'INVALID_INPUT'],
    ['03.02.1999', 'INVALID_INPUT'],
    ['', 'INVALID_INPUT'],
  ])('born %s: %s', (given, expected) => {
    expect(said(birthDate(given, now))).toBe(expected);
  });

  it('is a year older on the day, not before', () => {
    expect(ageOn('2000-03-02', now)).toBe(26);
    expect(ageOn('2000-03-03', now)).toBe(25);
    expect(ageOn('2000-02-29', new Date('2026-02-28T12:00:00Z'))).toBe(25);
  });
});

describe('a page of a list', () => {
  it('leads to the next until the list ends, each thing once', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 25 }), (total, first) => {
        const list = Array.from({ length: total }, (_, n) => n);
        const seen: number[] = [];
        let after: string | null = null;
        for (let pages = 0; pages <= total; pages++) {
          const { offset, limit } = pageOf(first, after);
          const page = connection(list.slice(offset, offset + limit), offset, total);
          seen.push(...page.edges.map((edge) => edge.node));
          expect(page.totalCount).toBe(total);
          after = page.pageInfo.endCursor;
          if (!page.pageInfo.hasNextPage) break;
        }
        expect(seen).toEqual(list);
      }),
    );
  });

  it.each([
    [0, null],
    [-1, null],
    [201, null],
    [10, 'nonsense'],
    [10, Buffer.from('at:-1').toString('base64url')],
    [10, Buffer.from('at:1e9').toString('base64url')],
  ])('of %s after %s is no page', (first, after) => {
    expect(thrown(() => pageOf(first, after))).toBe('INVALID_INPUT');
  });

  it('is twenty unless said', () => {
    expect(pageOf(undefined, null)).toEqual({ offset: 0, limit: 20 });
  });
});
