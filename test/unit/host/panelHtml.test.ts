import assert from 'node:assert/strict';
import { toPanelHtml } from '../../../src/host/panelHtml';
import type { PanelStrings } from '../../../src/protocol/panelStrings';
import { panelStringsSchema } from '../../../src/protocol/panelStrings';
import strings from '../../panel/strings.json';

const words: PanelStrings = panelStringsSchema.parse(strings);

function page(facts: Partial<Parameters<typeof toPanelHtml>[0]> = {}): string {
  return toPanelHtml({
    nonce: 'abc123',
    cspSource: "'self' https://*.example.net",
    uris: { script: 'https://x.example.net/dist/panel.js', style: 'https://x.example.net/media/panel.css' },
    strings: words,
    lang: 'en',
    layout: 'side',
    ...facts,
  });
}

describe('toPanelHtml', () => {
  it('allows one script, one style sheet and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page())?.[1];
    assert.deepEqual(policy?.replaceAll('&#39;', "'").split('; '), [
      "default-src 'none'",
      "style-src 'self' https://*.example.net",
      "script-src 'nonce-abc123'",
      "img-src 'none'",
      "font-src 'none'",
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('has no inline script, style or event handler', () => {
    const html = page();
    assert.deepEqual(html.match(/<script[^>]*>[^<]*/g), [
      '<script type="module" nonce="abc123" src="https://x.example.net/dist/panel.js">',
    ]);
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=/);
  });

  it('carries the strings through any quotes and tags in them', () => {
    const hostile = { ...words, empty: '"><script>alert(1)</script>\'&amp;</body>' };
    const html = page({ strings: hostile });
    assert.doesNotMatch(html, /<script>/);
    const json = /data-strings="([^"]*)"/.exec(html)?.[1] ?? '';
    const unescaped = json
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&');
    assert.deepEqual(JSON.parse(unescaped), hostile);
  });

  it('escapes addresses and the language too', () => {
    const html = page({ lang: '"><i>', uris: { script: '"><b>', style: "'><u>" } });
    assert.doesNotMatch(html, /<[ibu]>/);
  });
});
