import { z } from 'zod';

/**
 * Every refusal the core gives, by code. The interface translates `errors.<code>` with `params`;
 * a code says what happened, never a sentence.
 */
export const refusalCodes = [
  'not-open', // no profile is open yet: first run
  'no-such-draft',
  'no-such-asset',
  'no-such-post',
  'no-such-member',
  'no-such-guideline',
  'edition-moved', // the draft changed elsewhere since; params: edition
  'edit-does-not-fit',
  'text-too-long',
  'not-writing', // the draft is frozen, approved or declined
  'in-conflict', // another device's text waits to be merged
  'nothing-written', // an empty post can't be submitted
  'no-platform',
  'needs-reason', // findings await a reason; params: count
  'needs-alt-text', // params: count
  'asset-not-here', // its file has not come to this computer; params: asset, name
  'asset-not-usable', // params: asset, reason
  'over-limit', // params: platform, over
  'not-submitted',
  'own-submission', // nobody decides on their own
  'may-not-decide', // the member has no such role
  'at-the-desk', // only the central desk may approve it
  'at-the-office', // its office's lead comes first
  'content-changed', // the decision is about another content
  'needs-note', // declining needs a word
  'no-comments', // returning needs a comment or a note
  'picture-not-submitted', // a comment is on an area of a picture that the submission does not have
  'quiet-period', // params: name
  'disk-full',
  'disk-refused', // permission, read-only; params: path
  'disk-failed', // params: path
  'profile-newer', // made by a newer version; params: file, version
  'profile-locked', // open in another window of the app
  'no-profile', // the folder holds none; params: path
  'folder-missing', // params: path
  'stick-removed',
  'no-space', // params: needed, free (bytes)
  'not-a-bundle', // params: file
  'bundle-damaged', // params: file
  'bundle-other-kind', // posts where an exchange was meant, or the other way round
  'bundle-newer',
  'bundle-foreign', // another campaign's
  'bundle-unsafe', // links, ../, device names, collisions; params: file
  'not-a-backup',
  'backup-damaged', // params: file
  'not-empty', // the folder has other things in it; params: path
  'nothing-chosen',
  'post-withdrawn', // the desk took it back; params: name
  'may-not-publish', // neither editor nor administrator
  'no-such-file', // params: file
  'no-such-rule', // params: rule
  'pack-has-problems', // params: file, line, count
  'no-workbench', // nothing was begun to be published
  'release-half-here', // its list of renditions has not come: what is made of it would be half
  'media-not-here', // to be published where the campaign's media are not yet; params: file
  'not-a-picture', // neither JPEG, PNG nor WebP
  'pack-damaged', // the campaign's release can't be read; params: file, line
  'no-such-feedback',
  'no-remote', // nowhere to exchange yet
  'cancelled', // a person stopped it
  'release-missing', // the remote has no release of this campaign
  'mail-broken', // params: key
  'outbox-damaged', // params: page
  'parcel-newer', // of a kind this version does not know; params: kind
  'parcel-misplaced', // not for such an office; params: kind
  'object-damaged', // what came is not what its name says; params: object
  'remote-address', // no address of a remote; params: address
  'remote-offline', // this computer has no connection
  'remote-no-such-host', // params: host
  'remote-unreachable', // nobody answers there; params: host
  'remote-tls', // params: host, reason: expired, not-yet, other-name, unknown-issuer, other; certificate (SHA-256, hex)
  'remote-unauthorised', // name or password not accepted; params: host
  'remote-forbidden', // params: host
  'remote-not-found', // params: key
  'remote-conflict', // params: host
  'remote-locked', // params: host
  'remote-busy', // asks us to wait; params: host, seconds
  'remote-fault', // the server's own fault; params: host, status
  'remote-full', // params: host
  'remote-too-large', // takes no file of this size; params: host
  'remote-cut', // the connection broke before everything was there; params: host
  'remote-stalled', // nothing moved for too long; params: host
  'remote-clock', // this computer's clock is too far from the server's; params: host, count (minutes)
  'remote-bare', // the secret goes over an open connection; params: host
  'remote-no-ranges', // what broke is read again from its beginning; params: host
  'remote-unlisted', // what is there is not listed; params: host
  'remote-no-folder', // the remote's own folder is not there; params: host, path
  'remote-no-bucket', // params: host, bucket
  'remote-wrong-region', // params: host, region
  'remote-not-webdav', // params: host
  'remote-not-s3', // params: host
  'remote-moved', // the server sends us elsewhere; params: host, to
  'remote-refused', // another refusal of the server; params: host, status
  'remote-changed', // the object changed while it was read; params: key
  'remote-incomplete', // what arrived is not what was sent; params: key
  'remote-unsafe', // a link, a device, a name we never write; params: key
  'source-changed', // the file on this computer changed while it was sent; params: key
  'not-enrolled', // this profile has no device keys: no office card was opened
  'secrets-not-here', // another computer's system sealed the keys of this profile
  'nobody-there', // no such addressee; params: office
  'not-a-key-folder', // params: path
  'key-missing', // params: key
  'passphrase-missing', // params: key
  'passphrase-wrong', // params: key
  'seal-too-heavy', // whoever sealed it with a passphrase asks for more work than we ever do
  'keys-busy', // another program works on this key folder; params: path
  'passphrase-short', // params: count (characters)
  'no-desk', // the pack has no office called desk
  'name-not-plain', // params: name
  'threshold-out-of-reach', // params: count (keys)
  'release-missing', // nothing was published there yet
  'release-incomplete', // params: file
  'release-tampered', // params: file
  'release-mixed', // pieces of different releases; params: file
  'release-rolled-back', // older than what was admitted; params: ours, theirs (numbers)
  'release-wrong-key', // signed with a key that this campaign does not trust; params: file
  'release-foreign', // another campaign's; params: campaign
  'release-expired', // params: count (days)
  'release-frozen', // the same release for longer than it counts; params: count (days)
  'release-newer', // made by a newer version of the app
  'root-not-followed', // a new root signed by the old keys only, or by the new only; params: by
  'role-out-of-place', // a region signed outside its own folder; params: role, path
  'desk-behind', // the remote has a newer release of ours; params: ours, theirs
  'pack-foreign', // the pack is another campaign's; params: campaign
  'file-there', // params: path
  'no-such-office', // params: office
  'no-such-device', // no office, device or card by that name; params: name
  'not-a-card', // no file of ours
  'not-a-code', // no code has this form
  'card-wrong-code', // params: count (tries left)
  'card-locked', // too many wrong codes; params: count
  'card-opened', // opened in this profile before
  'card-foreign', // of another campaign than this profile's
  'card-damaged',
  'card-forged', // not signed by the campaign that it names
  'card-unknown', // the desk made no such card
  'card-used', // another device came by it
  'card-expired',
  'card-revoked',
  'card-other-office', // the card is for other people
  'parcel-not-for-us', // sealed to others, or damaged
  'parcel-damaged', // what was sealed can't be read
  'parcel-foreign', // another campaign's
  'parcel-forged', // the signature is not its device's; params: office, device
  'device-unknown', // no release names the device yet; params: office, device
  'device-revoked', // params: office, device
  'member-elsewhere', // the member does not belong to the device; params: office, device
  'may-not-send', // the member's roles do not let them; params: office, device
  'decision-other-content', // about a submission or content we do not hold
  'decision-stale', // the text changed after it was submitted
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const refusal = z.strictObject({
  code: z.enum(refusalCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
/** A typed error of the core: what crosses every boundary. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export const refuse = (code: RefusalCode, params: Refusal['params'] = {}): Refusal => ({ code, params });

/** The one error every procedure of the contract can answer. */
export const refusals = { REFUSED: { status: 422, data: refusal } } as const;
