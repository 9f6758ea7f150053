RETURN COLLECT {
  MATCH (release:`Library_Release`)
  RETURN [release.id, release.version, release.title, release.published, release.counts]
} AS release,
[COLLECT {
  MATCH (n5:`Book`)
  WHERE n5._rank >= 0 AND (EXISTS {
    MATCH (n5)<-[r6:`WROTE`]-(n6:`Library` {id: $p0}) USING INDEX n6:`Library`(id)
    WHERE r6.`share` > $p1
  } AND (EXISTS {
    MATCH (n5)<-[r7:`WROTE`]-(n7:`Library` {id: $p2}) USING INDEX n7:`Library`(id)
    WHERE r7.`share` IS NOT NULL
  } <> $p3) AND (EXISTS {
    MATCH (n5)<-[r8:`HOLDS`]-(n8:`Library` {id: $p4}) USING INDEX n8:`Library`(id)
    WHERE r8.`fine` IS NOT NULL
  } <> $p5))
  WITH n5 ORDER BY n5._rank LIMIT $fetch6
  RETURN [[n5.`id`, COLLECT {
    MATCH (n5)<-[r9:`WROTE`]-(n9:`Library` {id: $p7}) USING INDEX n9:`Library`(id)
    RETURN [r9.`role`, r9.`share`, [n9.`name`], COLLECT {
      UNWIND range(0, size(r9._evidence) - 1) AS r10
      MATCH (n10:`Library` {id: r9._evidence[r10]})
      WITH n10, r10 ORDER BY r10
      RETURN [n10.`id`] ORDER BY r10
    }]
  }]] ORDER BY n5._rank
}, COUNT {
  MATCH (n1:`Book`)
  WHERE (EXISTS {
    MATCH (n1)<-[r2:`WROTE`]-(n2:`Library` {id: $p0}) USING INDEX n2:`Library`(id)
    WHERE r2.`share` > $p1
  } AND (EXISTS {
    MATCH (n1)<-[r3:`WROTE`]-(n3:`Library` {id: $p2}) USING INDEX n3:`Library`(id)
    WHERE r3.`share` IS NOT NULL
  } <> $p3) AND (EXISTS {
    MATCH (n1)<-[r4:`HOLDS`]-(n4:`Library` {id: $p4}) USING INDEX n4:`Library`(id)
    WHERE r4.`fine` IS NOT NULL
  } <> $p5))
}] AS root0,
[COLLECT {
  MATCH (n17:`Book`)
  OPTIONAL MATCH (n17)<-[r19:`HOLDS`]-(n19:`Library` {id: $p8}) USING INDEX n19:`Library`(id)
  OPTIONAL MATCH (n17)<-[r21:`WROTE`]-(n21:`Library` {id: $p9}) USING INDEX n21:`Library`(id)
  WITH n17, r19.`fine` AS v18, r21.`share` AS v20
  WITH n17, v18, v20 ORDER BY v18 IS NULL, v18 DESC, v20 IS NULL, v20, n17.`id` LIMIT $fetch10
  RETURN [[v18, v20, n17.`id`], [n17.`id`, COLLECT {
    MATCH (n17)<-[r22:`HOLDS`]-(n22:`Library` {id: $p12}) USING INDEX n22:`Library`(id)
    RETURN [r22.`currency`, r22.`fine`]
  }, COLLECT {
    MATCH (n17)<-[r23:`HOLDS`]-(n23:`Library` {id: $p13}) USING INDEX n23:`Library`(id)
    RETURN [r23.`fine`]
  }]] ORDER BY v18 IS NULL, v18 DESC, v20 IS NULL, v20, n17.`id`
}, [COUNT {
  MATCH (n16:`Book`)
}, [v13 IN [COLLECT {
  MATCH (n11:`Book`)
  MATCH (n11)<-[r12:`HOLDS`]-(n12:`Library` {id: $p11}) USING INDEX n12:`Library`(id)
  WITH r12.`fine` AS value
  WHERE value IS NOT NULL
  RETURN value ORDER BY value
}] | [size(v13), head(v13), last(v13), head([v14 IN [reduce(v14 = 0.0, v15 IN v13 | v14 + v15)] | CASE WHEN v14 - v14 = 0.0 THEN v14 END])]]]] AS root1,
COLLECT {
  MATCH (n24:`Library` {id: $p14})
  RETURN [COLLECT {
    MATCH (n24)-[r25:`HOLDS`]->(n25:`Library` {id: $p15}) USING INDEX n25:`Library`(id)
    RETURN [r25.`copies`, CASE
    WHEN n25:`Book` THEN [0, []]
    WHEN n25:`Magazine` THEN [1, []] END]
  }, [COLLECT {
    MATCH (n24)-[r31:`HOLDS`]->(n31)
    WITH n31, r31 ORDER BY r31.`copies`, n31.`id` LIMIT $fetch16
    RETURN [CASE
    WHEN n31:`Book` THEN [0, [n31.`id`, COLLECT {
      MATCH (n31)<-[r32:`HOLDS`]-(n32:`Library` {id: $p17}) USING INDEX n32:`Library`(id)
      RETURN [r32.`fine`]
    }]]
    WHEN n31:`Magazine` THEN [1, []] END] ORDER BY r31.`copies`, n31.`id`
  }, [COUNT { (n24)-[:`HOLDS`]->() }, [v27 IN [COLLECT {
    MATCH (n24)-[r26:`HOLDS`]->(n26)
    RETURN CASE
    WHEN n26:`Book` THEN 'Book'
    WHEN n26:`Magazine` THEN 'Magazine' END
  }] | [v28 IN ['Book', 'Magazine'] | size([v29 IN v27
  WHERE v29 = v28])]]]]]
} AS root2
