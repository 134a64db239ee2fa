export interface Target {
  readonly what: string;
  readonly value: number;
  /** At least this. */
  readonly target: number;
  readonly reached: boolean;
}

export interface Result {
  readonly title: string;
  readonly rounds: number;
  /** For reading: by row, then by column. */
  readonly table: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  readonly figures: readonly object[];
  readonly targets: readonly Target[];
}

/** One part of the bench, in so many rounds, or in its own number of them. */
export type Part = (rounds: number | null) => Promise<Result>;

const short = (value: number): number => Number(value.toFixed(value < 100 ? 1 : 0));

const target = (what: string, value: number, least: number): Target => ({
  what,
  value,
  target: least,
  reached: value >= least,
});

const issue: Part = async (given) => {
  const rounds = given ?? 7;
  const { benchIssue } = await import('./issue.ts');
  const figures = await benchIssue(rounds);
  return {
    title: 'Issued per second, one thread',
    rounds,
    table: Object.fromEntries(
      figures.map((one) => [
        one.credential,
        {
          quads: one.quads,
          compiled: short(one.compiled),
          '@digitalcredentials/vc': short(one.library),
          floor: short(one.floor),
        },
      ]),
    ),
    figures,
    targets: figures.flatMap((one) => [
      target(`${one.credential}: times the library`, one.timesLibrary, one.targets.timesLibrary),
      target(`${one.credential}: of the floor`, one.ofFloor, one.targets.ofFloor),
    ]),
  };
};

const verify: Part = async (given) => {
  const rounds = given ?? 5;
  const { benchVerify } = await import('./verify.ts');
  const figures = await benchVerify(rounds);
  return {
    title: 'Verified per second, one thread',
    rounds,
    table: Object.fromEntries(
      figures.map((one) => [
        one.credential,
        {
          quads: one.quads,
          verdict: short(one.verdict),
          signature: short(one.signature),
          '@digitalcredentials/vc': short(one.library),
          floor: short(one.floor),
          'did:key, no status': short(one.stranger),
          'verifier-core on the same': short(one.verifierCore),
        },
      ]),
    ),
    figures,
    targets: figures.flatMap((one) => [
      target(`${one.credential}: times the library`, one.timesLibrary, one.targets.timesLibrary),
      target(`${one.credential}: times verifier-core`, one.timesVerifierCore, one.targets.timesVerifierCore),
    ]),
  };
};

const pdf: Part = async (given) => {
  const rounds = given ?? 5;
  const { benchPdf } = await import('./pdf.ts');
  const figures = await benchPdf(rounds);
  return {
    title: 'PDF per second, one thread',
    rounds,
    table: {
      [figures.document]: {
        pages: figures.pages,
        ours: short(figures.ours),
        Chromium: short(figures.chromium),
        'kB, ours': Math.round(figures.size.ours / 1000),
        'kB, Chromium': Math.round(figures.size.chromium / 1000),
      },
    },
    figures: [figures],
    targets: [target('times Chromium', figures.ratio, figures.target)],
  };
};

const batch: Part = async (given) => {
  const rounds = given ?? 3;
  const { benchBatch } = await import('./batch.ts');
  const figures = await benchBatch(rounds);
  return {
    title: 'A batch through GraphQL on PostgreSQL, signed and stored',
    rounds,
    table: {
      [`${figures.certificates} certificates of competence`]: {
        seconds: short(figures.seconds),
        'a second': short(figures.perSecond),
        '@digitalcredentials/vc, only signing': short(figures.libraryPerSecond),
      },
    },
    figures: [figures],
    targets: [target('times the library’s bare signing', figures.ratio, figures.target)],
  };
};

export const parts = { issue, verify, pdf, batch } as const satisfies Record<string, Part>;
