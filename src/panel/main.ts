/** Where the page begins: reads its strings, builds the panel, listens to the host. */
import { toPanelSchemas } from '../protocol/messages';
import { panelStringsSchema } from '../protocol/panelStrings';
import { receive } from '../protocol/receive';
import { make, setText } from './element';
import { openHostApi, reportFailure } from './hostApi';
import { createPanelView } from './panelView';

start();

function start(): void {
  const host = openHostApi();
  const fail = (error: unknown): void => reportFailure(host, error);
  window.addEventListener('error', (event) => fail(event.error ?? event.message));
  window.addEventListener('unhandledrejection', (event) => fail(event.reason));

  const main = document.getElementById('lectern');
  const { strings: json, layout } = document.body.dataset;
  if (main === null || json === undefined) throw new Error('No page');
  const strings = panelStringsSchema.parse(JSON.parse(json));
  const speaker = make('p', { class: 'unseen', role: 'status' });
  document.body.append(speaker);
  const context = {
    host,
    strings,
    lang: document.documentElement.lang,
    announce: (text: string) => setText(speaker, text),
  };
  const view = createPanelView(main, context, layout === 'large');
  const hear = receive(toPanelSchemas, view.handlers, (rejections) => {
    const list = rejections.map(({ path, code }) => `${path}: ${code}`).join(', ');
    fail(new Error(`Misfit: ${list}`));
  });
  window.addEventListener('message', (event: MessageEvent<unknown>) => hear(event.data));
  view.start();
}
