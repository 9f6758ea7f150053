MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n1:`Book`)
  WHERE n1._side = $side AND n1._rank >= 0 AND (NOT EXISTS {
    MATCH (n1)-[r2:`IN_GENRE`]->(n2)
    WHERE (n2.`_folded_name` STARTS WITH $p0)
  } AND (COUNT {
    MATCH (n1)<-[r3:`HOLDS`]-(n3)
    WHERE (r3.`wear` IN $p1)
  } >= $p2))
  WITH n1 ORDER BY n1._side, n1._rank LIMIT $fetch3
  RETURN [[n1.`name`]] ORDER BY n1._side, n1._rank
}] AS root0,
[COLLECT {
  MATCH (n4:`Book`)
  WHERE n4._side = $side AND n4._rank >= 0 AND EXISTS {
    MATCH (n4)<-[r5:`SEQUEL_OF`]-(n5)
    WHERE (n5.`pages` > $p4)
  }
  WITH n4 ORDER BY n4._side, n4._rank LIMIT $fetch5
  RETURN [[n4.`name`]] ORDER BY n4._side, n4._rank
}] AS root1
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1
