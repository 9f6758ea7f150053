MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n1:`Book`)
  WHERE n1._side = $side AND n1._rank >= 0
  WITH n1 ORDER BY n1._side, n1._rank LIMIT $fetch0
  RETURN [[n1.`name`, n1.`rating`]] ORDER BY n1._side, n1._rank
}] AS root0,
[COLLECT {
  MATCH (n2:`Book`)
  WHERE n2._side = $side AND n2._rank >= 0
  WITH n2 ORDER BY n2._side DESC, n2._rank DESC LIMIT $fetch2
  RETURN [[n2.`rating`, n2.`format`, n2.`pages`, n2.`id`], [[n2.`name`]], [[[COLLECT {
    MATCH ()<-[r3:`WROTE`]-(n3)
    WHERE r3._to = n2._key AND r3._in >= 0
    WITH n3, r3 ORDER BY r3._to, r3._in LIMIT $fetch1
    RETURN [[n3.`name`]] ORDER BY r3._to, r3._in
  }]]], [n2.`rating`]] ORDER BY n2._side DESC, n2._rank DESC
}] AS root1
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1
