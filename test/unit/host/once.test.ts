import assert from 'node:assert/strict';
import { once } from '../../../src/host/once';

describe('once', () => {
  it('makes it at the first call only, also for those who ask while it is being made', async () => {
    let made = 0;
    const get = once(() => Promise.resolve(++made));
    assert.deepEqual(await Promise.all([get(), get()]), [1, 1]);
    assert.equal(await get(), 1);
  });

  it('makes nothing before it is called', () => {
    let made = 0;
    once(() => Promise.resolve(++made));
    assert.equal(made, 0);
  });

  it('tells all who asked of a failure, and makes it again for the next', async () => {
    let tries = 0;
    const get = once(async () => {
      await Promise.resolve();
      if (++tries === 1) throw new Error('not just now');
      return tries;
    });
    const both = await Promise.allSettled([get(), get()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.equal(await get(), 2);
    assert.equal(await get(), 2);
  });
});
