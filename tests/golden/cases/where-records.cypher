MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n1:`Book`)
  WHERE n1._side = $side AND n1._rank >= 0 AND (any(v2 IN range(0, size(coalesce(n1.`editions`, [])) - 1)
  WHERE (NOT coalesce(CASE WHEN n1.`_given_editions_signed`[v2] THEN n1.`_editions_signed`[v2] END = $p0, false) AND coalesce(n1.`_folded_editions_isbn`[v2] STARTS WITH $p1, false) AND coalesce(CASE WHEN n1.`_given_editions_year`[v2] THEN n1.`_editions_year`[v2] END >= $p2, false))))
  WITH n1 ORDER BY n1._side, n1._rank LIMIT $fetch3
  RETURN [[n1.`name`]] ORDER BY n1._side, n1._rank
}] AS root0,
COLLECT {
  MATCH (n3:`Library` {_key: $side + $p4})
  RETURN [[COLLECT {
    MATCH ()-[r4:`HOLDS`]->(n4)
    WHERE r4._from = n3._key AND r4._out >= 0 AND ((any(v5 IN range(0, size(coalesce(r4.`loans`, [])) - 1)
    WHERE coalesce((CASE WHEN r4.`_given_loans_late`[v5] THEN r4.`_loans_late`[v5] END IS NULL) = $p5, false))) OR (NOT (size(coalesce(r4.`loans`, [])) > 0) AND NOT (any(v7 IN range(0, size(coalesce(n4.`xrefs`, [])) - 1)
    WHERE coalesce(n4.`_xrefs_match`[v7] = $p6, false)))))
    WITH n4, r4 ORDER BY r4._from, r4._out LIMIT $fetch7
    RETURN [[r4.`loans`, CASE
    WHEN n4:`Book` THEN [0, []]
    WHEN n4:`Magazine` THEN [1, []] END]] ORDER BY r4._from, r4._out
  }]]
} AS root1
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1
