MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n1:`Remark`)
  WHERE n1._side = $side AND n1._rank >= 0 AND (((n1.`page` IS NULL) = $p0) AND EXISTS {
    MATCH (n1)-[r2:`SPEAKS_OF`]->(n2)
    WHERE (n2.`id` = $p1)
  } AND NOT NOT EXISTS {
    MATCH (n1)<-[r3:`CONTRADICTS`]-(n3)
  })
  WITH n1 ORDER BY n1._side, n1._rank LIMIT $fetch2
  RETURN [[n1.`text`, [COLLECT {
    MATCH ()<-[r4:`CONTRADICTS`]-(n4)
    WHERE r4._to = n1._key AND r4._in >= 0
    WITH n4, r4 ORDER BY r4._to, r4._in LIMIT $fetch3
    RETURN [[r4.`matters`, [n4.`text`]]] ORDER BY r4._to, r4._in
  }]]] ORDER BY n1._side, n1._rank
}] AS root0,
[COLLECT {
  MATCH (n5:`Remark`)
  WHERE n5._side = $side AND n5._rank >= 0 AND (EXISTS {
    MATCH (n5)-[r6:`ENTERED_IN`]->(n6)
    WHERE (n6.`id` = $p4)
  } AND (n5.`stance` = $p5) AND NOT (coalesce(n5.`page` = $p6, false)))
  WITH n5 ORDER BY n5._side, n5._rank LIMIT $fetch7
  RETURN [[n5.`text`]] ORDER BY n5._side, n5._rank
}] AS root1,
COLLECT {
  MATCH (n7:`Library` {_key: $side + $p1})
  RETURN []
} AS root2,
COLLECT {
  MATCH (n8:`Library` {_key: $side + $p4})
  RETURN []
} AS root3
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1, root2, root3
