MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
COLLECT {
  MATCH (n1:`Library` {_key: $side + $p0})
  RETURN [[COLLECT {
    MATCH ()-[r3:`HOLDS`]->(n3)
    WHERE r3._from = n1._key AND r3._out > coalesce(head(COLLECT {
      MATCH (n1)-[r4:`HOLDS`]->(n4:`Library` {_key: $side + $p2[3]})
      WHERE CASE WHEN CASE r4.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p2[0] IS NULL THEN CASE r4.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p2[0] IS NULL ELSE CASE r4.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p2[0] END AND r4.`copies` = $p2[1] AND coalesce(n4.`_key_name`, n4.`name`) = $p2[2] AND n4.`id` = $p2[3]
      RETURN r4._out
    }), -1) AND (CASE WHEN $p2[0] IS NULL THEN false WHEN CASE r3.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL THEN true ELSE CASE r3.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END > $p2[0] END OR CASE WHEN CASE r3.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p2[0] IS NULL THEN CASE r3.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p2[0] IS NULL ELSE CASE r3.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p2[0] END AND (r3.`copies` < $p2[1] OR r3.`copies` = $p2[1] AND (coalesce(n3.`_key_name`, n3.`name`) > $p2[2] OR coalesce(n3.`_key_name`, n3.`name`) = $p2[2] AND n3.`id` > $p2[3])))
    WITH n3, r3 ORDER BY r3._from, r3._out LIMIT $fetch1
    RETURN [CASE
    WHEN n3:`Book` THEN [0, [n3.`id`]]
    WHEN n3:`Magazine` THEN [1, [n3.`id`]] END] ORDER BY r3._from, r3._out
  }, EXISTS {
    MATCH ()-[r2:`HOLDS`]->(n2)
    WHERE r2._from = n1._key AND r2._out >= 0 AND ((CASE WHEN $p2[0] IS NULL THEN false WHEN CASE r2.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL THEN true ELSE CASE r2.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END > $p2[0] END OR CASE WHEN CASE r2.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p2[0] IS NULL THEN CASE r2.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p2[0] IS NULL ELSE CASE r2.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p2[0] END AND (r2.`copies` < $p2[1] OR r2.`copies` = $p2[1] AND (coalesce(n2.`_key_name`, n2.`name`) > $p2[2] OR coalesce(n2.`_key_name`, n2.`name`) = $p2[2] AND n2.`id` > $p2[3])))) = false
  }], [COLLECT {
    MATCH ()-[r8:`HOLDS`]->(n8)
    WHERE r8._from = n1._key AND r8._out > coalesce(head(COLLECT {
      MATCH (n1)-[r9:`HOLDS`]->(n9:`Library` {_key: $side + $p4[3]})
      WHERE CASE WHEN CASE r9.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p4[0] IS NULL THEN CASE r9.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p4[0] IS NULL ELSE CASE r9.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p4[0] END AND r9.`copies` = $p4[1] AND coalesce(n9.`_key_name`, n9.`name`) = $p4[2] AND n9.`id` = $p4[3]
      RETURN r9._out
    }), -1) AND r8._out < coalesce(head(COLLECT {
      MATCH (n1)-[r10:`HOLDS`]->(n10:`Library` {_key: $side + $p5[3]})
      WHERE CASE WHEN CASE r10.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p5[0] IS NULL THEN CASE r10.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p5[0] IS NULL ELSE CASE r10.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p5[0] END AND r10.`copies` = $p5[1] AND coalesce(n10.`_key_name`, n10.`name`) = $p5[2] AND n10.`id` = $p5[3]
      RETURN r10._out
    }), 2147483647) AND (CASE WHEN $p4[0] IS NULL THEN false WHEN CASE r8.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL THEN true ELSE CASE r8.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END > $p4[0] END OR CASE WHEN CASE r8.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p4[0] IS NULL THEN CASE r8.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p4[0] IS NULL ELSE CASE r8.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p4[0] END AND (r8.`copies` < $p4[1] OR r8.`copies` = $p4[1] AND (coalesce(n8.`_key_name`, n8.`name`) > $p4[2] OR coalesce(n8.`_key_name`, n8.`name`) = $p4[2] AND n8.`id` > $p4[3]))) AND (CASE WHEN CASE r8.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL THEN false WHEN $p5[0] IS NULL THEN true ELSE CASE r8.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END < $p5[0] END OR CASE WHEN CASE r8.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p5[0] IS NULL THEN CASE r8.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p5[0] IS NULL ELSE CASE r8.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p5[0] END AND (r8.`copies` > $p5[1] OR r8.`copies` = $p5[1] AND (coalesce(n8.`_key_name`, n8.`name`) < $p5[2] OR coalesce(n8.`_key_name`, n8.`name`) = $p5[2] AND n8.`id` < $p5[3])))
    WITH n8, r8 ORDER BY r8._from, r8._out LIMIT $fetch3
    RETURN [[r8.`copies`, r8.`wear`, CASE
    WHEN n8:`Book` THEN [0, [n8.`id`]]
    WHEN n8:`Magazine` THEN [1, [n8.`id`]] END]] ORDER BY r8._from, r8._out
  }, EXISTS {
    MATCH ()-[r5:`HOLDS`]->(n5)
    WHERE r5._from = n1._key AND r5._out >= coalesce(head(COLLECT {
      MATCH (n1)-[r6:`HOLDS`]->(n6:`Library` {_key: $side + $p5[3]})
      WHERE CASE WHEN CASE r6.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p5[0] IS NULL THEN CASE r6.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p5[0] IS NULL ELSE CASE r6.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p5[0] END AND r6.`copies` = $p5[1] AND coalesce(n6.`_key_name`, n6.`name`) = $p5[2] AND n6.`id` = $p5[3]
      RETURN r6._out
    }), 0) AND (CASE WHEN $p4[0] IS NULL THEN false WHEN CASE r5.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL THEN true ELSE CASE r5.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END > $p4[0] END OR CASE WHEN CASE r5.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p4[0] IS NULL THEN CASE r5.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p4[0] IS NULL ELSE CASE r5.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p4[0] END AND (r5.`copies` < $p4[1] OR r5.`copies` = $p4[1] AND (coalesce(n5.`_key_name`, n5.`name`) > $p4[2] OR coalesce(n5.`_key_name`, n5.`name`) = $p4[2] AND n5.`id` > $p4[3]))) AND ((CASE WHEN CASE r5.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL THEN false WHEN $p5[0] IS NULL THEN true ELSE CASE r5.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END < $p5[0] END OR CASE WHEN CASE r5.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p5[0] IS NULL THEN CASE r5.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p5[0] IS NULL ELSE CASE r5.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p5[0] END AND (r5.`copies` > $p5[1] OR r5.`copies` = $p5[1] AND (coalesce(n5.`_key_name`, n5.`name`) < $p5[2] OR coalesce(n5.`_key_name`, n5.`name`) = $p5[2] AND n5.`id` < $p5[3])))) = false
  }, EXISTS {
    MATCH ()-[r7:`HOLDS`]->(n7)
    WHERE r7._from = n1._key AND r7._out >= 0 AND ((CASE WHEN $p4[0] IS NULL THEN false WHEN CASE r7.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL THEN true ELSE CASE r7.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END > $p4[0] END OR CASE WHEN CASE r7.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL OR $p4[0] IS NULL THEN CASE r7.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END IS NULL AND $p4[0] IS NULL ELSE CASE r7.`wear` WHEN 'NEW' THEN 0 WHEN 'READ' THEN 1 WHEN 'ANNOTATED' THEN 2 WHEN 'DAMAGED' THEN 3 END = $p4[0] END AND (r7.`copies` < $p4[1] OR r7.`copies` = $p4[1] AND (coalesce(n7.`_key_name`, n7.`name`) > $p4[2] OR coalesce(n7.`_key_name`, n7.`name`) = $p4[2] AND n7.`id` > $p4[3])))) = false
  }], [COLLECT {
    MATCH (n1)-[r12:`HOLDS`]->(n12)
    WHERE (r12.`copies` < $p7[0] OR r12.`copies` = $p7[0] AND n12.`id` < $p7[1])
    WITH n12, r12 ORDER BY r12.`copies` DESC, n12.`id` DESC LIMIT $fetch6
    RETURN [[r12.`copies`, n12.`id`], [r12.`copies`, CASE
    WHEN n12:`Book` THEN [0, [n12.`id`]]
    WHEN n12:`Magazine` THEN [1, [n12.`id`]] END]] ORDER BY r12.`copies` DESC, n12.`id` DESC
  }, EXISTS {
    MATCH (n1)-[r11:`HOLDS`]->(n11)
    WHERE ((r11.`copies` < $p7[0] OR r11.`copies` = $p7[0] AND n11.`id` < $p7[1])) = false
  }]]
} AS root0,
[COLLECT {
  MATCH (n15:`Book`)
  WHERE n15._side = $side AND n15._rank >= 0 AND n15._rank < coalesce(head(COLLECT {
    MATCH (n16:`Library` {_key: $side + $p9[3]})
    WHERE CASE WHEN n16.`rating` IS NULL OR $p9[0] IS NULL THEN n16.`rating` IS NULL AND $p9[0] IS NULL ELSE n16.`rating` = $p9[0] END AND CASE n16.`format` WHEN 'HARDCOVER' THEN 0 WHEN 'PAPERBACK' THEN 1 WHEN 'AUDIO' THEN 2 WHEN 'DIGITAL' THEN 3 END = $p9[1] AND n16.`pages` = $p9[2] AND n16.`id` = $p9[3]
    RETURN n16._rank
  }), 2147483647) AND (CASE WHEN n15.`rating` IS NULL THEN false WHEN $p9[0] IS NULL THEN true ELSE n15.`rating` > $p9[0] END OR CASE WHEN n15.`rating` IS NULL OR $p9[0] IS NULL THEN n15.`rating` IS NULL AND $p9[0] IS NULL ELSE n15.`rating` = $p9[0] END AND (CASE n15.`format` WHEN 'HARDCOVER' THEN 0 WHEN 'PAPERBACK' THEN 1 WHEN 'AUDIO' THEN 2 WHEN 'DIGITAL' THEN 3 END < $p9[1] OR CASE n15.`format` WHEN 'HARDCOVER' THEN 0 WHEN 'PAPERBACK' THEN 1 WHEN 'AUDIO' THEN 2 WHEN 'DIGITAL' THEN 3 END = $p9[1] AND (n15.`pages` > $p9[2] OR n15.`pages` = $p9[2] AND n15.`id` > $p9[3])))
  WITH n15 ORDER BY n15._side DESC, n15._rank DESC LIMIT $fetch8
  RETURN [[n15.`rating`, n15.`format`, n15.`pages`, n15.`id`], [n15.`id`, n15.`rating`]] ORDER BY n15._side DESC, n15._rank DESC
}, EXISTS {
  MATCH (n13:`Book`)
  WHERE n13._side = $side AND n13._rank >= coalesce(head(COLLECT {
    MATCH (n14:`Library` {_key: $side + $p9[3]})
    WHERE CASE WHEN n14.`rating` IS NULL OR $p9[0] IS NULL THEN n14.`rating` IS NULL AND $p9[0] IS NULL ELSE n14.`rating` = $p9[0] END AND CASE n14.`format` WHEN 'HARDCOVER' THEN 0 WHEN 'PAPERBACK' THEN 1 WHEN 'AUDIO' THEN 2 WHEN 'DIGITAL' THEN 3 END = $p9[1] AND n14.`pages` = $p9[2] AND n14.`id` = $p9[3]
    RETURN n14._rank
  }), 0) AND ((CASE WHEN n13.`rating` IS NULL THEN false WHEN $p9[0] IS NULL THEN true ELSE n13.`rating` > $p9[0] END OR CASE WHEN n13.`rating` IS NULL OR $p9[0] IS NULL THEN n13.`rating` IS NULL AND $p9[0] IS NULL ELSE n13.`rating` = $p9[0] END AND (CASE n13.`format` WHEN 'HARDCOVER' THEN 0 WHEN 'PAPERBACK' THEN 1 WHEN 'AUDIO' THEN 2 WHEN 'DIGITAL' THEN 3 END < $p9[1] OR CASE n13.`format` WHEN 'HARDCOVER' THEN 0 WHEN 'PAPERBACK' THEN 1 WHEN 'AUDIO' THEN 2 WHEN 'DIGITAL' THEN 3 END = $p9[1] AND (n13.`pages` > $p9[2] OR n13.`pages` = $p9[2] AND n13.`id` > $p9[3])))) = false
}] AS root1
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1
