/** What is taken in of a wallet from elsewhere, so that a small file cannot become a large one here. */
export const LIMITS = {
  /** The ZIP itself, in bytes. */
  archive: 200_000_000,
  files: 5_000,
  /** One file, unpacked. */
  file: 12_000_000,
  /** All files together, unpacked. */
  total: 400_000_000,
  /** How many times larger anything becomes than it was packed. */
  ratio: 200,
  path: 200,
} as const;

/** Below this nothing needs a ratio: a short text of one letter packs densely too. */
export const SMALL = 100_000;
