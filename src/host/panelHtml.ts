/** The page of the abstract panel: nothing but its policy, its two files and its strings. Must not import vscode. */
import type { PanelStrings } from '../protocol/panelStrings';

/** `side`: below the tree, narrow. `large`: beside the editor, for reading. */
export type PanelLayout = 'side' | 'large';

export interface PanelPage {
  /** Fresh random text for every page, letters and digits. */
  readonly nonce: string;
  /** The webview's `cspSource`. */
  readonly cspSource: string;
  /** Addresses of dist/panel.js and media/panel.css as the webview sees them. */
  readonly uris: { readonly script: string; readonly style: string };
  readonly strings: PanelStrings;
  /** The editor's display language, `vscode.env.language`. */
  readonly lang: string;
  readonly layout: PanelLayout;
}

/**
 * Takes what differs between pages; gives the whole HTML, every value escaped. The strings travel as JSON in an
 * attribute: an attribute has one escape rule, a script element would need the policy's leave and a second rule.
 */
export function toPanelHtml(page: PanelPage): string {
  const { uris } = page;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(toPolicy(page))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lectern</title>
<link rel="stylesheet" href="${escapeHtml(uris.style)}">
</head>
<body data-layout="${escapeHtml(page.layout)}" data-strings="${escapeHtml(JSON.stringify(page.strings))}">
<main id="lectern"></main>
<script type="module" nonce="${escapeHtml(page.nonce)}" src="${escapeHtml(uris.script)}"></script>
</body>
</html>
`;
}

// A nonce's script may import further modules (math.js, when a text has formulas): they inherit the nonce.
function toPolicy({ nonce, cspSource }: PanelPage): string {
  return [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "img-src 'none'",
    "font-src 'none'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
