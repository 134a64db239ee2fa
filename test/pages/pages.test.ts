import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/base/language.ts';
import { demand } from '../../src/base/refusal.ts';
import { certificateViewOf } from '../../src/credential/certificate-view-of.ts';
import { badgePng, badgeSvg } from '../../src/credential/envelope/badge-art.ts';
import { bakePng } from '../../src/credential/envelope/baked-png.ts';
import { bakeSvg } from '../../src/credential/envelope/baked-svg.ts';
import { contrast, DARK, LIGHT } from '../../src/drawing/colour.ts';
import { signErasureReceipt } from '../../src/wallet/erasure-receipt.ts';
import { type ServedPages, servePages } from './served-pages.ts';

let served: ServedPages;
beforeAll(async () => {
  served = await servePages();
});
afterAll(() => served.stop());

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly Node[];
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'dt', 'dd', 'summary', 'label', 'button']);

const textOf = (node: Node): string =>
  node.value ?? (node.childNodes ?? []).map(textOf).join(node.nodeName === 'svg' ? '' : '');

const blocksOf = (node: Node): string[] =>
  BLOCKS.has(node.nodeName)
    ? [textOf(node).replace(/\s+/g, ' ').trim()]
    : (node.childNodes ?? []).flatMap(blocksOf);

const find = (node: Node, name: string): Node | undefined =>
  node.nodeName === name ? node : (node.childNodes ?? []).map((one) => find(one, name)).find(Boolean);

async function read(answer: Response | Promise<Response>) {
  const response = await answer;
  const html = await response.text();
  const document = parse(html) as unknown as Node;
  return {
    status: response.status,
    headers: response.headers,
    html,
    title: textOf(find(document, 'title')!),
    lines: blocksOf(find(document, 'main')!),
  };
}

const get = (path: string, headers: Record<string, string> = {}) =>
  read(served.app.request(path, { headers }));

const send = (fields: Record<string, string | File>, language: Language = 'en') => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return read(served.app.request(`/verify?lang=${language}`, { method: 'POST', body }));
};

const file = (content: string | Uint8Array<ArrayBuffer>, name = 'proof.json') => new File([content], name);

