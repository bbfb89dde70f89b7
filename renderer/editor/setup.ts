import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { commentMarks } from './comment-marks.ts';
import { entityMarks } from './entity-marks.ts';
import { findingMarks } from './finding-marks.ts';
import { type Direction, lineDirection } from './line-direction.ts';
import { replacedWords } from './replaced.ts';
import { textLimit } from './text-limit.ts';

/** Marks a change that came from elsewhere (a merge, a restored revision): it is saved already, or by someone else. */
export const fromOutside = Annotation.define<boolean>();

export interface WritingSetup {
  readonly direction: Direction;
  /** What the text is called, for people who hear the screen. */
  readonly label: string;
  readonly placeholder: string;
  readonly nonce: string;
  /** Our key bindings; they come before CodeMirror's own. */
  readonly keys: Extension;
  tooLong(over: number): void;
}

export const editability = new Compartment();
export const hiddenShown = new Compartment();

/** Whether letters may be changed; a text that may not can still be read, selected and copied. */
export const mayWrite = (may: boolean): Extension => [EditorState.readOnly.of(!may), EditorView.editable.of(may)];

/** Everything an editor of posts is made of. CodeMirror's own panels and tooltips are not: they know no Arabic. */
export function writing(setup: WritingSetup): Extension {
  return [
    setup.nonce === '' ? [] : EditorView.cspNonce.of(setup.nonce),
    // `\n` alone ends a line, so that offsets are those of the text as it is kept; a pasted `\r\n` becomes one.
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of((text) => text.replaceAll(/\r\n?/g, '\n')),
    EditorView.lineWrapping,
    lineDirection(setup.direction),
    history({ newGroupDelay: 500, minDepth: 200 }),
    entityMarks,
    findingMarks,
    commentMarks,
    replacedWords,
    hiddenShown.of([]),
    editability.of(mayWrite(true)),
    textLimit((over) => setup.tooLong(over)),
    placeholder(setup.placeholder),
    setup.keys,
    keymap.of([...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({
      'aria-label': setup.label,
      // A text that may not be written in is still scrolled and read by keyboard.
      tabindex: '0',
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
      translate: 'no',
    }),
  ];
}

/** The style nonce of this page, from `<meta property="csp-nonce">`; empty when there is none. */
export function pageNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce ?? meta?.content ?? '';
}
