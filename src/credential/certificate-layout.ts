import { type CertificateInput, certificatePdf, LAYOUT } from './certificate-pdf.ts';

/** Draws a certificate's page: the same input gives the same page for ever. */
export type Drawing = (input: CertificateInput) => Promise<Uint8Array>;

/**
 * Every drawing that a paper out there can have been made by, by the number that it carries. A page is compared with
 * what its own number draws, so a number is never given to another drawing.
 */
export const DRAWINGS: ReadonlyMap<string, Drawing> = new Map([[LAYOUT, certificatePdf]]);
