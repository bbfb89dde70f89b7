import { z } from 'zod';
import type { Refusal } from '../refusal.ts';

/**
 * The name of an object at a remote: ASCII segments with `/` between them, safe on every file system and in every URL;
 * no segment is hidden, leads upwards or ends with a point.
 */
export const remoteKey = z
  .string()
  .max(400)
  .regex(/^(?:[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9_-])?)(?:\/[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9_-])?){0,7}$/)
  // Windows' devices.
  .regex(/^(?!(?:.*\/)?(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|$))/);

/** SHA-256 of a certificate in hex: trusts a server that nobody known vouches for, as a NAS in the office. */
const certificate = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();
const webUrl = z.url({ protocol: /^https?$/ }).max(2_000);

/** Where a remote is. The secret that goes with it (a password, a token, a key) is kept apart. */
export const remoteAddress = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('folder'), path: z.string().min(1).max(4_096) }),
  z.strictObject({
    kind: z.literal('webdav'),
    /** The folder, without user, query or fragment. */
    url: webUrl,
    /** '' sends the secret as a bearer token. */
    user: z.string().max(200),
    certificate,
  }),
  z.strictObject({
    kind: z.literal('s3'),
    /** The server, without the bucket. */
    endpoint: webUrl,
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    region: z.string().regex(/^[a-z0-9-]{1,40}$/),
    /** '' or a key: every object stands below it. */
    prefix: z.union([z.literal(''), remoteKey]),
    keyId: z.string().min(1).max(200),
    /** Where the bucket stands in the URL: the path, or the host's name. */
    style: z.enum(['path', 'host']),
    certificate,
  }),
]);
export type RemoteAddress = z.infer<typeof remoteAddress>;

/** What a test of a remote looks at, in this order. */
export const checkSteps = [
  'connect',
  'write',
  'read',
  'range',
  'list',
  'replace',
  'delete',
  'privacy',
  'clock',
  'space',
] as const;

/** One step of a test. After a `refused` one none comes; a `warning` works, but not as well as it might. */
export interface CheckStep {
  readonly step: (typeof checkSteps)[number];
  readonly outcome: 'fine' | 'warning' | 'refused' | 'not-told';
  /** What is wrong, where something is. */
  readonly refusal: Refusal | null;
  /**
   * What was found: `server` (its own words), `minutes` its clock is ahead, `free` bytes, `certificate` (SHA-256, hex) of a
   * server that nobody known vouches for, which a person may compare and trust (`RemoteAddress.certificate`).
   */
  readonly facts: Readonly<Record<string, string | number>>;
}
