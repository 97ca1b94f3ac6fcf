/** After a reload of the window everything a person did is still there. */
import { assertEqual, paperCalled } from './lectern';

export function describeReload(): void {
  describe('after a reload', () => {
    it('what was read is read', async () => {
      assertEqual((await paperCalled('Adam')).status, 'read');
      assertEqual((await paperCalled('Conformer')).status, 'read');
      assertEqual((await paperCalled('BERT')).status, 'new');
    });

    it('a listing added by hand is still read', async () => {
      assertEqual((await paperCalled('Deep Residual')).topic, 'cs.CV');
    });

    it('a key that was used is still the paper’s', async () => {
      assertEqual((await paperCalled('Attention')).citekey, 'vaswani2017attention');
    });
  });
}