describe('a verdict', () => {
  it('on a school’s proof says first what is, then what it says, then each check', async () => {
    const { title, lines, status } = await send({ file: file(served.proofs.valid.json), text: '' });
    expect(status).toBe(200);
    expect(title).toBe('This proof is genuine and in force. · Pätevä');
    expect(lines).toEqual([
      'This proof is genuine and in force.',
      'What the proof says',
      'Tieto tunnustetusta osaamisesta',
      'Aino Đặng Näkkäläjärvi',
      'Born 14.5.1991',
      'Henkilökunta on tarkistanut henkilöllisyyden.',
      'About',
      'Polkupyörän huolto (990001)',
      'Qualification',
      'Esimerkkialan perustutkinto (PATEVA-1-2026)',
      'Issuer',
      'Esimerkkiopisto',
      'The issuer’s identifier',
      JSON.parse(served.proofs.valid.json).issuer.id,
      'Issued',
      '2 March 2026',
      'Osaamispisteet',
      '15 osp',
      'Arvosana',
      'Arvosana (4), asteikko 1–5',
      'Tunnustamisen laajuus',
      'kokonaan',
      'Tunnustamisen tapa',
      'näyttö',
      'Päätöksen päivä',
      '2.3.2026',
      'Tunnustetut vaatimukset (5)',
      'Alue 1',
      'osaa asian 1',
      'osaa asian 2',
      'osaa asian 3',
      'Alue 2',
      'osaa asian 4',
      'osaa asian 5',
      'Vahvistanut: opettaja, työelämän arvioija.',
      'Tämä ei ole Opetushallituksen määräyksen mukainen todistus.',
      'Virallinen tieto on oppilaitoksen rekisterissä ja Koski-tietovarannossa.',
      'This is what was signed. If the page of the PDF says something else, believe this.',
      'The check does not tell whether the one who shows the proof is the same person. Compare the name and the date of birth.',
      'What we checked',
      'Readable: in order',
      'A credential was found and can be read.',
      'Structure: in order',
      'The data follow the standard.',
      'Signature: in order',
      'The signature holds: nothing has been changed.',
      'The issuer’s key: in order',
      'The key is the issuer’s own.',
      'Who the issuer is: in order',
      'The issuer is known: Esimerkkiopisto.',
      'Revocation: in order',
      'The issuer has not revoked the credential.',
      'Dates: in order',
      'The credential is in force.',
      'Receipt of this check',
      'The receipt says what we checked, when, and what we found, signed by this service. There are no names in it. You can check it here later.',
      'Keep the receipt',
      'We do not keep the proof. If you change the language, give it again.',
    ]);
  });

  it('is the same on the file, the PDF and the badge images as on the text', async () => {
    const { json, pdf } = served.proofs.valid;
    const fromText = await send({ text: json });
    expect((await send({ file: file(json) })).lines).toEqual(fromText.lines);
    const view = demand(certificateViewOf(JSON.parse(json)));
    const png = file(Buffer.from(bakePng(badgePng(view), json)), 'badge.png');
    const svg = file(bakeSvg(badgeSvg(view), json), 'badge.svg');
    const paper = file(Buffer.from(pdf), 'proof.pdf');
    const untilChecks = fromText.lines.indexOf('What we checked');
    for (const given of [png, svg, paper]) {
      const { lines } = await send({ file: given });
      expect(lines.slice(0, untilChecks)).toEqual(fromText.lines.slice(0, untilChecks));
    }
  });

  it.each([
    ['revoked', 'This proof has been revoked.', 'What the proof says'],
    [
      'changed',
      'This proof does not hold.',
      'The signature does not hold: the file was changed, or someone else signed it.',
    ],
    [
      'elsewhere',
      'We cannot tell whether this proof holds.',
      'The signature cannot be checked without the issuer’s key.',
    ],
    ['stranger', 'This proof is intact and in force, but we do not know its issuer.', 'What the proof says'],
  ] as const)('on a proof that is %s says so in its first words', async (name, heading, next) => {
    const proof = served.proofs[name];
    const { title, lines } = await send({ text: typeof proof === 'string' ? proof : proof.json });
    expect([title, ...lines.slice(0, 2)]).toEqual([`${heading} · Pätevä`, heading, next]);
  });

  it('shows a name that the proof gives itself as the proof’s own word, and never as markup', async () => {
    const { html, lines } = await send({ text: served.proofs.stranger });
    expect(html).not.toContain('<b>opisto</b>');
    expect(lines).not.toContain('Issuer');
    expect(lines.slice(lines.indexOf('What the proof calls its issuer')).slice(0, 2)).toEqual([
      'What the proof calls its issuer',
      'Loistava <b>opisto</b>The proof’s own word. We do not know this issuer.',
    ]);
  });

  it('shows nothing of a proof whose signature does not hold', async () => {
    const { html } = await send({ text: served.proofs.changed });
    expect(html).not.toContain('Polkupyöran');
    expect(html).not.toContain('Näkkäläjärvi');
  });

  it.each([
    ['a text that is no proof', () => ({ text: 'Olen ammattilainen.' })],
    ['a file that is no proof', () => ({ file: file(new Uint8Array([0, 255, 1, 254])) })],
    ['a PDF without a proof in it', () => ({ file: file('%PDF-1.7\n%%EOF', 'a.pdf') })],
  ])('on %s says that there is none', async (_, fields) => {
    const { status, lines } = await send(fields());
    expect([status, lines[0]]).toEqual([200, 'No readable proof was found here.']);
    expect(lines[1]).not.toBe('What we checked');
  });
});

describe('the receipt of an erasure', () => {
  const receipt = () =>
    signErasureReceipt(
      served.house,
      {
        id: served.house.newId('erasure'),
        askedAt: new Date('2026-03-02T10:00:00Z'),
        dueAt: new Date('2026-03-16T10:00:00Z'),
        finishedAt: new Date('2026-03-16T11:00:00Z'),
      } as Parameters<typeof signErasureReceipt>[1],
      served.house.clock(),
    );

  it.each([
    ['fi', 'Poistotosite on aito: lompakko on poistettu.', 'lompakko poistettiin 16.3.2026'],
    ['sv', 'Raderingskvittot är äkta: plånboken har raderats.', 'plånboken raderades 16.3.2026'],
    [
      'en',
      'This receipt of erasure is genuine: the wallet has been erased.',
      'the wallet was erased on 16 March 2026',
    ],
  ] as const)('is told of in words, %s', async (language, heading, words) => {
    const { status, html, lines } = await send({ text: await receipt() }, language);
    expect([status, lines[0]]).toEqual([200, heading]);
    expect(lines[1]).toContain(words);
    expect(html).toContain('<div class="verdict VALID">');
    expect(html).not.toContain('name="receipt" value=');
  });

  it('that was changed does not hold', async () => {
    const [head, body, signature] = (await receipt()).split('.');
    const other = Buffer.from(body!, 'base64url').toString().replace('2026-03-16', '2026-03-03');
    const { lines } = await send({
      text: `${head}.${Buffer.from(other).toString('base64url')}.${signature}`,
    });
    expect(lines.slice(0, 2)).toEqual([
      'This receipt of erasure does not hold.',
      'The signature does not hold: the file was changed, or someone else signed it.',
    ]);
  });
});

