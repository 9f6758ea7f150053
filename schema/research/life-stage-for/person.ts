/** Finds the life stage of a person. */
import type { GraphQLError } from 'graphql';
import { codedError } from '../../../src/base/errors.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type ArgumentValues, defineArguments } from '../../../src/research/define.ts';
import { lifeStageSex } from '../../model/life-stage.ts';
import { facts } from '../common/facts.ts';

/** The arguments that describe a person. */
export const personArguments = defineArguments({
  ageYears: { type: 'int', min: 0, max: 130, description: 'Age in completed years.' },
  ageMonths: {
    type: 'int',
    min: 0,
    max: 1_560,
    description: 'Completed months: beyond `ageYears` if given (at most 11), or else the whole age.',
  },
  sex: { type: 'enum', enum: lifeStageSex, description: 'The sex. For younger children it is not needed.' },
  pregnant: { type: 'boolean', default: false, description: 'Whether the person is pregnant.' },
  lactating: { type: 'boolean', default: false, description: 'Whether the person breastfeeds.' },
});
export type Person = ArgumentValues<typeof personArguments>;

interface Stage {
  readonly id: string;
  readonly sex: keyof typeof lifeStageSex.values;
  readonly ageFromMonths: number;
  readonly ageToMonths: number | null;
  readonly pregnant: boolean;
  readonly lactating: boolean;
}
const stageFacts = facts('{ lifeStages { nodes { id sex ageFromMonths ageToMonths pregnant lactating } } }');

/** Makes the error of a person, with the argument or field that describes the person. */
type Refuse = (message: string, details?: Readonly<Record<string, unknown>>) => GraphQLError;

/** Returns the age in months. @throws {GraphQLError} BAD_USER_INPUT for no age, or for two that do not fit together. */
function ageOf({ ageYears, ageMonths }: Person, refuse: Refuse): number {
  if (ageYears === null && ageMonths === null) throw refuse('is given no age. Give ageYears, ageMonths or both.');
  if (ageYears !== null && ageMonths !== null && ageMonths > 11)
    throw refuse(`is given ${ageYears} years and ${ageMonths} months. With ageYears, ageMonths is at most 11.`);
  return (ageYears ?? 0) * 12 + (ageMonths ?? 0);
}

/** @throws {GraphQLError} BAD_USER_INPUT for circumstances that contradict each other. */
function checkCircumstances({ sex, pregnant, lactating }: Person, refuse: Refuse): void {
  if (pregnant && lactating)
    throw refuse('is given pregnant and lactating. Reference intakes exist for one at a time: leave one out.');
  if (sex === 'MALE' && (pregnant || lactating))
    throw refuse(
      `is given a male who ${pregnant ? 'is pregnant' : 'breastfeeds'}. Give sex FEMALE, or leave that out.`,
    );
}

const isOfAge = ({ ageFromMonths, ageToMonths }: Stage, age: number): boolean =>
  ageFromMonths <= age && (ageToMonths === null || age < ageToMonths);

/** Prints an age: in years if they are whole and at least two, else in months. */
const printAge = (months: number): string =>
  months >= 24 && months % 12 === 0 ? `${months / 12} years` : `${months} months`;

/** Returns the BAD_USER_INPUT error for an age without a life stage. It names the ages that have one. */
function noStage(stages: readonly Stage[], age: number, state: string, refuse: Refuse) {
  const from = stages.reduce((least, { ageFromMonths }) => Math.min(least, ageFromMonths), Number.POSITIVE_INFINITY);
  const to = stages.reduce((most, { ageToMonths }) => Math.max(most, ageToMonths ?? Number.POSITIVE_INFINITY), 0);
  const until = Number.isFinite(to) ? ` up to, not including, ${printAge(to)}` : '';
  return refuse(
    `finds no life stage for a ${state}person of ${printAge(age)}: such reference intakes exist from ` +
      `${printAge(from)}${until}. Correct the age or the circumstances.`,
    { ageMonths: age },
  );
}

/**
 * Finds the life stage of a person.
 * @param place the field or argument that describes the person, for errors.
 * @throws {GraphQLError} BAD_USER_INPUT for circumstances that contradict each other, or that have no life stage.
 */
export async function readLifeStageOf(
  context: ResearchContext,
  place: string,
  person: Person,
): Promise<{ readonly lifeStage: string; readonly ageMonths: number }> {
  const refuse: Refuse = (message, details) => codedError('BAD_USER_INPUT', `${place} ${message}`, details);
  const age = ageOf(person, refuse);
  checkCircumstances(person, refuse);
  const { pregnant, lactating } = person;
  const { lifeStages } = await context.ask(stageFacts);
  const inState = lifeStages.nodes.filter((stage) => stage.pregnant === pregnant && stage.lactating === lactating);
  const ofAge = inState.filter((stage) => isOfAge(stage, age));
  const sex = pregnant || lactating ? 'FEMALE' : (person.sex ?? 'ANY');
  const found = ofAge.find((stage) => stage.sex === 'ANY' || stage.sex === sex);
  if (found) return { lifeStage: found.id, ageMonths: age };
  if (ofAge.length > 0)
    throw refuse(`is given no sex, and at ${printAge(age)} the life stages differ by it. Give sex: FEMALE or MALE.`);
  throw noStage(inState, age, pregnant ? 'pregnant ' : lactating ? 'breastfeeding ' : '', refuse);
}
