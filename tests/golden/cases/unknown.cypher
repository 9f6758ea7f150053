MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
COLLECT {
  MATCH (n1:`Library` {_key: $side + $p0})
  RETURN [n1.`name`]
} AS root0,
COLLECT {
  MATCH (n2:`Library` {_key: $side + $p1})
  RETURN CASE
  WHEN n2:`Author` THEN [0, [n2.`id`]]
  WHEN n2:`Book` THEN [1, [n2.`id`]]
  WHEN n2:`Magazine` THEN [2, [n2.`id`]]
  WHEN n2:`Genre` THEN [3, [n2.`id`]]
  WHEN n2:`Branch` THEN [4, [n2.`id`]]
  WHEN n2:`Remark` THEN [5, [n2.`id`]]
  WHEN n2:`Register` THEN [6, [n2.`id`]] END
} AS root1,
COLLECT {
  UNWIND range(0, size($p2) - 1) AS r3
  MATCH (n3:`Library` {_key: $side + $p2[r3]})
  RETURN [r3, CASE
  WHEN n3:`Author` THEN [0, [n3.`id`]]
  WHEN n3:`Book` THEN [1, [n3.`id`]]
  WHEN n3:`Magazine` THEN [2, [n3.`id`]]
  WHEN n3:`Genre` THEN [3, [n3.`id`]]
  WHEN n3:`Branch` THEN [4, [n3.`id`]]
  WHEN n3:`Remark` THEN [5, [n3.`id`]]
  WHEN n3:`Register` THEN [6, [n3.`id`]] END]
} AS root2
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1, root2
