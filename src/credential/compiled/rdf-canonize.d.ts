declare module 'rdf-canonize' {
  /** The canonical N-Quads of N-Quads (RDFC-1.0). Throws where the work limit is passed or the signal aborts. */
  export function canonize(
    input: string,
    options: {
      algorithm: 'RDFC-1.0';
      inputFormat: 'application/n-quads';
      format: 'application/n-quads';
      maxWorkFactor?: number;
      signal?: AbortSignal;
    },
  ): Promise<string>;
}
