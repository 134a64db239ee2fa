import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyText, firstBreak, GENESIS, linkHash, type StoredLink } from '../../src/record/chain.ts';

const UNIT = 'cun_example';
const at = new Date('2026-03-02T10:00:00.000Z');

function chainOf(
  length: number,
  unit = UNIT,
): { entries: StoredLink[]; head: { sequence: number; hash: string } } {
  const entries: StoredLink[] = [];
  let previous = GENESIS;
  for (let sequence = 1; sequence <= length; sequence++) {
    const act = sequence % 2 ? 'MARK_ADDED' : 'MARK_WITHDRAWN';
    const body = bodyText({
      unit,
      sequence,
      at: at.toISOString(),
      act,
      actor: 'acc_example',
      role: 'INSTRUCTOR',
      detail: { mark: `mrk_${sequence}` },
    });
    const hash = linkHash(previous, body);
    entries.push({ sequence, at, act, body, previousHash: previous, hash });
    previous = hash;
  }
  return { entries, head: { sequence: length, hash: previous } };
}

const otherHex = (hash: string, index: number) => {
  const place = index % hash.length;
  return `${hash.slice(0, place)}${hash[place] === '0' ? '1' : '0'}${hash.slice(place + 1)}`;
};

const chain = fc.integer({ min: 1, max: 12 }).chain((length) =>
  fc.record({
    length: fc.constant(length),
    place: fc.integer({ min: 1, max: length }),
    index: fc.nat(1000),
  }),
);

describe('a chain of acts', () => {
  it('that nobody touched has no break', () => {
    for (let length = 0; length < 8; length++) {
      const { entries, head } = chainOf(length);
      expect(firstBreak(UNIT, entries, head)).toBeNull();
    }
    expect(firstBreak(UNIT, [], null)).toBeNull();
  });

  it('names the entry whose body was changed by one character', () => {
    fc.assert(
      fc.property(chain, fc.string({ minLength: 1, maxLength: 1 }), ({ length, place, index }, put) => {
        const { entries, head } = chainOf(length);
        const { body } = entries[place - 1]!;
        const changed = `${body.slice(0, index % body.length)}${put}${body.slice((index % body.length) + 1)}`;
        fc.pre(changed !== body);
        entries[place - 1] = { ...entries[place - 1]!, body: changed };
        expect(firstBreak(UNIT, entries, head)).toEqual({ sequence: place, why: 'HASH' });
      }),
    );
  });

  it('names the entry whose hash was changed, or the head after the last', () => {
    fc.assert(
      fc.property(chain, ({ length, place, index }) => {
        const { entries, head } = chainOf(length);
        entries[place - 1] = { ...entries[place - 1]!, hash: otherHex(entries[place - 1]!.hash, index) };
        expect(firstBreak(UNIT, entries, head)).toEqual({ sequence: place, why: 'HASH' });
      }),
    );
  });

  it('names the first entry that does not follow the one before', () => {
    fc.assert(
      fc.property(chain, ({ length, place, index }) => {
        const { entries, head } = chainOf(length);
        const entry = entries[place - 1]!;
        entries[place - 1] = { ...entry, previousHash: otherHex(entry.previousHash, index) };
        expect(firstBreak(UNIT, entries, head)).toEqual({ sequence: place, why: 'PREVIOUS_HASH' });
      }),
    );
  });

  it('names the gap where an entry was taken out, and the head where it was the last', () => {
    fc.assert(
      fc.property(chain, ({ length, place }) => {
        const { entries, head } = chainOf(length);
        entries.splice(place - 1, 1);
        expect(firstBreak(UNIT, entries, head)).toEqual({
          sequence: place,
          why: place === length ? 'HEAD' : 'GAP',
        });
      }),
    );
  });

  it('names the first of two entries that changed places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), fc.nat(), (length, one, two) => {
        const [first, second] = [one % length, two % length].sort((a, b) => a - b) as [number, number];
        fc.pre(first !== second);
        const { entries, head } = chainOf(length);
        const [a, b] = [entries[first]!, entries[second]!];
        entries[first] = { ...b, sequence: a.sequence };
        entries[second] = { ...a, sequence: b.sequence };
        expect(firstBreak(UNIT, entries, head)).toMatchObject({ sequence: first + 1 });
      }),
    );
  });

  it('names an entry whose looked-up columns say something else than what was hashed', () => {
    fc.assert(
      fc.property(chain, fc.boolean(), ({ length, place }, which) => {
        const { entries, head } = chainOf(length);
        const entry = entries[place - 1]!;
        entries[place - 1] = which ? { ...entry, act: 'READINGS_SEALED' } : { ...entry, at: new Date(0) };
        expect(firstBreak(UNIT, entries, head)).toEqual({ sequence: place, why: 'BODY' });
      }),
    );
  });

  it('of another unit does not pass for this unit’s', () => {
    const { entries, head } = chainOf(3, 'cun_other');
    expect(firstBreak(UNIT, entries, head)).toEqual({ sequence: 1, why: 'BODY' });
  });

  it('with a well-hashed body that is no JSON is broken there', () => {
    const { entries } = chainOf(1);
    const hash = linkHash(GENESIS, 'not json');
    const [entry] = entries;
    expect(firstBreak(UNIT, [{ ...entry!, body: 'not json', hash }], { sequence: 1, hash })).toEqual({
      sequence: 1,
      why: 'BODY',
    });
  });

  it('whose head is gone, behind or elsewhere is broken after its last entry', () => {
    const { entries, head } = chainOf(3);
    for (const wrong of [null, { ...head, sequence: 2 }, { ...head, hash: GENESIS }]) {
      expect(firstBreak(UNIT, entries, wrong)).toEqual({ sequence: 4, why: 'HEAD' });
    }
    expect(firstBreak(UNIT, [], head)).toEqual({ sequence: 1, why: 'HEAD' });
  });
});
