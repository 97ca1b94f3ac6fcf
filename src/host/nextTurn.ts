/** Lets the editor go on with its start before work that nothing waits for yet. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
