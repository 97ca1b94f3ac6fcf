import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { HeardPlaces, type Heard } from '../../../src/host/heardPlaces';

describe('HeardPlaces', () => {
  const how = { soon: 100, few: 2, quiet: 300, longest: 1000, most: 5, clock: () => Date.now() };
  let taken: Heard[] = [];
  let heard = new HeardPlaces(how, () => undefined);
  const places = () => taken.map((each) => (each.kind === 'much' ? each.kind : [...each.places].join(' ')));

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    taken = [];
    heard = new HeardPlaces(how, (each) => taken.push(each));
  });
  afterEach(() => {
    heard.dispose();
    mock.timers.reset();
  });

  it('gathers what happens at once, each place once', () => {
    for (const place of ['a', 'b', 'a']) heard.hear(place);
    mock.timers.tick(99);
    assert.deepEqual(places(), []);
    mock.timers.tick(1);
    assert.deepEqual(places(), ['a b']);
    heard.hear('c');
    mock.timers.tick(100);
    assert.deepEqual(places(), ['a b', 'c']);
  });

  it('waits for the end of much', () => {
    for (const place of ['a', 'b', 'c']) heard.hear(place);
    mock.timers.tick(250);
    heard.hear('d');
    mock.timers.tick(299);
    assert.deepEqual(places(), []);
    mock.timers.tick(1);
    assert.deepEqual(places(), ['a b c d']);
  });

  it('waits no longer than a while for an end that does not come', () => {
    for (const place of ['a', 'b', 'c']) heard.hear(place);
    for (let time = 0; time < 9; time++) {
      mock.timers.tick(100);
      heard.hear('d');
    }
    assert.deepEqual(places(), []);
    mock.timers.tick(100);
    assert.deepEqual(places(), ['a b c d']);
  });

  it('keeps no more than so many places, and says that there were more', () => {
    for (const place of 'abcdefgh') heard.hear(place);
    mock.timers.tick(1000);
    assert.deepEqual(places(), ['much']);
    heard.hear('a');
    mock.timers.tick(1000);
    assert.deepEqual(places(), ['much', 'a']);
  });

  it('tells of nothing when it is over', () => {
    heard.hear('a');
    heard.dispose();
    mock.timers.tick(1000);
    assert.deepEqual(places(), []);
  });
});
