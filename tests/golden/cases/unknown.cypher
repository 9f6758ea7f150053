RETURN COLLECT {
  MATCH (release:`Library_Release`)
  RETURN [release.id, release.version, release.title, release.published, release.counts]
} AS release,
COLLECT {
  MATCH (n1:`Library` {id: $p0})
  RETURN [n1.`name`]
} AS root0,
COLLECT {
  MATCH (n2:`Library` {id: $p1})
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
  MATCH (n3:`Library` {id: $p2[r3]})
  RETURN [r3, CASE
  WHEN n3:`Author` THEN [0, [n3.`id`]]
  WHEN n3:`Book` THEN [1, [n3.`id`]]
  WHEN n3:`Magazine` THEN [2, [n3.`id`]]
  WHEN n3:`Genre` THEN [3, [n3.`id`]]
  WHEN n3:`Branch` THEN [4, [n3.`id`]]
  WHEN n3:`Remark` THEN [5, [n3.`id`]]
  WHEN n3:`Register` THEN [6, [n3.`id`]] END]
} AS root2
