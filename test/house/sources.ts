import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../../scripts/places.ts';

export interface Source {
  /** Below the folder of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const TEXT = /\.(ts|tsx|js|cjs|mjs|json|md|sql|graphql|css|html|svg|yaml|yml)$/;

/** The text files of the project below these folders, and these files. */
export function sources(...places: readonly string[]): Source[] {
  const paths = places.flatMap((place) =>
    TEXT.test(place)
      ? [place]
      : readdirSync(`${ROOT}/${place}`, { recursive: true, encoding: 'utf8' })
          .map((name) => `${place}/${name.replaceAll('\\', '/')}`)
          .filter((path) => TEXT.test(path)),
  );
  return paths.map((path) => ({ path, text: readFileSync(`${ROOT}/${path}`, 'utf8') }));
}

/** The lines of these sources that match, as `path:line: text`. */
export const linesMatching = (found: readonly Source[], pattern: RegExp): string[] =>
  found.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, place) =>
        pattern.test(line) ? [`${path}:${place + 1}: ${line.trim().slice(0, 120)}`] : [],
      ),
  );