describe('the receipt', () => {
  const receiptIn = (html: string) => /name="receipt" value="([\w.-]+)"/.exec(html)?.[1] ?? '';
  const keep = (receipt: string, language: Language = 'en') => {
    const body = new FormData();
    body.append('receipt', receipt);
    return served.app.request(`/verify/receipt?lang=${language}`, { method: 'POST', body });
  };
  const fresh = async () => receiptIn((await send({ text: served.proofs.valid.json })).html);

  it.each([
    ['fi', 'tosite'],
    ['sv', 'kvitto'],
    ['en', 'receipt'],
  ] as const)('is kept as a file with a name in the reader’s language (%s)', async (language, word) => {
    const receipt = await fresh();
    const answer = await keep(receipt, language);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/jwt');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${word}-2026-03-22.jwt"`);
    expect(await answer.text()).toBe(receipt);
  });

  it.each([
    ['nothing', ''],
    ['what is no receipt', '<script>alert(1)</script>'],
    ['a credential', '{}'],
    ['a receipt that nobody signed', 'eyJ0eXAiOiJwYXRldmEtcmVjZWlwdCtqd3QifQ.e30.c2ln'],
    ['a long text', `${'a'.repeat(40_000)}.b.c`],
  ])('is not made of %s: nothing but our own word comes back as a file', async (_, given) => {
    const { status, headers } = await read(keep(given));
    expect([status, headers.get('content-disposition')]).toEqual([400, null]);
  });

  it('given by itself says what was found then, and that the proof itself tells how it is now', async () => {
    const receipt = await fresh();
    const ways: Record<string, string | File>[] = [
      { text: receipt },
      { file: file(receipt) },
      { receipt: file(receipt), text: '' },
    ];
    for (const fields of ways) {
      const { title, lines, html } = await send(fields);
      expect(title).toBe('This receipt is genuine. · Pätevä');
      expect(lines.slice(0, 4)).toEqual([
        'This receipt is genuine.',
        'The receipt says that the credential was genuine and in force on 22 March 2026 at 12:00.',
        'A receipt tells what was found then. How things stand now you see by checking the proof itself.',
        'What we checked',
      ]);
      expect(receiptIn(html)).toBe('');
    }
  });

  it('of what was revoked is genuine, and no tick stands beside it', async () => {
    const { html } = await send({ text: served.proofs.revoked.json });
    const answer = await send({ text: receiptIn(html) });
    expect(answer.lines.slice(0, 2)).toEqual([
      'This receipt is genuine.',
      'The receipt says that the credential did not hold on 22 March 2026 at 12:00.',
    ]);
    expect(answer.html).toContain('<div class="verdict NOTICE">');
  });

  it('that was changed does not hold', async () => {
    const [head, body, signature] = (await fresh()).split('.');
    const other = Buffer.from(body!, 'base64url').toString().replace('"iat":', '"iat":1');
    const { lines } = await send({
      text: `${head}.${Buffer.from(other).toString('base64url')}.${signature}`,
    });
    expect(lines.slice(0, 2)).toEqual([
      'This receipt does not hold.',
      'The signature does not hold: the file was changed, or someone else signed it.',
    ]);
  });

  it('given beside a proof is told to be of it or of another one; the verdict is on the proof', async () => {
    const receipt = file(await fresh(), 'receipt.jwt');
    const same = await send({ text: served.proofs.valid.json, receipt });
    expect(same.lines[0]).toBe('This proof is genuine and in force.');
    const at = same.lines.indexOf('An earlier check');
    expect(same.lines.slice(at, at + 4)).toEqual([
      'An earlier check',
      'This receipt is genuine.',
      'The receipt is of this very proof.',
      'The receipt says that the credential was genuine and in force on 22 March 2026 at 12:00.',
    ]);
    const other = await send({ text: served.proofs.revoked.json, receipt });
    expect(other.lines[0]).toBe('This proof has been revoked.');
    expect(other.lines).toContain('The receipt is of some other file than this one.');
  });

  it('has to be one', async () => {
    const { status, lines } = await send({
      text: served.proofs.valid.json,
      receipt: file(served.proofs.valid.json),
    });
    expect([
      status,
      lines.includes(
        'Something else was given in the receipt’s place. Choose the receipt or leave the place empty.',
      ),
    ]).toEqual([400, true]);
  });
});

