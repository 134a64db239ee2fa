import { createHash } from 'node:crypto';
import packageFile from '../../../package.json' with { type: 'json' };
import type { Context } from '../../access/context.ts';
import { signedIn } from '../../access/context.ts';
import { readPerson } from '../../access/person.ts';
import type { OwnText } from '../../base/language.ts';
import { demandThat } from '../../base/refusal.ts';
import { serverDid, serverSigner } from '../../credential/server-key.ts';
import type { ExportFile, TakenWallet } from './export-file.ts';
import {
  INDEX_PATH,
  type ListedFile,
  MANIFEST_PATH,
  type Manifest,
  manifestText,
  SIGNATURE_PATH,
  signManifest,
} from './manifest.ts';
import { SECTIONS } from './sections.ts';
import { type PackedFile, zipOf } from './zip.ts';

/** One thing on the index page: its forms as links, and what it tells in tables. */
export interface IndexItem {
  readonly title: string;
  readonly links: { readonly path: string; readonly form: string }[];
  readonly tables: NonNullable<ExportFile['tables']>[number][];
}

/** All that the index page says. It holds words and paths, never a file. */
export interface ExportIndex {
  readonly language: Context['language'];
  readonly name: string;
  readonly exportedAt: Date;
  readonly sections: { readonly heading: string; readonly items: IndexItem[] }[];
}

/** Draws the index page, which opens from a disk. */
export type IndexPage = (index: ExportIndex) => Promise<string>;

/**
 * The signed-in participant's whole wallet as a ZIP that comes into being while it is read: never more than one file
 * of it is in memory. The index page, the manifest and its signature come last. Throws NOT_FOUND for others.
 */
export async function exportWallet(
  context: Context,
  indexPage: IndexPage,
): Promise<AsyncGenerator<Uint8Array>> {
  const { participant, account } = signedIn(context);
  demandThat(participant, 'NOT_FOUND');
  const person = await readPerson(context.database.sql, context.vault, participant);
  // Asked before the first byte: an archive that cannot be signed is not begun.
  await serverSigner(context);
  return zipOf(filesOf({ context, participant, account, person }, indexPage), context.now);
}

async function* filesOf(wallet: TakenWallet, indexPage: IndexPage): AsyncGenerator<PackedFile> {
  const { context, person } = wallet;
  const listed: ListedFile[] = [];
  const sections: ExportIndex['sections'] = [];

  for (const section of SECTIONS) {
    const items: IndexItem[] = [];
    for await (const file of section.files(wallet)) {
      const bytes = await file.bytes();
      listed.push(listing(file, bytes));
      place(items, file);
      yield { path: file.path, mediaType: file.mediaType, bytes: () => bytes };
    }
    sections.push({ heading: heading(section.heading, context), items });
  }

  const name = `${person.givenNames} ${person.familyName}`;
  const exportedAt = context.now;
  const page = Buffer.from(await indexPage({ language: context.language, name, exportedAt, sections }));
  const index = { path: INDEX_PATH, mediaType: 'text/html; charset=utf-8', what: 'INDEX' } as const;
  listed.push(listing(index, page));
  yield { ...index, bytes: () => page };

  const text = manifestText(manifestOf(wallet, listed));
  const { did, signer } = await serverSigner(context);
  const signature = await signManifest(text, did, signer, context.now);
  yield { path: MANIFEST_PATH, mediaType: 'application/json', bytes: () => Buffer.from(text) };
  yield { path: SIGNATURE_PATH, mediaType: 'application/jwt', bytes: () => Buffer.from(signature) };
}

const heading = (text: OwnText, { language }: Context): string => text[language];

const listing = (file: Pick<ExportFile, 'path' | 'mediaType' | 'what'>, bytes: Uint8Array): ListedFile => ({
  path: file.path,
  mediaType: file.mediaType,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  what: file.what,
});

/** Forms of one thing follow each other and stand together. */
function place(items: IndexItem[], { path, form, title, tables = [] }: ExportFile): void {
  const link = { path, form };
  const last = items.at(-1);
  const folder = (of: string) => of.slice(0, of.lastIndexOf('/'));
  if (last && last.title === title && folder(last.links[0]!.path) === folder(path)) {
    last.links.push(link);
    last.tables.push(...tables);
  } else items.push({ title, links: [link], tables: [...tables] });
}

const manifestOf = (
  { context, person: { givenNames, familyName, birthDate } }: TakenWallet,
  files: ListedFile[],
): Manifest => ({
  wallet: 1,
  software: `${packageFile.name}/${packageFile.version}`,
  server: serverDid(context),
  exportedAt: context.now.toISOString(),
  language: context.language,
  holder: { givenNames, familyName, birthDate },
  files,
});
