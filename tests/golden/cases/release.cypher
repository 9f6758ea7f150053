MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[[COLLECT {
  MATCH (n1:`Register`)
  WHERE n1._side = $side AND n1._rank >= 0
  WITH n1 ORDER BY n1._side, n1._rank LIMIT $fetch0
  RETURN [[n1.`name`, [COLLECT {
    MATCH ()<-[r3:`ENTERED_IN`]-(n3)
    WHERE r3._to = n1._key AND r3._in >= 0
    WITH n3, r3 ORDER BY r3._to, r3._in LIMIT $fetch1
    RETURN [] ORDER BY r3._to, r3._in
  }, COUNT { (n1)<-[:`ENTERED_IN`]-() }]]] ORDER BY n1._side, n1._rank
}]] AS root0
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0
