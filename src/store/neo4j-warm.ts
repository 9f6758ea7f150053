/**
 * Has Neo4j plan statements before a client waits for them: a large one takes seconds to plan. It works in the
 * background, a statement at a time, once for each release, since a load may make Neo4j plan again.
 */
import type { Plan } from '../plan/plan.ts';

/** The most statements. Neo4j keeps the plans of a thousand by default, and drops those used least. */
const maxPlans = 200;

export class PlanWarmer {
  private readonly planOne: (plan: Plan) => Promise<unknown>;
  private plans: readonly Plan[] = [];
  /** The release for which the statements are planned, or being planned. */
  private release: string | null = null;
  private work: Promise<void> = Promise.resolve();
  private isClosed = false;

  /** @param planOne has Neo4j plan the statement of a plan. */
  constructor(planOne: (plan: Plan) => Promise<unknown>) {
    this.planOne = planOne;
  }

  /** Takes the plans to have ready from the next read on. */
  take(plans: readonly Plan[]): void {
    this.plans = plans.slice(0, maxPlans);
    this.release = null;
  }

  /** Begins when a read has found another release. A former run ends first. */
  noticed(release: string): void {
    if (release === this.release || this.plans.length === 0) return;
    this.release = release;
    this.work = this.work.then(() => this.planAll(release));
  }

  /** Resolves when the present run is over, whether it succeeded or not. */
  done(): Promise<void> {
    return this.work;
  }

  close(): void {
    this.isClosed = true;
  }

  /** Ends early when a statement fails: Neo4j does not answer, or is too busy, and clients have no use for it then. */
  private async planAll(release: string): Promise<void> {
    for (const plan of this.plans) {
      if (this.isClosed || release !== this.release) return;
      const isPlanned = await this.planOne(plan).then(
        () => true,
        () => false,
      );
      if (!isPlanned) return;
    }
  }
}
