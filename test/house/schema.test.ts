import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, isObjectType, isUnionType } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { breakingChanges, declaredPaths } from '../../scripts/breaking-changes.ts';
import { earlierText } from '../../scripts/earlier-schema.ts';
import { undescribed } from '../../scripts/undescribed.ts';
import { makeSchema } from '../../src/api/schema.ts';

describe('the schema explains itself', () => {
  it('to the last type, field, argument, enum value and input field', () => {
    expect(undescribed(makeSchema())).toEqual([]);
  });

  it('and what says nothing is named by its coordinate', () => {
    const silent = buildSchema(`
      type Query { ring(of: ID!, filter: Filter): Ring  """Said.""" said: String }
      input Filter { level: Level }
      enum Level { HIGH }
      """Said.""" type Ring { """ """ size: Int! }
      directive @quiet(why: String) on FIELD
    `);
    expect(undescribed(silent)).toEqual([
      '@quiet',
      '@quiet(why:)',
      'Filter',
      'Filter.level',
      'Level',
      'Level.HIGH',
      'Query',
      'Query.ring',
      'Query.ring(filter:)',
      'Query.ring(of:)',
      'Ring.size',
    ]);
  });
});

describe('a mutation’s result', () => {
  it('has no field of a refusal’s name and another type, which could not be asked for in one operation', () => {
    const schema = makeSchema();
    const refusal = schema.getType('Refusal');
    const ofRefusal = isObjectType(refusal) ? refusal.getFields() : {};
    const clashing = Object.values(schema.getTypeMap())
      .filter(isUnionType)
      .filter((union) => union.getTypes().some(({ name }) => name === 'Refusal'))
      .flatMap((union) => union.getTypes().filter(({ name }) => name !== 'Refusal'))
      .flatMap((made) =>
        Object.values(made.getFields())
          .filter(({ name, type }) => ofRefusal[name] && String(ofRefusal[name].type) !== String(type))
          .map(({ name }) => `${made.name}.${name}`),
      );
    expect(ofRefusal).toHaveProperty('code');
    expect(clashing).toEqual([]);
  });
});

describe('a breaking change', () => {
  const earlier = 'type Query { ring: String  size(of: ID): Int }';

  it('is a field that leaves, an argument that becomes required', async () => {
    expect(await breakingChanges(earlier, 'type Query { size(of: ID!): Int }')).toEqual([
      { path: 'Query.ring', what: "Field 'ring' was removed from object type 'Query'" },
      {
        path: 'Query.size.of',
        what: "Type for argument 'of' on field 'Query.size' changed from 'ID' to 'ID!'",
      },
    ]);
  });

  it('is not a field that is added', async () => {
    expect(
      await breakingChanges(earlier, 'type Query { ring: String  size(of: ID): Int  tick: Boolean }'),
    ).toEqual([]);
  });

  it('is declared by its path and a reason', () => {
    const text = '# Title\n\n- `Query.ring`: nobody asked for it\n- `Query.size.of`:\nQuery.tick: no\n';
    expect(declaredPaths(text)).toEqual(new Set(['Query.ring']));
  });
});

describe('the schema that is compared with', () => {
  let folder: string;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const commit = (text: string) => {
    writeFileSync(join(folder, 'a.graphql'), text);
    git('add', '.');
    git('commit', '-q', '-m', text);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pateva-schema-'));
    git('init', '-q');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is the committed one where the present one is not committed yet', () => {
    commit('first');
    expect(earlierText(folder, 'a.graphql', 'second')?.text).toBe('first');
  });

  it('is the one before where the present one is committed', () => {
    commit('first');
    commit('second');
    expect(earlierText(folder, 'a.graphql', 'second')?.text).toBe('first');
  });

  it('is none where the history holds no other, or there is no history', () => {
    commit('first');
    expect(earlierText(folder, 'a.graphql', 'first')).toBeNull();
    expect(earlierText(folder, 'b.graphql', 'first')).toBeNull();
    expect(earlierText(join(folder, '.git'), 'a.graphql', 'first')).toBeNull();
  });
});
