/** A listing to look at for somebody who has none yet: papers that exist, summaries written for this, scores made up. */
export const exampleListing = `98.9CLJun 12, 2017Code
Attention Is All You NeedAshish Vaswani, Noam Shazeer, Niki Parmar et al. · google
Introduces the Transformer, a translation model built on attention alone. A layer costs $O(n^2 d)$ but needs no recurrence, so that it trains quickly in parallel.
91.2CLJan 31, 2025Code
s1: Simple test-time scalingNiklas Muennighoff, Zitong Yang, Weijia Shi et al. · stanford, uw, ai2
Asks how little is needed for a language model to reason better when it may think for longer: $1{,}000$ chosen questions are enough.
LGDec 22, 2014
Adam: A Method for Stochastic OptimizationDiederik P. Kingma, Jimmy Ba
Adapts the step size of each parameter by running averages of its gradients and of their squares.
`;
