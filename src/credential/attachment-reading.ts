/** What a PDF carries inside. Nothing here says that it is genuine. */
export type AttachmentReading =
  | { readonly kind: 'FOUND'; readonly bytes: Uint8Array; readonly fileName: string }
  /** A readable PDF without a credential inside. */
  | { readonly kind: 'NONE' }
  /** Not a PDF, a broken or an encrypted one. */
  | { readonly kind: 'UNREADABLE' }
  /** Larger than the limits, also when unpacked. */
  | { readonly kind: 'TOO_LARGE' };

/** The largest PDF and the largest attachment that are read, in bytes. */
export const LARGEST_PDF = 10_000_000;

/** Whether unpacking stopped at its limit. */
export const isTooLarge = (problem: unknown): boolean =>
  problem instanceof RangeError && 'code' in problem && problem.code === 'ERR_BUFFER_TOO_LARGE';
