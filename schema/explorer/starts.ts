import type { Start } from '../../src/explorer/options.ts';

/** The questions that the start page offers to a newcomer. */
export const starts: readonly Start[] = [
  {
    question: 'Which foods help with leg cramps, and who says so?',
    view: 'symptom-foods',
    parameters: { symptom: 'symptom:leg-cramps' },
  },
  {
    question: 'Which deficiencies fit muscle cramps, fatigue and an irregular heartbeat?',
    view: 'differential',
    parameters: { present: 'symptom:muscle-cramps,symptom:fatigue,symptom:irregular-heartbeat' },
  },
  {
    question: 'What do sources say about chromium, and where do they disagree?',
    view: 'entity',
    parameters: { id: 'nutrient:chromium' },
  },
  {
    question: 'What sets magnesium and potassium apart?',
    view: 'compare',
    parameters: { nutrients: 'nutrient:magnesium,nutrient:potassium' },
  },
  {
    question: 'How is celiac disease connected to leg cramps?',
    view: 'paths',
    parameters: { from: 'condition:celiac-disease', to: 'symptom:leg-cramps' },
  },
  {
    question: 'Which vegan foods give the most iron, magnesium and potassium?',
    view: 'foods-for',
    parameters: { diets: 'risk-factor:vegan-diet' },
  },
  {
    question: "Does a day's list of foods reach iron, and which value is missing?",
    view: 'diet',
    parameters: {
      foods: 'food:lentils-cooked~1 cup;food:orange-navel-raw~140 g;food:spinach-raw~60 g',
    },
  },
  {
    question: 'What does a cup of cooked lentils contain?',
    view: 'composition',
    parameters: { food: 'food:lentils-cooked', portion: '1 cup' },
  },
];
