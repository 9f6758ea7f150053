/** The scales on which sources grade a symptom or a condition of a deficiency. */
import { defineEnum } from '../../src/model/define.ts';

export const prominence = defineEnum({
  name: 'SymptomProminence',
  description:
    'How prominently a source links a symptom or a condition to a deficiency. Sorts from the most prominent to the ' +
    'least. The grades PRIMARY, CO_OCCURRING and GENERAL come from a source that compares nutrients.',
  values: {
    PRIMARY: 'Named in a cell of the comparison of nutrients, in the column of leg symptoms.',
    CHARACTERISTIC: 'A source calls it typical of this deficiency.',
    COMMON: 'A source calls it common in this deficiency.',
    LISTED: 'Named for this deficiency. The source grades it no further, and no cell of the comparison names it.',
    OCCASIONAL: 'A source says that it occurs in some people with this deficiency.',
    RARE: 'A source calls it rare in this deficiency.',
    CO_OCCURRING:
      'Named in a cell of that comparison as a symptom that commonly occurs alongside. The cell does not say what ' +
      'causes it.',
    GENERAL:
      'Named in one general sentence about the deficiency of every nutrient. Research leaves such a statement out, ' +
      'because the sentence does not make it a symptom of this deficiency.',
  },
});

export const deficiencySeverity = defineEnum({
  name: 'DeficiencySeverity',
  description: 'Stage or severity of the deficiency for which a source reports a symptom or a condition.',
  values: {
    ANY: 'The source states no severity.',
    EARLY: 'The source names it as an early sign.',
    MILD: 'The source describes a mild deficiency.',
    LATE: 'The source names it as a late sign.',
    SEVERE: 'The source describes a severe deficiency.',
  },
});
