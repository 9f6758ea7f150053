MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n4:`Book`)
  WHERE n4._side = $side AND n4._rank IS NOT NULL
  OPTIONAL MATCH (n4)<-[r6:`HOLDS`]-(n6:`Library` {_key: $side + $p0}) USING INDEX n6:`Library`(_key)
  WITH n4, r6.`fine` AS v5
  WHERE (CASE WHEN $p2[0] IS NULL THEN false WHEN v5 IS NULL THEN true ELSE v5 < $p2[0] END OR CASE WHEN v5 IS NULL OR $p2[0] IS NULL THEN v5 IS NULL AND $p2[0] IS NULL ELSE v5 = $p2[0] END AND (coalesce(n4.`_key_name`, n4.`name`) > $p2[1] OR coalesce(n4.`_key_name`, n4.`name`) = $p2[1] AND n4.`id` > $p2[2]))
  WITH n4, v5 ORDER BY v5 IS NULL, v5 DESC, n4.`name`, n4.`id` LIMIT $fetch1
  RETURN [[v5, n4.`name`, n4.`id`], [n4.`id`, COLLECT {
    MATCH (n4)<-[r7:`HOLDS`]-(n7:`Library` {_key: $side + $p3}) USING INDEX n7:`Library`(_key)
    RETURN [r7.`fine`]
  }]] ORDER BY v5 IS NULL, v5 DESC, n4.`name`, n4.`id`
}, EXISTS {
  MATCH (n1:`Book`)
  WHERE n1._side = $side AND n1._rank IS NOT NULL
  OPTIONAL MATCH (n1)<-[r3:`HOLDS`]-(n3:`Library` {_key: $side + $p0}) USING INDEX n3:`Library`(_key)
  WITH n1, r3.`fine` AS v2
  WHERE ((CASE WHEN $p2[0] IS NULL THEN false WHEN v2 IS NULL THEN true ELSE v2 < $p2[0] END OR CASE WHEN v2 IS NULL OR $p2[0] IS NULL THEN v2 IS NULL AND $p2[0] IS NULL ELSE v2 = $p2[0] END AND (coalesce(n1.`_key_name`, n1.`name`) > $p2[1] OR coalesce(n1.`_key_name`, n1.`name`) = $p2[1] AND n1.`id` > $p2[2]))) = false
  RETURN n1
}] AS root0,
[COLLECT {
  MATCH (n14:`Book`)
  WHERE n14._side = $side AND n14._rank IS NOT NULL
  OPTIONAL MATCH (n14)<-[r16:`HOLDS`]-(n16:`Library` {_key: $side + $p4}) USING INDEX n16:`Library`(_key)
  WITH n14, r16.`fine` AS v15
  WHERE (CASE WHEN v15 IS NULL THEN false WHEN $p6[0] IS NULL THEN true ELSE v15 > $p6[0] END OR CASE WHEN v15 IS NULL OR $p6[0] IS NULL THEN v15 IS NULL AND $p6[0] IS NULL ELSE v15 = $p6[0] END AND (coalesce(n14.`_key_name`, n14.`name`) < $p6[1] OR coalesce(n14.`_key_name`, n14.`name`) = $p6[1] AND n14.`id` < $p6[2]))
  WITH n14, v15 ORDER BY v15 IS NULL DESC, v15, n14.`name` DESC, n14.`id` DESC LIMIT $fetch5
  RETURN [[v15, n14.`name`, n14.`id`], [n14.`id`, COLLECT {
    MATCH (n14)<-[r17:`HOLDS`]-(n17:`Library` {_key: $side + $p7}) USING INDEX n17:`Library`(_key)
    RETURN [r17.`fine`]
  }]] ORDER BY v15 IS NULL DESC, v15, n14.`name` DESC, n14.`id` DESC
}, EXISTS {
  MATCH (n8:`Book`)
  WHERE n8._side = $side AND n8._rank IS NOT NULL
  OPTIONAL MATCH (n8)<-[r10:`HOLDS`]-(n10:`Library` {_key: $side + $p4}) USING INDEX n10:`Library`(_key)
  WITH n8, r10.`fine` AS v9
  WHERE ((CASE WHEN v9 IS NULL THEN false WHEN $p6[0] IS NULL THEN true ELSE v9 > $p6[0] END OR CASE WHEN v9 IS NULL OR $p6[0] IS NULL THEN v9 IS NULL AND $p6[0] IS NULL ELSE v9 = $p6[0] END AND (coalesce(n8.`_key_name`, n8.`name`) < $p6[1] OR coalesce(n8.`_key_name`, n8.`name`) = $p6[1] AND n8.`id` < $p6[2]))) = false
  RETURN n8
}] AS root1,
[COLLECT {
  MATCH (n27:`Book`)
  WHERE n27._side = $side AND n27._rank IS NOT NULL AND (n27.`pages` >= $p9)
  OPTIONAL MATCH (n27)<-[r29:`HOLDS`]-(n29:`Library` {_key: $side + $p8}) USING INDEX n29:`Library`(_key)
  WITH n27, r29.`fine` AS v28
  WHERE (CASE WHEN $p11[0] IS NULL THEN false WHEN v28 IS NULL THEN true ELSE v28 < $p11[0] END OR CASE WHEN v28 IS NULL OR $p11[0] IS NULL THEN v28 IS NULL AND $p11[0] IS NULL ELSE v28 = $p11[0] END AND (coalesce(n27.`_key_name`, n27.`name`) > $p11[1] OR coalesce(n27.`_key_name`, n27.`name`) = $p11[1] AND n27.`id` > $p11[2])) AND (CASE WHEN v28 IS NULL THEN false WHEN $p12[0] IS NULL THEN true ELSE v28 > $p12[0] END OR CASE WHEN v28 IS NULL OR $p12[0] IS NULL THEN v28 IS NULL AND $p12[0] IS NULL ELSE v28 = $p12[0] END AND (coalesce(n27.`_key_name`, n27.`name`) < $p12[1] OR coalesce(n27.`_key_name`, n27.`name`) = $p12[1] AND n27.`id` < $p12[2]))
  WITH n27, v28 ORDER BY v28 IS NULL, v28 DESC, n27.`name`, n27.`id` LIMIT $fetch10
  RETURN [[v28, n27.`name`, n27.`id`], [n27.`id`, COLLECT {
    MATCH (n27)<-[r30:`HOLDS`]-(n30:`Library` {_key: $side + $p13}) USING INDEX n30:`Library`(_key)
    RETURN [r30.`fine`]
  }]] ORDER BY v28 IS NULL, v28 DESC, n27.`name`, n27.`id`
}, EXISTS {
  MATCH (n18:`Book`)
  WHERE n18._side = $side AND n18._rank IS NOT NULL AND (n18.`pages` >= $p9)
  OPTIONAL MATCH (n18)<-[r20:`HOLDS`]-(n20:`Library` {_key: $side + $p8}) USING INDEX n20:`Library`(_key)
  WITH n18, r20.`fine` AS v19
  WHERE (CASE WHEN $p11[0] IS NULL THEN false WHEN v19 IS NULL THEN true ELSE v19 < $p11[0] END OR CASE WHEN v19 IS NULL OR $p11[0] IS NULL THEN v19 IS NULL AND $p11[0] IS NULL ELSE v19 = $p11[0] END AND (coalesce(n18.`_key_name`, n18.`name`) > $p11[1] OR coalesce(n18.`_key_name`, n18.`name`) = $p11[1] AND n18.`id` > $p11[2])) AND ((CASE WHEN v19 IS NULL THEN false WHEN $p12[0] IS NULL THEN true ELSE v19 > $p12[0] END OR CASE WHEN v19 IS NULL OR $p12[0] IS NULL THEN v19 IS NULL AND $p12[0] IS NULL ELSE v19 = $p12[0] END AND (coalesce(n18.`_key_name`, n18.`name`) < $p12[1] OR coalesce(n18.`_key_name`, n18.`name`) = $p12[1] AND n18.`id` < $p12[2]))) = false
  RETURN n18
}, EXISTS {
  MATCH (n24:`Book`)
  WHERE n24._side = $side AND n24._rank IS NOT NULL AND (n24.`pages` >= $p9)
  OPTIONAL MATCH (n24)<-[r26:`HOLDS`]-(n26:`Library` {_key: $side + $p8}) USING INDEX n26:`Library`(_key)
  WITH n24, r26.`fine` AS v25
  WHERE ((CASE WHEN $p11[0] IS NULL THEN false WHEN v25 IS NULL THEN true ELSE v25 < $p11[0] END OR CASE WHEN v25 IS NULL OR $p11[0] IS NULL THEN v25 IS NULL AND $p11[0] IS NULL ELSE v25 = $p11[0] END AND (coalesce(n24.`_key_name`, n24.`name`) > $p11[1] OR coalesce(n24.`_key_name`, n24.`name`) = $p11[1] AND n24.`id` > $p11[2]))) = false
  RETURN n24
}] AS root2
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1, root2
