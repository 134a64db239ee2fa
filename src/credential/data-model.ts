import { z } from 'zod';
import { CREDENTIALS_V1, CREDENTIALS_V2 } from './document-loader.ts';
import { multibaseDigest, sriDigests } from './related-resource.ts';
import { instant } from './shape.ts';

export const text = z.string().min(1);
export const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'an absolute URI');

/** JSON-LD writes a set of one without its brackets. */
export const many = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(one).min(1));

export const typed = (name: string) => many(text).refine((types) => types.includes(name), `type ${name}`);

/** 4.6: a text, or the text with its language and direction and nothing else; in several languages a set of them. */
const named = z
  .union([
    z.string(),
    many(
      z.strictObject({
        '@value': z.string(),
        '@language': z.string().optional(),
        '@direction': z.enum(['ltr', 'rtl']).optional(),
      }),
    ),
  ])
  .optional();

/** 4.3: URLs and contexts written out, in an order that begins with the data model's own. */
export const contextsFrom = (first: string) =>
  many(z.union([uri, z.looseObject({})])).refine(([one]) => one === first, `${first} first`);

/** 4.4 and 4.5: what most properties are: of a stated type, and with one URL as id where they have one. */
const typedObject = z.looseObject({ id: uri.optional(), type: many(text) });

const digest = (isDigest: (value: string) => boolean) =>
  z.union([z.string().refine(isDigest), z.array(z.string().refine(isDigest)).min(1)]).optional();

/** 5.3: resources that the credential names by their digest. */
const relatedResources = many(
  z
    .looseObject({
      id: uri,
      mediaType: z
        .string()
        .regex(/^[\w.+-]+\/[\w.+-]+/)
        .optional(),
      digestSRI: digest((value) => sriDigests(value) !== null),
      digestMultibase: digest((value) => multibaseDigest(value) !== null),
    })
    .refine((one) => one.digestSRI !== undefined || one.digestMultibase !== undefined, 'a digest'),
).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each resource once');

/** Bitstring Status List 1.0, 2.1, where an entry says that it is one. */
const status = typedObject.superRefine((entry, context) => {
  if (!entry.type.includes('BitstringStatusListEntry')) return;
  const wrong = bitstringEntry.safeParse(entry).error?.issues[0];
  if (wrong) context.addIssue({ code: 'custom', path: [...wrong.path], message: wrong.message });
});

const bitstringEntry = z
  .looseObject({
    statusPurpose: text,
    statusListIndex: z.string().regex(/^(0|[1-9]\d*)$/),
    statusListCredential: uri,
    statusSize: z.number().int().positive().default(1),
    statusMessage: z
      .array(z.looseObject({ status: z.string().regex(/^0x[0-9a-f]+$/i), message: z.string() }))
      .optional(),
    statusReference: many(uri).optional(),
  })
  .refine(({ statusSize, statusMessage }) =>
    statusMessage ? statusMessage.length === 2 ** statusSize : statusSize === 1,
  );

const inOrder = ({ validFrom, validUntil }: { validFrom?: string; validUntil?: string }) =>
  validFrom === undefined || validUntil === undefined || Date.parse(validFrom) <= Date.parse(validUntil);

const subject = z.looseObject({ id: uri.optional() }).refine((one) => Object.keys(one).length > 0, 'claims');

const shared = {
  id: uri.optional(),
  type: typed('VerifiableCredential'),
  credentialSubject: many(subject),
  refreshService: many(typedObject).optional(),
  termsOfUse: many(typedObject).optional(),
  evidence: many(typedObject).optional(),
  proof: many(z.looseObject({ type: text })).optional(),
};

/** VC Data Model 2.0, 4 and 5: what every credential has, and how the optional parts are formed. */
export const credentialV2 = z
  .looseObject({
    ...shared,
    '@context': contextsFrom(CREDENTIALS_V2),
    name: named,
    description: named,
    issuer: z.union([uri, z.looseObject({ id: uri, name: named, description: named })]),
    validFrom: instant.optional(),
    validUntil: instant.optional(),
    credentialStatus: many(status).optional(),
    credentialSchema: many(z.looseObject({ id: uri, type: many(text) })).optional(),
    relatedResource: relatedResources.optional(),
  })
  .refine(inOrder, { path: ['validUntil'], message: 'not before validFrom' });

/** VC Data Model 1.1, 4: as long as others still issue by it. */
export const credentialV1 = z.looseObject({
  ...shared,
  '@context': contextsFrom(CREDENTIALS_V1),
  issuer: z.union([uri, z.looseObject({ id: uri })]),
  issuanceDate: instant,
  expirationDate: instant.optional(),
  credentialStatus: many(z.looseObject({ id: uri, type: many(text) })).optional(),
  credentialSchema: many(z.looseObject({ id: uri, type: many(text) })).optional(),
});

/** VC Data Model 2.0, 4.13, and 1.1, 4.10: credentials as objects, a holder as a URL or with one. */
export const presentation = z.looseObject({
  '@context': z.union([contextsFrom(CREDENTIALS_V2), contextsFrom(CREDENTIALS_V1)]),
  id: uri.optional(),
  type: typed('VerifiablePresentation'),
  holder: z.union([uri, z.looseObject({ id: uri })]).optional(),
  verifiableCredential: z
    .preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(z.looseObject({})))
    .optional(),
  termsOfUse: many(typedObject).optional(),
  proof: many(z.looseObject({ type: text })),
});
