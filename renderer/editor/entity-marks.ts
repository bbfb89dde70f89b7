import type { Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** Hashtags, mentions and links as platforms will colour them; what counts as one is for the platform's check to say. */
const entities = new MatchDecorator({
  regexp: /https?:\/\/\S+|(?<![\p{L}\p{N}_])[#@][\p{L}\p{N}\p{M}_]+/gu,
  decoration: Decoration.mark({ class: 'entity' }),
});

export const entityMarks: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = entities.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.decorations = entities.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
