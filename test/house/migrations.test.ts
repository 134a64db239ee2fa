import { describe, expect, it } from 'vitest';
import { journalFaults, snapshotDifferences } from '../../scripts/migrations.ts';

const entry = (idx: number, when: number, tag: string) => ({ idx, when, tag });

describe('a migration journal', () => {
  it('is in order when every migration is later than the one before', () => {
    const journal = { entries: [entry(0, 10, '0000_a'), entry(1, 11, '0001_b')] };
    expect(journalFaults(journal, ['0000_a.sql', '0001_b.sql'])).toEqual([]);
  });

  it('names a migration that drizzle would silently skip', () => {
    const journal = { entries: [entry(0, 10, '0000_a'), entry(1, 10, '0001_b')] };
    expect(journalFaults(journal, ['0000_a.sql', '0001_b.sql'])).toEqual([
      "0001_b: `when` is not later than 0000_a's",
    ]);
  });

  it('names a file that is missing, one that is not listed, and a number out of place', () => {
    const journal = { entries: [entry(0, 10, '0000_a'), entry(2, 11, '0002_b')] };
    expect(journalFaults(journal, ['0000_a.sql', '0003_c.sql'])).toEqual([
      '0002_b: idx is 2, its place is 1',
      '0002_b: the file is missing',
      '0003_c.sql: not in the journal',
    ]);
  });
});

describe('the last snapshot', () => {
  it('is up to date when it says the same in another order of keys', () => {
    expect(
      snapshotDifferences(
        { id: '1', tables: { a: { x: 1, y: 2 } } },
        { id: '2', tables: { a: { y: 2, x: 1 } } },
      ),
    ).toEqual([]);
  });

  it('names the tables that changed, came or went', () => {
    expect(
      snapshotDifferences(
        { tables: { a: { x: 1 }, b: {} }, schemas: {} },
        { tables: { a: { x: 2 }, c: {} }, schemas: { k: 'k' } },
      ),
    ).toEqual(['a', 'b', 'c', 'schemas']);
  });
});
