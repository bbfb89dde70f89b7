import type { Comment } from './comment.ts';
import type { ReviewLevel } from './office.ts';
import type { Override } from './override.ts';
import type { PostContent, VersionKey } from './post.ts';
import type { Finding, Verdict } from './tone/finding.ts';

/** A finding and the version whose text it is in. */
export interface VersionFinding extends Finding {
  readonly version: VersionKey;
}

/** A frozen revision with its findings, overrides and pack version, sent for review. */
export interface Submission {
  readonly id: string;
  readonly draft: string;
  readonly revision: string;
  readonly office: string;
  readonly by: string;
  readonly at: string;
  readonly content: PostContent;
  /** SHA-256 (hex) of the canonical content: what an approval is bound to. */
  readonly contentHash: string;
  readonly verdict: Verdict;
  readonly findings: readonly VersionFinding[];
  readonly overrides: readonly Override[];
  readonly pack: { readonly id: string; readonly version: string };
  /** Who must approve it: what the pack asks for; `desk` when a block finding was objected to. */
  readonly reviewAt: ReviewLevel;
}

export const decisionKinds = ['approve', 'return', 'decline'] as const;

/** The outcome of a submission, bound to its exact content. */
export interface Decision {
  readonly id: string;
  readonly submission: string;
  readonly contentHash: string;
  readonly kind: (typeof decisionKinds)[number];
  readonly comments: readonly Comment[];
  /** A word on the whole; required to decline. */
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

/** A submission with an approving decision. `origin` tells the office's own from those the pack brings. */
export interface ApprovedPost {
  readonly id: string;
  readonly draft: string | null;
  readonly origin: 'office' | 'pack' | 'bundle';
  readonly office: string;
  readonly content: PostContent;
  readonly contentHash: string;
  readonly approvedAt: string;
  readonly approvedBy: string;
  /** Where it went out, as people recorded it. */
  readonly posted: readonly { readonly platform: string; readonly link: string; readonly at: string }[];
}