describe('several proofs in one presentation', () => {
  const presented = (...texts: string[]) =>
    JSON.stringify({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: texts.map((text) => JSON.parse(text)),
    });

  it('are all genuine and in force, and each says what it says', async () => {
    const { valid, certificate } = served.proofs;
    const { lines } = await send({ text: presented(valid.json, certificate.json) });
    expect(lines[0]).toBe('All of these proofs are genuine and in force.');
    for (const number of [1, 2]) {
      const at = lines.indexOf(`Proof ${number}`);
      expect(lines[at + 1]).toBe('This proof is genuine and in force.');
    }
    expect(lines.filter((line) => line === 'Polkupyörän huolto (990001)')).toHaveLength(2);
  });

  it('are told apart where one of them does not hold', async () => {
    const { valid, revoked } = served.proofs;
    const { lines } = await send({ text: presented(valid.json, revoked.json) });
    expect(lines.slice(0, 2)).toEqual([
      'At least one of these proofs does not hold.',
      'The issuer has revoked the credential.',
    ]);
    expect(lines[lines.indexOf('Proof 1') + 1]).toBe('This proof is genuine and in force.');
    expect(lines[lines.indexOf('Proof 2') + 1]).toBe('This proof has been revoked.');
  });
});

describe('the form', () => {
  it.each([
    ['nothing', () => ({ text: '' }), 400, 'The proof is missing. Choose a file or paste the text.'],
    [
      'an untouched file field',
      () => ({ file: new File([], ''), text: ' ' }),
      400,
      'The proof is missing. Choose a file or paste the text.',
    ],
    [
      'both',
      () => ({ file: file('{}'), text: '{}' }),
      400,
      'You gave both a file and a text. Give only one of them.',
    ],
    [
      'a file a byte too large',
      () => ({ file: file(Buffer.alloc(10_000_001, 32)) }),
      413,
      'The file is too large. The largest size is 10 MB, and a proof is always much smaller.',
    ],
    [
      'far too much',
      () => ({ file: file(Buffer.alloc(12_000_000, 32)) }),
      413,
      'The file is too large. The largest size is 10 MB, and a proof is always much smaller.',
    ],
    [
      'a text too large',
      () => ({ text: `"${'a'.repeat(10_000_000)}"` }),
      413,
      'The file is too large. The largest size is 10 MB, and a proof is always much smaller.',
    ],
  ])('with %s says why, and stays to be filled again', async (_, fields, status, notice) => {
    const answer = await send(fields());
    expect([answer.status, answer.title]).toEqual([status, `${notice} Check a proof · Pätevä`]);
    expect(answer.lines).toContain(notice);
    expect(answer.html).toContain('aria-describedby="notice hint"');
    expect(answer.html).toContain('<button');
  });

  it('that did not arrive whole says so and reports no bug of ours', async () => {
    const answer = await read(
      served.app.request('/verify?lang=en', {
        method: 'POST',
        headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
        body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
      }),
    );
    expect(answer.lines).toContain('The proof did not arrive whole. Give it again.');
    expect(answer.status).toBe(400);
    expect(served.bugs).toEqual([]);
  });
});

