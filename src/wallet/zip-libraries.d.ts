declare module 'yazl' {
  interface EntryOptions {
    readonly mtime?: Date;
    readonly mode?: number;
    readonly compress?: boolean;
  }
  type Give = (error: Error | null, stream: import('node:stream').Readable) => void;

  export class ZipFile {
    readonly outputStream: import('node:stream').PassThrough;
    on(event: 'error', told: (error: Error) => void): this;
    /** Opens the stream when it is the entry's turn. */
    addReadStreamLazy(path: string, options: EntryOptions, open: (give: Give) => void): void;
    addBuffer(bytes: Uint8Array, path: string, options?: EntryOptions): void;
    end(): void;
  }
}

declare module 'yauzl' {
  export interface Entry {
    readonly fileName: string;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly externalFileAttributes: number;
    isEncrypted(): boolean;
  }
  interface OpenOptions {
    readonly lazyEntries: true;
    readonly autoClose: false;
    readonly strictFileNames: true;
  }
  export class ZipFile {
    readonly entryCount: number;
    on(event: 'entry', told: (entry: Entry) => void): this;
    on(event: 'end', told: () => void): this;
    on(event: 'error', told: (error: Error) => void): this;
    readEntry(): void;
    openReadStream(
      entry: Entry,
      given: (error: Error | null, stream: import('node:stream').Readable) => void,
    ): void;
    close(): void;
  }
  export function open(
    path: string,
    options: OpenOptions,
    given: (error: Error | null, zip: ZipFile) => void,
  ): void;
}
