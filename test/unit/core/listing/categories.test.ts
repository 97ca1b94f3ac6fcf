import assert from 'node:assert/strict';
import { categoryCodes, isCategory, topicOf } from '../../../../src/core/listing/categories';

describe('topicOf', () => {
  it('names the topic of a code printed without its archive', () => {
    assert.deepEqual(topicOf('CL'), {
      id: 'cs.CL',
      name: 'Computation and Language',
      archive: 'Computer Science',
    });
    assert.equal(topicOf('AS').id, 'eess.AS');
    assert.equal(topicOf('ML').id, 'stat.ML');
    assert.equal(topicOf('flu-dyn').id, 'physics.flu-dyn');
    assert.equal(topicOf('supr-con').id, 'cond-mat.supr-con');
  });

  it('takes a code written whole', () => {
    assert.deepEqual(topicOf('cs.CL'), topicOf('CL'));
    assert.equal(topicOf('math.GR').name, 'Group Theory');
  });

  it('decides codes that several archives use by one table', () => {
    const codes = [
      'AP',
      'CO',
      'ME',
      'NA',
      'IT',
      'SY',
      'GR',
      'ST',
      'DS',
      'GT',
      'LO',
      'PR',
      'SP',
      'CV',
      'GN',
      'TH',
    ];
    assert.deepEqual(
      codes.map((code) => topicOf(code).id),
      [
        ...['math.AP', 'math.CO', 'stat.ME', 'math.NA', 'cs.IT', 'eess.SY', 'cs.GR', 'math.ST'],
        ...['cs.DS', 'cs.GT', 'cs.LO', 'math.PR', 'eess.SP', 'cs.CV', 'econ.GN', 'econ.TH'],
      ],
    );
  });

  it('gives the topic behind a double name', () => {
    assert.equal(topicOf('cs.SY'), topicOf('eess.SY'));
    assert.equal(topicOf('stat.TH'), topicOf('math.ST'));
    assert.equal(topicOf('MP').id, 'math-ph');
  });

  it('keeps an archive that has no subjects as it is', () => {
    assert.deepEqual(topicOf('quant-ph'), {
      id: 'quant-ph',
      name: 'Quantum Physics',
      archive: 'Quantum Physics',
    });
  });

  it('makes a topic of an unknown code, and of none', () => {
    assert.deepEqual(topicOf('ZZ'), { id: 'ZZ', name: 'ZZ' });
    assert.deepEqual(topicOf('constructor'), { id: 'constructor', name: 'constructor' });
    assert.deepEqual(topicOf(null), { id: 'none', name: 'none' });
  });

  it('knows every code, each with a name', () => {
    assert.equal(isCategory('CL'), true);
    assert.equal(isCategory('cl'), false);
    for (const code of categoryCodes()) assert.ok(topicOf(code).name.length > 3, code);
  });
});
