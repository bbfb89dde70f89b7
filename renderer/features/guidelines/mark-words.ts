import type { Element, ElementContent, Root, RootContent } from 'hast';
import { matcherOf, pieces } from './search.ts';

/** A rehype plugin that marks the words asked for in the rendered text. */
export function markWords(asked: string): () => (tree: Root) => void {
  const matches = matcherOf(asked);
  const marked = (node: ElementContent): readonly ElementContent[] => {
    if (node.type === 'element') return [withMarks(node)];
    if (node.type !== 'text') return [node];
    return pieces(node.value, matches).map(({ text, hit }) =>
      hit
        ? { type: 'element', tagName: 'mark', properties: {}, children: [{ type: 'text', value: text }] }
        : { type: 'text', value: text },
    );
  };
  const withMarks = (element: Element): Element => ({ ...element, children: element.children.flatMap(marked) });
  return () => (tree) => {
    tree.children = tree.children.map((node): RootContent => (node.type === 'element' ? withMarks(node) : node));
  };
}
