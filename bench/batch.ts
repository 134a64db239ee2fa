import { randomUUID } from 'node:crypto';
import { startSession } from '../src/access/session.ts';
import { Refusal } from '../src/base/refusal.ts';
import { credential } from '../src/credential/credential.table.ts';
import { signCredential } from '../src/credential/sign.ts';
import { readSigned } from '../src/credential/stored-credential.ts';
import { migrate } from '../src/database/migrate.ts';
import { openPostgres } from '../src/database/open.ts';
import { verifyRecord } from '../src/record/verify-record.ts';
import { makeApp } from '../src/server/app.ts';
import { ownSources } from '../src/verification/own-sources.ts';
import { verifyProof } from '../src/verification/verify-credential.ts';
import { type CertifiableGroup, makeCertifiableGroup } from '../test/helpers/certifiable-group.ts';
import { makeHouse, type TestHouse } from '../test/helpers/house.ts';
import { startPostgres } from '../test/helpers/postgres.ts';
import { signer } from '../test/helpers/sample-award.ts';
import { median, rate } from './rate.ts';

export interface BatchFigures {
  /** How many certificates of competence one mutation issues. */
  readonly certificates: number;
  /** The median of the rounds. */
  readonly seconds: number;
  readonly perSecond: number;
  /** The library's bare signing of the same credential, measured before and after each round. */
  readonly libraryPerSecond: number;
  /** The median of each round's own ratio. */
  readonly ratio: number;
  readonly target: number;
}

const CERTIFICATES = 1_000;
/** Of 28 requirements. */
const AREAS = [10, 10, 8];
const CHECKED = 5;

const ISSUE = `mutation Issue($input: IssueCertificatesInput!) { issueCertificates(input: $input) {
  __typename ... on CertificatesIssued { batch { total issued waiting refused { code } } } ... on Refusal { code } } }`;

/**
 * A batch of certificates of competence, 28 requirements each: GraphQL over HTTP into the app, signed, stored under two
 * keys, recorded, on PostgreSQL. Each round issues for the same thousand people; between rounds what was issued is
 * taken out, so that the tables are as large in each.
 */
export async function benchBatch(rounds: number): Promise<BatchFigures> {
  const server = await startPostgres();
  try {
    const database = openPostgres(server.url);
    try {
      await migrate(database);
      const house = await makeHouse(database);
      house.clock.set(new Date());
      return await measured(house, await makeCertifiableGroup(house, CERTIFICATES, AREAS), rounds);
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
  }
}

async function measured(house: TestHouse, made: CertifiableGroup, rounds: number): Promise<BatchFigures> {
  const { app, api } = await makeApp(house, {
    development: false,
    reportBug: ({ error }) => {
      throw error;
    },
  });
  const { accessToken } = await house.database.sql.transaction((tx) =>
    startSession(tx, { ...house, now: house.clock() }, made.instructor.account, made.instructor.level),
  );
  const issue = async (language: string): Promise<number> => {
    const input = { group: made.group, environment: made.environment, language, requestId: randomUUID() };
    const from = performance.now();
    const response = await app.request('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ query: ISSUE, variables: { input } }),
    });
    const text = await response.text();
    const seconds = (performance.now() - from) / 1000;
    const whole = `"batch":{"total":${CERTIFICATES},"issued":${CERTIFICATES},"waiting":0,"refused":[]}`;
    if (!text.includes(whole)) throw new Error(`the batch was not issued whole: ${text.slice(0, 500)}`);
    return seconds;
  };
  const runs: { seconds: number; library: number }[] = [];
  const bare = (unsigned: object) => rate(() => signCredential(unsigned, signer, house.clock()));
  // The first round fills the templates and is not counted.
  let unsigned: object | null = null;
  for (let round = 0; round <= rounds; round++) {
    const before = unsigned ? await bare(unsigned) : 0;
    const seconds = await issue('fi');
    unsigned = await checkSome(house);
    runs.push({ seconds, library: (before + (await bare(unsigned))) / 2 });
    await house.database.sql.execute(
      'truncate credential, checklist_certificate, issuing_batch, issuing_batch_item cascade',
    );
  }
  await api.stop();
  const counted = runs.slice(1);
  const seconds = median(counted.map((run) => run.seconds));
  return {
    certificates: CERTIFICATES,
    seconds,
    perSecond: CERTIFICATES / seconds,
    libraryPerSecond: median(counted.map((run) => run.library)),
    ratio: median(counted.map((run) => CERTIFICATES / run.seconds / run.library)),
    target: 10,
  };
}

/** Verifies a few of what was issued and the record of it all; gives one, unsigned. */
async function checkSome(house: TestHouse): Promise<object> {
  const rows = await house.database.sql.select().from(credential).limit(CHECKED);
  let unsigned: object = {};
  for (const row of rows) {
    const { signed } = await readSigned(house.context(null), row);
    const verdict = await verifyProof({ text: signed }, ownSources(house));
    if (verdict instanceof Refusal || verdict.outcome !== 'VALID')
      throw new Error(`what the batch issued does not verify: ${JSON.stringify(verdict)}`);
    const { proof: _, ...claims } = JSON.parse(signed) as Record<string, unknown>;
    unsigned = claims;
  }
  if (rows.length < CHECKED) throw new Error('the batch was not stored');
  if (!(await verifyRecord(house.database.sql, house.clock())).intact)
    throw new Error('the record is broken');
  return unsigned;
}
