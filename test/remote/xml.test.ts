import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotXml, xmlReader } from '../../electron/remote/xml.ts';

/** Every element that closes, with its own text, fed in pieces of a length. */
function read(document: string, piece = document.length): string[] {
  const closed: string[] = [];
  const reader = xmlReader({ close: (name, text) => closed.push(`${name}=${text}`) });
  for (let at = 0; at < document.length; at += Math.max(1, piece)) reader.feed(document.slice(at, at + piece));
  reader.end();
  return closed;
}

describe('the XML reader', () => {
  it.each([
    ['<a><b>1</b><c/></a>', ['b=1', 'c=', 'a=']],
    ['<?xml version="1.0"?>\n<D:a xmlns:D="DAV:"><D:b>x</D:b></D:a>\n', ['b=x', 'a=']],
    ['\uFEFF<a>&lt;&amp;&#233;&#x628;&quot;&unknown;</a>', ['a=<&éب"&unknown;']],
    ['<a><![CDATA[<b>&amp;</b>]]>!<!-- <c> --></a>', ['a=<b>&amp;</b>!']],
    [`<a b="x>y" c='/>'>t</a>`, ['a=t']],
    ['<a href="http://x/y/z"/>', ['a=']],
    ['<a>1<b>2</b>3</a>', ['b=2', 'a=13']],
  ])('reads %s', (document, expected) => {
    expect(read(document)).toEqual(expected);
  });

  it.each([
    'no markup',
    '',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a></a>tail',
    '<html><p>Sign in</html>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    `<a>${'x'.repeat(100_000)}</a>`,
    `<a b="${'x'.repeat(100_000)}"/>`,
    '{"json": true}',
  ])('refuses what is none: %.40s', (document) => {
    expect(() => read(document, 1_000)).toThrow(NotXml);
  });

  it('reads the same wherever the pieces end', () => {
    const document =
      '<?xml version="1.0"?><D:m xmlns:D="DAV:"><D:r a="1>2"><![CDATA[<]]>&amp;ب</D:r><!-- - --><x/></D:m>';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (piece) => {
        expect(read(document, piece)).toEqual(read(document));
      }),
    );
  });
});
