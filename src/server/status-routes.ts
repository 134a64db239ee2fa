import type { Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import type { House } from '../access/context.ts';
import type { Id } from '../base/id.ts';
import { type Language, languageFromHeader, type OwnText } from '../base/language.ts';
import {
  type NoSuchTime,
  type ServedList,
  servedStatusList,
  statusListAt,
} from '../credential/served-status-list.ts';

/** Whether If-None-Match names this version: any of a list, weak or strong, or all by a star (RFC 9110, 13.1.2). */
const isNamed = (etag: string, header: string | undefined): boolean =>
  (header ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag);

interface Form {
  readonly path: string;
  readonly mediaType: string;
  readonly of: (list: ServedList) => ServedList['token'];
  /** The query parameter that asks for a list of the past. */
  readonly when: 'timestamp' | 'time';
  readonly instant: (text: string) => Date | null;
}

/** An XML Schema dateTimeStamp, whose time zone is required (Bitstring Status List 1.0, 3.2). */
function dateTimeStamp(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const instant = new Date(text);
  // 30 February would become a day of March.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
  return exists && !Number.isNaN(instant.getTime()) ? instant : null;
}

/** Seconds since 1970 (Token Status List, 8.4). */
const epochSeconds = (text: string): Date | null =>
  /^\d{1,11}$/.test(text) ? new Date(Number(text) * 1000) : null;

const bitstring = { mediaType: 'application/vc', when: 'timestamp', instant: dateTimeStamp } as const;

// The same rows in each standard's form, each under its own address, so that caches need not tell them apart.
const FORMS: readonly Form[] = [
  { ...bitstring, path: '', of: (list) => list.revocation },
  { ...bitstring, path: '/suspension', of: (list) => list.suspension },
  {
    path: '/token',
    mediaType: 'application/statuslist+jwt',
    of: (list) => list.token,
    when: 'time',
    instant: epochSeconds,
  },
];

type Problem = NoSuchTime | 'MALFORMED' | 'NO_LIST';

/** 406 is what Token Status List (8.4) wants for a time that cannot be had. */
const STATUS = { MALFORMED: 400, FUTURE: 406, BEFORE: 406, NO_LIST: 404 } as const satisfies Record<
  Problem,
  number
>;

const TITLE: OwnText = {
  fi: 'Tilaluetteloa ei saada.',
  sv: 'Statuslistan kan inte fås.',
  en: 'The status list cannot be had.',
};

const DETAIL: Readonly<Record<Problem, OwnText>> = {
  MALFORMED: {
    fi: 'Aikaa ei voi lukea. Anna se kerran ja standardin muodossa, aikavyöhyke mukana.',
    sv: 'Tidpunkten går inte att läsa. Ange den en gång och i standardens form, med tidszon.',
    en: 'The time cannot be read. Give it once and in the standard’s form, with its time zone.',
  },
  FUTURE: {
    fi: 'Pyydetty aika on tulevaisuudessa.',
    sv: 'Tidpunkten ligger i framtiden.',
    en: 'The time asked for is in the future.',
  },
  BEFORE: {
    fi: 'Luetteloa ei ollut vielä silloin.',
    sv: 'Listan fanns inte då.',
    en: 'The list did not exist yet at that time.',
  },
  NO_LIST: {
    fi: 'Tällaista luetteloa ei ole.',
    sv: 'Det finns ingen sådan lista.',
    en: 'There is no such list.',
  },
};

/** Problem details (RFC 9457), with the type that Bitstring Status List 1.0 (3.5) gives. */
const problem = (what: Problem, language: Language) => ({
  type: 'https://www.w3.org/ns/credentials/status-list#STATUS_RETRIEVAL_ERROR',
  title: TITLE[language],
  status: STATUS[what],
  detail: DETAIL[what][language],
});

async function answerOf(
  house: House,
  id: Id<'statusList'>,
  form: Form,
  asked: readonly string[],
): Promise<ServedList | Problem> {
  const [text, ...more] = asked;
  if (text === undefined) return (await servedStatusList(house, id)) ?? 'NO_LIST';
  const at = more.length > 0 ? null : form.instant(text);
  return at === null ? 'MALFORMED' : ((await statusListAt(house, id, at)) ?? 'NO_LIST');
}

/** Readers that know only JSON get the same bytes under the name that they ask for. */
const mediaTypeOf = ({ mediaType }: Form, context: Context): string =>
  mediaType === bitstring.mediaType
    ? accepts(context, {
        header: 'Accept',
        supports: [mediaType, 'application/ld+json', 'application/json'],
        default: mediaType,
      })
    : mediaType;

/** Status lists, of now and of the past: public, cacheable by anybody, and the same for whoever asks. */
export function statusRoutes(app: Hono, house: House, headers: Readonly<Record<string, string>>): void {
  for (const form of FORMS) {
    app.get(`/status/:list{[\\w-]+}${form.path}`, async (context) => {
      const id = context.req.param('list') as Id<'statusList'>;
      const answer = await answerOf(house, id, form, context.req.queries(form.when) ?? []);
      if (typeof answer === 'string') {
        const language = languageFromHeader(context.req.header('accept-language'));
        return context.body(JSON.stringify(problem(answer, language)), STATUS[answer], {
          ...headers,
          'Content-Type': 'application/problem+json',
          'Content-Language': language,
          Vary: 'Accept-Language',
          'Cache-Control': 'no-store',
        });
      }
      const { text, etag } = form.of(answer);
      const told = {
        ...headers,
        ETag: etag,
        'Cache-Control': `public, max-age=${answer.freshFor}`,
        'Content-Type': mediaTypeOf(form, context),
        Vary: 'Accept',
      };
      if (isNamed(etag, context.req.header('if-none-match'))) return context.body(null, 304, told);
      return context.body(text, 200, told);
    });
  }
}
