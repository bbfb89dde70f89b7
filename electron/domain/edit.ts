import { type Kept, sameKept } from './override.ts';
import type { PostContent, VersionKey } from './post.ts';
import { textOf } from './post.ts';
import { fail, ok, type Result } from './result.ts';

/** The fields of a post that are set whole. */
export type ContentField = Exclude<keyof PostContent, 'base' | 'versions'>;

/**
 * One change to a draft, small enough to append to the journal at each keystroke.
 * `splice` replaces UTF-16 units `from`..`to` of a version's text, whose length was `length` before.
 */
export type Edit =
  | {
      readonly kind: 'splice';
      readonly version: VersionKey;
      readonly length: number;
      readonly from: number;
      readonly to: number;
      readonly insert: string;
    }
  | { readonly kind: 'set'; readonly fields: Partial<Pick<PostContent, ContentField>> }
  | { readonly kind: 'drop-version'; readonly version: string }
  | { readonly kind: 'replace'; readonly content: PostContent }
  | { readonly kind: 'override'; readonly override: Kept }
  | {
      readonly kind: 'withdraw-override';
      readonly rule: string;
      readonly words: string;
      readonly version: VersionKey;
      /** Of an ignored one; without it the reason on these words is withdrawn. */
      readonly before?: string;
    };

export interface Editable {
  readonly content: PostContent;
  readonly overrides: readonly Kept[];
}

export type EditError = { readonly code: 'edit-does-not-fit'; readonly version: VersionKey; readonly length: number };

/** Applies one edit; an edit made on another text than this one does not fit. Pure. */
export function applyEdit<T extends Editable>(draft: T, edit: Edit): Result<T, EditError> {
  const { content, overrides } = draft;
  switch (edit.kind) {
    case 'splice':
      return splice(draft, edit);
    case 'set':
      return ok({ ...draft, content: { ...content, ...edit.fields } });
    case 'drop-version': {
      const versions = Object.fromEntries(Object.entries(content.versions).filter(([id]) => id !== edit.version));
      return ok({ ...draft, content: { ...content, versions } });
    }
    case 'replace':
      return ok({ ...draft, content: edit.content });
    case 'override':
      return ok({ ...draft, overrides: [...overrides.filter((one) => !sameKept(one, edit.override)), edit.override] });
    case 'withdraw-override':
      return ok({ ...draft, overrides: overrides.filter((one) => !sameKept(one, edit)) });
  }
}

/** Applies edits in order; the first that does not fit stops all. */
export function applyEdits<T extends Editable>(draft: T, edits: readonly Edit[]): Result<T, EditError> {
  let result: Result<T, EditError> = ok(draft);
  for (const edit of edits) {
    if (!result.ok) return result;
    result = applyEdit(result.value, edit);
  }
  return result;
}

function splice<T extends Editable>(draft: T, edit: Extract<Edit, { kind: 'splice' }>): Result<T, EditError> {
  const { content } = draft;
  const text = textOf(content, edit.version);
  if (text.length !== edit.length || edit.from < 0 || edit.to < edit.from || edit.to > text.length) {
    return fail({ code: 'edit-does-not-fit', version: edit.version, length: text.length });
  }
  const next = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  const changed: PostContent =
    edit.version === 'base'
      ? { ...content, base: next }
      : { ...content, versions: { ...content.versions, [edit.version]: next } };
  return ok({ ...draft, content: changed });
}
