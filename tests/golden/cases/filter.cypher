MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n3:`Book`)
  WHERE n3._side = $side AND n3._rank >= 0 AND (((n3.`rating` >= $p0) OR NOT coalesce((n3.`rating` IS NULL) = $p1, false)) AND EXISTS {
    MATCH (n3)<-[r4:`WROTE`]-(n4)
    WHERE ((r4.`role` = $p2) AND (n4.`_folded_name` CONTAINS $p3))
  })
  WITH n3 ORDER BY n3._side, n3._rank LIMIT $fetch4
  RETURN [[n3.`name`, n3.`pages`, n3.`rating`]] ORDER BY n3._side, n3._rank
}, COUNT {
  MATCH (n1:`Book`)
  WHERE n1._side = $side AND n1._rank IS NOT NULL AND (((n1.`rating` >= $p0) OR NOT coalesce((n1.`rating` IS NULL) = $p1, false)) AND EXISTS {
    MATCH (n1)<-[r2:`WROTE`]-(n2)
    WHERE ((r2.`role` = $p2) AND (n2.`_folded_name` CONTAINS $p3))
  })
}] AS root0
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0
