import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { CREDENTIALS_V2, documentLoader, OPEN_BADGES_V3 } from '../../credential/document-loader.ts';

/** A script for a page, in one text. */
export interface Script {
  readonly text: string;
  /** What a page's policy names, so that this script and no other runs (CSP Level 3, 2.3.1). */
  readonly hash: string;
}

export type ScriptName = 'activate' | 'passkey' | 'proof-page' | 'retired-code' | 'retired-verify';

const scripts = new Map<ScriptName, Promise<Script>>();

/** Bundles a script of `device/script/` by its name, once per process: there is no build step. */
export function script(name: ScriptName): Promise<Script> {
  const known = scripts.get(name);
  if (known) return known;
  const made = bundled(name);
  scripts.set(name, made);
  return made;
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * What a script shares with the server it shares as it stands. Two things differ: contexts come along instead of being
 * read from files, and Node's own modules are empty, since nothing that runs in a browser calls them.
 */
const inBrowser: Plugin = {
  name: 'in-browser',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]credential[\\/]document-loader\.ts$/ }, () => ({
      contents: `export * from ${JSON.stringify(path('./site/document-loader.ts'))};`,
      loader: 'ts',
      resolveDir: path('.'),
    }));
    bundle.onResolve({ filter: /^node:/ }, ({ path: name }) => ({ path: name, namespace: 'empty' }));
    bundle.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '', loader: 'js' }));
  },
};

async function bundled(name: ScriptName): Promise<Script> {
  const load = documentLoader();
  const contexts = await Promise.all(
    [CREDENTIALS_V2, OPEN_BADGES_V3].map(async (url) => [url, (await load(url)).document] as const),
  );
  const { outputFiles } = await build({
    entryPoints: [path(`./script/${name}.ts`)],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: ['es2022'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    define: { CONTEXTS: JSON.stringify(Object.fromEntries(contexts)), global: 'globalThis' },
    plugins: [inBrowser],
  });
  const text = outputFiles[0]?.text.trim() ?? '';
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}