describe('the page behind a QR code', () => {
  it('tells how the proof stands, and no name', async () => {
    const { status, lines, html } = await get(`/v/${served.proofs.valid.uuid}?lang=en`);
    expect([status, lines]).toEqual([
      200,
      [
        'This document is valid.',
        'Document',
        'Information on recognised competence',
        'About',
        'Example unit',
        'Issuer',
        'Esimerkkiopisto',
        'Issued',
        '2 March 2026',
        'The code on the paper',
        'The code as text',
        'The code as text',
        'Scan the code with any app and paste the whole address that it gave.',
        'Check the code',
        'Compare this with the paper. The name is not shown here. The file tells more: the signature is inside it.',
      ],
    ]);
    expect(html).not.toMatch(/Aino|Näkkäläjärvi|1991-05-14|14\.5\.1991/);
  });

  it('tells of a revocation, and of an address that leads to nothing', async () => {
    const revoked = await get(`/v/${served.proofs.revoked.uuid}?lang=sv`);
    expect([revoked.status, revoked.lines[0]]).toEqual([200, 'Intyget har återkallats.']);
    expect(revoked.lines).toContain('Återkallat');
    const none = await get(`/v/${served.proofs.unknownUuid}?lang=fi`);
    expect([none.status, none.lines[0]]).toEqual([404, 'Tällaista todistusta ei löydy.']);
    const odd = await get('/v/%3Cscript%3E');
    expect([odd.status, odd.html.includes('<script')]).toEqual([404, false]);
  });
});

describe('every page', () => {
  const paths = () => ['/', '/verify', `/v/${served.proofs.valid.uuid}`];

  it.each(LANGUAGES)('speaks %s by the link’s choice, whatever the browser prefers', async (language) => {
    const other = language === 'fi' ? 'sv' : 'fi';
    for (const path of paths()) {
      const chosen = await get(`${path}?lang=${language}`, { 'Accept-Language': other });
      const preferred = await get(path, { 'Accept-Language': language });
      expect(chosen.html).toContain(`<html lang="${language}">`);
      expect(chosen.headers.get('content-language')).toBe(language);
      expect(chosen.lines).toEqual(preferred.lines);
      for (const one of LANGUAGES) expect(chosen.html).toContain(`href="${path}?lang=${one}"`);
    }
  });

  it('falls back to what the browser prefers where the link names no language of ours', async () => {
    expect((await get('/?lang=xx', { 'Accept-Language': 'en' })).html).toContain('<html lang="en">');
  });

  it('runs no script but one of its own behind a QR code, loads nothing from elsewhere, is in no frame and sets no cookie', async () => {
    for (const path of paths()) {
      const { headers, html } = await get(path);
      const action = path === '/verify' ? "'self'" : "'none'";
      const hash = "'sha256-[A-Za-z0-9+/]{43}='";
      const script = path.startsWith('/v/') ? ` script-src ${hash};` : '';
      expect(headers.get('content-security-policy')).toMatch(
        new RegExp(
          `^default-src 'none'; style-src ${hash};${script} img-src 'self'; form-action ${action}; base-uri 'none'; frame-ancestors 'none'$`,
        ),
      );
      expect(html.match(/<script\b/g) ?? []).toHaveLength(script ? 2 : 0);
      expect(headers.get('set-cookie')).toBeNull();
      expect(html).not.toMatch(/style="|src="|https?:\/\/(?!www\.w3\.org)/);
    }
  });

  it('lets search engines list what is public, and nothing about a proof', async () => {
    expect((await get('/')).headers.get('x-robots-tag')).toBeNull();
    expect((await get('/verify')).headers.get('x-robots-tag')).toBeNull();
    for (const answer of [
      await get(`/v/${served.proofs.valid.uuid}`),
      await send({ text: served.proofs.valid.json }),
    ]) {
      expect(answer.headers.get('x-robots-tag')).toBe('noindex');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.html).toContain('<meta name="robots" content="noindex">');
    }
  });

  it('carries the ring with a tick as its icon', async () => {
    const icon = await served.app.request('/favicon.svg');
    expect(icon.headers.get('content-type')).toBe('image/svg+xml');
    expect(await icon.text()).toContain('<title>Pätevä</title>');
  });

  it('says on the first of them that its use is voluntary', async () => {
    expect((await get('/?lang=en')).lines.at(-1)).toBe(
      'Using Pätevä is voluntary. It changes no benefit and no service.',
    );
  });

  it('has text colours that stand out by day and by night', () => {
    for (const { paper, line, ...texts } of [LIGHT, DARK]) {
      expect(contrast(line, paper)).toBeGreaterThan(3);
      for (const colour of Object.values(texts)) expect(contrast(colour, paper)).toBeGreaterThan(4.5);
    }
  });
});
