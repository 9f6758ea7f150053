MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
COLLECT {
  MATCH (n1:`Library` {_key: $side + $p0})
  RETURN [[COLLECT {
    MATCH ()-[r2:`WROTE`]->(n2)
    WHERE r2._from = n1._key AND r2._out >= 0
    WITH n2, r2 ORDER BY r2._from, r2._out LIMIT $fetch1
    RETURN [[r2.`role`, r2.`share`, n2.`name`, n2.`id`], [[n2.`name`], COLLECT {
      UNWIND range(0, size(r2._evidence) - 1) AS r3
      MATCH (n3:`Library` {_key: $side + r2._evidence[r3]})
      WITH n3, r3 ORDER BY r3
      RETURN [n3.`stance`, n3.`text`, COLLECT {
        MATCH (n3)-[r4:`ENTERED_IN`]->(n4)
        RETURN [n4.`name`] LIMIT 1
      }] ORDER BY r3
    }]] ORDER BY r2._from, r2._out
  }]]
} AS root0
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0
