import type { GraphDefinition } from '../../src/model/define.ts';
import * as bodyFunction from './body-function.ts';
import * as claim from './claim.ts';
import * as condition from './condition.ts';
import * as deficiency from './deficiency.ts';
import * as diagnosticTest from './diagnostic-test.ts';
import * as food from './food.ts';
import * as foodContents from './food-contents.ts';
import * as guidance from './guidance.ts';
import * as interaction from './interaction.ts';
import * as lifeStage from './life-stage.ts';
import * as nutrient from './nutrient.ts';
import * as practice from './practice.ts';
import * as riskFactor from './risk-factor.ts';
import * as symptom from './symptom.ts';
import { vocabularies } from './vocabularies.ts';

/** The declared graph of nutrition: the one place from which everything else is derived. */
export const nutritionGraph: GraphDefinition = {
  name: 'Nutrigraph',
  description:
    'Nutrients, the symptoms of their deficiency, the foods that contain them, and the claims behind each relation.',
  kinds: [
    nutrient.nutrient,
    symptom.symptom,
    food.food,
    riskFactor.riskFactor,
    condition.condition,
    bodyFunction.bodyFunction,
    practice.practice,
    diagnosticTest.diagnosticTest,
    guidance.guidance,
    lifeStage.lifeStage,
    claim.claim,
    claim.source,
  ],
  relations: [
    deficiency.deficiencySymptom,
    deficiency.deficiencyCondition,
    nutrient.supports,
    deficiency.excessSymptom,
    deficiency.excessCondition,
    interaction.inhibitsAbsorptionOf,
    interaction.enhancesAbsorptionOf,
    interaction.neededToUse,
    interaction.imbalancedWith,
    nutrient.componentOf,
    nutrient.yieldsEnergy,
    symptom.subtypeOf,
    foodContents.contains,
    food.formOf,
    food.associatedWith,
    riskFactor.raisesRiskOf,
    riskFactor.excludes,
    riskFactor.kindOfRisk,
    riskFactor.coversLifeStage,
    riskFactor.contradicts,
    riskFactor.ruledOutIn,
    condition.presentsWith,
    condition.impairs,
    condition.exampleOf,
    condition.sameAs,
    practice.supportsStatusOf,
    diagnosticTest.measures,
    guidance.advisesOn,
    guidance.addressedTo,
    guidance.recommends,
    guidance.advisesOnSymptom,
    guidance.warnsAbout,
    lifeStage.referenceIntake,
    claim.cites,
    claim.reportedBy,
    claim.about,
    claim.disputes,
  ],
  evidence: {
    kind: 'Claim',
    field: 'claims',
    description: 'Claims about this relation. Their `status` says which assert it, leave it open or negate it.',
    about: 'ABOUT',
    dispute: { status: 'status', relation: 'DISPUTES', over: 'over' },
    support: { count: 'sourceCount', disputed: 'disputed', corroborated: 'corroborated' },
  },
  provenance: {
    kind: 'Source',
    cites: 'CITES',
    kindProperty: 'evidenceKind',
    family: 'family',
    weakKinds: claim.weakKinds,
    soleSupport: 'soleSupportCount',
    researchDefault: { corroborated: true },
  },
  vocabularies,
};
