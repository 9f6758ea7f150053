MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
COLLECT {
  MATCH (n1:`Library` {_key: $side + $p0})
  RETURN [n1.`name`, [COLLECT {
    MATCH ()-[r3:`WROTE`]->(n3)
    WHERE r3._from = n1._key AND r3._out >= 0
    WITH n3, r3 ORDER BY r3._from, r3._out LIMIT $fetch3
    RETURN [[r3.`role`, r3.`share`, [n3.`name`, COLLECT {
      MATCH (n3)<-[r4:`SEQUEL_OF`]-(n4)
      RETURN [n4.`name`] LIMIT 1
    }, [COLLECT {
      MATCH ()-[r5:`SEQUEL_OF`]->(n5)
      WHERE r5._from = n3._key AND r5._out >= 0
      WITH n5, r5 ORDER BY r5._from, r5._out LIMIT $fetch1
      RETURN [[r5.`gap`, [n5.`name`]]] ORDER BY r5._from, r5._out
    }], [COLLECT {
      MATCH ()<-[r6:`WROTE`]-(n6)
      WHERE r6._to = n3._key AND r6._in >= 0
      WITH n6, r6 ORDER BY r6._to, r6._in LIMIT $fetch2
      RETURN [[n6.`name`]] ORDER BY r6._to, r6._in
    }]]]] ORDER BY r3._from, r3._out
  }, COUNT { (n1)-[:`WROTE`]->() }]]
} AS root0
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0
