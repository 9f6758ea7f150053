import { describe, expect, it } from 'vitest';
import { checkVersion } from '../../../src/store/neo4j-version.ts';

describe('checkVersion', () => {
  it.each(['Neo4j/5.26.0', 'Neo4j/5.27.1', 'Neo4j/2025.06.0', 'Memgraph/3', undefined])('takes %s', (agent) => {
    expect(() => checkVersion(agent)).not.toThrow();
  });

  it.each(['Neo4j/5.25.9', 'Neo4j/4.4.30', 'Neo4j/5.5.0'])('refuses %s, and names the expected version', (agent) => {
    expect(() => checkVersion(agent)).toThrow(
      expect.objectContaining({ reason: 'version', message: expect.stringContaining('5.26') }),
    );
  });
});
