MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
COLLECT {
  UNWIND range(0, size($hits0) - 1) AS r1
  MATCH (n1:`Library` {_key: $side + $hits0[r1]})
  RETURN [r1, CASE
  WHEN n1:`Author` THEN [0, [n1.`id`]]
  WHEN n1:`Book` THEN [1, [n1.`id`]]
  WHEN n1:`Magazine` THEN [2, [n1.`id`]]
  WHEN n1:`Genre` THEN [3, [n1.`id`]]
  WHEN n1:`Branch` THEN [4, [n1.`id`]]
  WHEN n1:`Remark` THEN [5, [n1.`id`]]
  WHEN n1:`Register` THEN [6, [n1.`id`]] END, CASE
  WHEN n1:`Author` THEN [0, []]
  WHEN n1:`Book` THEN [1, [n1.`pages`]]
  WHEN n1:`Magazine` THEN [2, []]
  WHEN n1:`Genre` THEN [3, []]
  WHEN n1:`Branch` THEN [4, []]
  WHEN n1:`Remark` THEN [5, []]
  WHEN n1:`Register` THEN [6, []] END]
} AS root0
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0
