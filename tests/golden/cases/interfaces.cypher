MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
COLLECT {
  UNWIND range(0, size($p0) - 1) AS r1
  MATCH (n1:`Library` {_key: $side + $p0[r1]})
  RETURN [r1, CASE
  WHEN n1:`Author` THEN [0, [n1.`id`, n1.`name`, n1.`synonyms`, [COLLECT {
    MATCH ()-[r3:`WROTE`]->(n3)
    WHERE r3._from = n1._key AND r3._out >= 0
    WITH n3, r3 ORDER BY r3._from, r3._out LIMIT $fetch1
    RETURN [] ORDER BY r3._from, r3._out
  }, COUNT { (n1)-[:`WROTE`]->() }]]]
  WHEN n1:`Book` THEN [1, [n1.`id`, n1.`name`, n1.`synonyms`, [COLLECT {
    MATCH ()<-[r5:`WROTE`]-(n5)
    WHERE r5._to = n1._key AND r5._in >= 0
    WITH n5, r5 ORDER BY r5._to, r5._in LIMIT $fetch2
    RETURN [] ORDER BY r5._to, r5._in
  }, COUNT { (n1)<-[:`WROTE`]-() }]]]
  WHEN n1:`Magazine` THEN [2, [n1.`id`, n1.`name`, n1.`synonyms`]]
  WHEN n1:`Genre` THEN [3, [n1.`id`, n1.`name`, n1.`synonyms`]]
  WHEN n1:`Branch` THEN [4, [n1.`id`, n1.`name`, n1.`synonyms`, [COLLECT {
    MATCH ()-[r6:`HOLDS`]->(n6)
    WHERE r6._from = n1._key AND r6._out >= 0
    WITH n6, r6 ORDER BY r6._from, r6._out LIMIT $fetch4
    RETURN [[r6.`copies`, r6.`wear`, CASE
    WHEN n6:`Book` THEN [0, [n6.`name`, n6.`pages`, [COLLECT {
      MATCH ()-[r7:`IN_GENRE`]->(n7)
      WHERE r7._from = n6._key AND r7._out >= 0
      WITH n7, r7 ORDER BY r7._from, r7._out LIMIT $fetch3
      RETURN [[n7.`name`]] ORDER BY r7._from, r7._out
    }]]]
    WHEN n6:`Magazine` THEN [1, [n6.`name`, n6.`pages`, COLLECT {
      MATCH (n6)-[r8:`SHELVED_UNDER`]->(n8)
      RETURN [n8.`name`] LIMIT 1
    }]] END]] ORDER BY r6._from, r6._out
  }]]]
  WHEN n1:`Remark` THEN [5, [n1.`id`, n1.`name`, n1.`synonyms`]]
  WHEN n1:`Register` THEN [6, [n1.`id`, n1.`name`, n1.`synonyms`]] END]
} AS root0
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0
