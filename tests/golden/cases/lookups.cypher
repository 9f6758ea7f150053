MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n5:`Book`)
  WHERE n5._side = $side AND n5._rank >= 0 AND (EXISTS {
    MATCH (n5)<-[r6:`WROTE`]-(n6:`Library` {_key: $side + $p0}) USING INDEX n6:`Library`(_key)
    WHERE r6.`share` > $p1
  } AND (EXISTS {
    MATCH (n5)<-[r7:`WROTE`]-(n7:`Library` {_key: $side + $p2}) USING INDEX n7:`Library`(_key)
    WHERE r7.`share` IS NOT NULL
  } <> $p3) AND (EXISTS {
    MATCH (n5)<-[r8:`HOLDS`]-(n8:`Library` {_key: $side + $p4}) USING INDEX n8:`Library`(_key)
    WHERE r8.`fine` IS NOT NULL
  } <> $p5))
  WITH n5 ORDER BY n5._side, n5._rank LIMIT $fetch6
  RETURN [[n5.`id`, COLLECT {
    MATCH (n5)<-[r9:`WROTE`]-(n9:`Library` {_key: $side + $p7}) USING INDEX n9:`Library`(_key)
    RETURN [r9.`role`, r9.`share`, [n9.`name`], COLLECT {
      UNWIND range(0, size(r9._evidence) - 1) AS r10
      MATCH (n10:`Library` {_key: $side + r9._evidence[r10]})
      WITH n10, r10 ORDER BY r10
      RETURN [n10.`id`] ORDER BY r10
    }]
  }]] ORDER BY n5._side, n5._rank
}, COUNT {
  MATCH (n1:`Book`)
  WHERE n1._side = $side AND n1._rank IS NOT NULL AND (EXISTS {
    MATCH (n1)<-[r2:`WROTE`]-(n2:`Library` {_key: $side + $p0}) USING INDEX n2:`Library`(_key)
    WHERE r2.`share` > $p1
  } AND (EXISTS {
    MATCH (n1)<-[r3:`WROTE`]-(n3:`Library` {_key: $side + $p2}) USING INDEX n3:`Library`(_key)
    WHERE r3.`share` IS NOT NULL
  } <> $p3) AND (EXISTS {
    MATCH (n1)<-[r4:`HOLDS`]-(n4:`Library` {_key: $side + $p4}) USING INDEX n4:`Library`(_key)
    WHERE r4.`fine` IS NOT NULL
  } <> $p5))
}] AS root0,
[COLLECT {
  MATCH (n16:`Book`)
  WHERE n16._side = $side AND n16._rank IS NOT NULL
  OPTIONAL MATCH (n16)<-[r18:`HOLDS`]-(n18:`Library` {_key: $side + $p8}) USING INDEX n18:`Library`(_key)
  OPTIONAL MATCH (n16)<-[r20:`WROTE`]-(n20:`Library` {_key: $side + $p9}) USING INDEX n20:`Library`(_key)
  WITH n16, r18.`fine` AS v17, r20.`share` AS v19
  WITH n16, v17, v19 ORDER BY v17 IS NULL, v17 DESC, v19 IS NULL, v19, n16.`id` LIMIT $fetch10
  RETURN [[v17, v19, n16.`id`], [n16.`id`, COLLECT {
    MATCH (n16)<-[r21:`HOLDS`]-(n21:`Library` {_key: $side + $p12}) USING INDEX n21:`Library`(_key)
    RETURN [r21.`currency`, r21.`fine`]
  }, COLLECT {
    MATCH (n16)<-[r22:`HOLDS`]-(n22:`Library` {_key: $side + $p13}) USING INDEX n22:`Library`(_key)
    RETURN [r22.`fine`]
  }]] ORDER BY v17 IS NULL, v17 DESC, v19 IS NULL, v19, n16.`id`
}, [release.`_count_Book`, [v13 IN [COLLECT {
  MATCH (n11:`Book`)
  WHERE n11._side = $side AND n11._rank IS NOT NULL
  MATCH (n11)<-[r12:`HOLDS`]-(n12:`Library` {_key: $side + $p11}) USING INDEX n12:`Library`(_key)
  WITH r12.`fine` AS value
  WHERE value IS NOT NULL
  RETURN value ORDER BY value
}] | [size(v13), head(v13), last(v13), head([v14 IN [reduce(v14 = 0.0, v15 IN v13 | v14 + v15)] | CASE WHEN v14 - v14 = 0.0 THEN v14 END])]]]] AS root1,
COLLECT {
  MATCH (n23:`Library` {_key: $side + $p14})
  RETURN [COLLECT {
    MATCH (n23)-[r24:`HOLDS`]->(n24:`Library` {_key: $side + $p15}) USING INDEX n24:`Library`(_key)
    RETURN [r24.`copies`, CASE
    WHEN n24:`Book` THEN [0, []]
    WHEN n24:`Magazine` THEN [1, []] END]
  }, [COLLECT {
    MATCH (n23)-[r30:`HOLDS`]->(n30)
    WITH n30, r30 ORDER BY r30.`copies`, n30.`id` LIMIT $fetch16
    RETURN [CASE
    WHEN n30:`Book` THEN [0, [n30.`id`, COLLECT {
      MATCH (n30)<-[r31:`HOLDS`]-(n31:`Library` {_key: $side + $p17}) USING INDEX n31:`Library`(_key)
      RETURN [r31.`fine`]
    }]]
    WHEN n30:`Magazine` THEN [1, []] END] ORDER BY r30.`copies`, n30.`id`
  }, [COUNT { (n23)-[:`HOLDS`]->() }, [v26 IN [COLLECT {
    MATCH (n23)-[r25:`HOLDS`]->(n25)
    RETURN CASE
    WHEN n25:`Book` THEN 'Book'
    WHEN n25:`Magazine` THEN 'Magazine' END
  }] | [v27 IN ['Book', 'Magazine'] | size([v28 IN v26
  WHERE v28 = v27])]]]]]
} AS root2
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1, root2
