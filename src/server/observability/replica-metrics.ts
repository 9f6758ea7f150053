import { Gauge, type Registry } from 'prom-client';
import { type ReplicaReport, replicaPhases } from '../../store/replica/state.ts';
import { reportTotals } from './totals.ts';

/** Reports on a replica whenever the metrics are read. The metrics of several workers add up. */
export function measureReplica(registry: Registry, report: () => ReplicaReport): void {
  const registers = [registry];
  const reads = {
    name: 'nutrigraph_reads_total',
    help: 'Reads of operations and of their research, by the store that answered: the replica or Neo4j.',
    registers,
  };
  reportTotals(reads, 'store', () => report().reads);
  new Gauge({
    name: 'nutrigraph_replica_state',
    help: 'State of the replica: 1 for the state that it is in, and 0 for the others.',
    labelNames: ['state'],
    registers,
    collect() {
      const { phase } = report();
      for (const state of replicaPhases) this.set({ state }, state === phase ? 1 : 0);
    },
  });
  new Gauge({
    name: 'nutrigraph_replica_answers',
    help: '1 if the replica answers, 0 if Neo4j does.',
    registers,
    collect() {
      this.set(report().store === 'replica' ? 1 : 0);
    },
  });
  new Gauge({
    name: 'nutrigraph_replica_bytes',
    help: 'Bytes of the graph in the replica.',
    registers,
    collect() {
      this.set(report().bytes);
    },
  });
  new Gauge({
    name: 'nutrigraph_replica_build_seconds',
    help: 'Time of the last build of the replica, from the notice of its release until it answered.',
    aggregator: 'max',
    registers,
    collect() {
      this.set(report().buildSeconds);
    },
  });
  const builds = {
    name: 'nutrigraph_replica_builds_total',
    help: 'Builds by how they ended: copied from Neo4j, read from a snapshot, failed, or replaced by a newer one.',
    registers,
  };
  reportTotals(builds, 'outcome', () => report().builds);
}
