MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n1:`Book`)
  WHERE n1._side = $side AND n1._rank IS NOT NULL
  WITH n1 ORDER BY n1.`weight` IS NULL, n1.`weight` DESC, n1.`name`, n1.`id` LIMIT $fetch0
  RETURN [[n1.`id`, n1.`name`, n1.`weight`]] ORDER BY n1.`weight` IS NULL, n1.`weight` DESC, n1.`name`, n1.`id`
}] AS root0,
COLLECT {
  MATCH (n2:`Library` {_key: $side + $p1})
  RETURN [[COLLECT {
    MATCH (n2)-[r3:`HOLDS`]->(n3)
    WITH n3, r3 ORDER BY r3.`shelf` IS NULL, r3.`shelf`, n3.`name` DESC, n3.`id` DESC LIMIT $fetch2
    RETURN [[r3.`shelf`, CASE
    WHEN n3:`Book` THEN [0, [n3.`name`]]
    WHEN n3:`Magazine` THEN [1, [n3.`name`]] END]] ORDER BY r3.`shelf` IS NULL, r3.`shelf`, n3.`name` DESC, n3.`id` DESC
  }]]
} AS root1
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1
