// Stands where the editor stands: gives acquireVsCodeApi, sets the theme, records what the panel says and what the policy blocks.
(() => {
  const { theme, variables } = JSON.parse(document.currentScript.dataset.theme);
  const record = { messages: [], violations: [], state: undefined };
  window.fakeHost = record;
  const kept = sessionStorage.getItem('panel-state');
  if (kept !== null) record.state = JSON.parse(kept);
  for (const [name, value] of Object.entries(variables))
    document.documentElement.style.setProperty(name, value);
  document.documentElement.style.background = variables.background;
  document.body.classList.add(`vscode-${theme}`);
  document.addEventListener('securitypolicyviolation', (event) => {
    record.violations.push(
      `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
    );
  });
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => record.messages.push(structuredClone(message)),
    getState: () => record.state,
    setState: (state) => {
      record.state = structuredClone(state);
      sessionStorage.setItem('panel-state', JSON.stringify(state));
    },
  });
})();
