/** An article's words without the signs that shape them: what is compared is what people read. */
export const plain = (markdown: string): string =>
  markdown
    .replaceAll(/^(?:#{1,6}|>)[ \t]+/gm, '')
    .replaceAll(/^([ \t]*)[*+-][ \t]+/gm, '$1• ')
    .replaceAll(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')
    .replaceAll(/(?<!\w)[*_](?=\S)([^*_\n]+?)[*_](?!\w)/g, '$1')
    .replaceAll(/\[([^\]]+)\]\([^)\s]+\)/g, '$1')
    .replaceAll(/\n\s*\n/g, '\n')
    .trim();
