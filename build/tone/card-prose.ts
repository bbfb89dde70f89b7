/** What people wrote in the model card; every figure in it comes from a report. */
export const prose = {
  what: `# The small model of the tone checker

Written by \`npm run tone:report -- DATA --card\`; the prose is in \`build/tone/card-prose.ts\`.

\`model.json\` holds the weights of two linear models, one for texts in Arabic letters, one for Arabizi: an int8 for each of
2^18 and 2^17 buckets, in Base64. In French and English the model is silent.

- **What it sees**: a text's words after folding. Every name of a person, a community or a party that the pack knows is one
  and the same word to it, in training and in use, so it cannot learn whom to dislike. What the allow lists cover is left out.
- **Features**: words alone and in twos, 2 to 5 characters of a word with its borders; each counts once, hashed; the vector has
  length one. Arabizi words are seen as their consonants, which they share with Arabic words, and as they are spelled.
- **Training**: logistic regression on naive-Bayes-weighted features, folded into one vector. \`npm run tone:train -- DATA\`
  writes the file; there is no chance in it: the same texts, pack and code give the same bytes.
- **What it may do**: ask the writer to weigh the few words that weigh most (*review*), at the threshold that the pack's rules
  of kind \`hint\` give. It never blocks. It is silent where a rule already asks for something, in a sentence that condemns, in a
  text that tells what somebody said and condemns it, and on words that a rule knows and found harmless where they stand.
  Below its threshold it raises nothing but lends the score up to .45.

## What it learnt from`,
  data: `Nothing of the folder \`measure\` is read in training. The noisy Arabic set of MLMA was tried and left out: with it nothing got
better. A label is *offensive* (insult, abuse, hate) or not; the model knows no finer kinds.

## What it is worth

Flagged is a verdict of *review* or *block*, of the whole checker. *Area*: how often an offensive text scores higher than
another.`,
  measures: `The thresholds were chosen on texts kept from training (our own held-out texts, osact4.dev, mpold.dev) so that in clean
standard Arabic of the news kind less than one text in a hundred is flagged by the model. They and the fewest words on which it
speaks were set against this project's clean vectors as well (\`test/vectors/tone/clean.json\` and the clean functional cases): on
those its false alarms say nothing.`,
  cells: `## The functional suite by cell, worst first

The whole checker, rules and model, on \`test/vectors/tone/functional\`: right is a case whose words are shown in their category
or a neighbouring one, or a clean case of which nothing is asked.`,
  limits: `## Limits

- It has read tweets and comments, mostly from Egypt and the Gulf, and Lebanese texts written for this project by a language
  model that no native speaker has read yet. Lebanese and Levantine speech it knows mostly by kinship.
- Arabizi of a permissive licence is scarce: there the model mostly orders texts by score and seldom speaks.
- It hears tone, not sense: irony, news of the day and pictures escape it; a rare clean word can sound rough to it.
- It knows no names; words that stand for a group without being in the pack's lists it does see.
- It speaks seldom on purpose. What it finds is a reason to read again, never a judgement.
`,
} as const;
