MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n1:`Book`)
  WHERE n1._side = $side AND n1._rank IS NOT NULL
  WITH n1 ORDER BY n1.`rating` IS NULL DESC, n1.`rating` DESC, n1.`id` DESC LIMIT $fetch0
  RETURN [[n1.`id`, n1.`rating`]] ORDER BY n1.`rating` IS NULL DESC, n1.`rating` DESC, n1.`id` DESC
}] AS root0,
[COLLECT {
  MATCH (n2:`Book`)
  WHERE n2._side = $side AND n2._rank IS NOT NULL
  WITH n2 ORDER BY n2.`rating` IS NULL DESC, n2.`rating`, n2.`id` LIMIT $fetch1
  RETURN [[n2.`id`, n2.`rating`]] ORDER BY n2.`rating` IS NULL DESC, n2.`rating`, n2.`id`
}] AS root1
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1
