declare module 'rdf-canonize' {
  interface Options {
    readonly algorithm: 'RDFC-1.0';
    readonly inputFormat?: 'application/n-quads';
    readonly format: 'application/n-quads';
    readonly maxWorkFactor?: number;
    readonly signal?: AbortSignal;
  }
  /** The canonical N-Quads of N-Quads or of quads (RDFC-1.0). Throws past the work limit, or when aborted. */
  export function canonize(input: string | readonly object[], options: Options): Promise<string>;

  export const NQuads: { parse(input: string): object[] };
}
