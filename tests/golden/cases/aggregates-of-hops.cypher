MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n1:`Branch`)
  WHERE n1._side = $side AND n1._rank >= 0
  WITH n1 ORDER BY n1._side, n1._rank LIMIT $fetch0
  RETURN [[n1.`name`, [COLLECT {
    MATCH ()-[r23:`HOLDS`]->(n23)
    WHERE r23._from = n1._key AND r23._out >= 0 AND NOT coalesce(r23.`copies` > $p1, false)
    WITH n23, r23 ORDER BY r23._from, r23._out LIMIT $fetch2
    RETURN [CASE
    WHEN n23:`Book` THEN [0, [[COLLECT {
      MATCH ()<-[r37:`WROTE`]-(n37)
      WHERE r37._to = n23._key AND r37._in >= 0
      WITH n37, r37 ORDER BY r37._to, r37._in LIMIT $fetch3
      RETURN [] ORDER BY r37._to, r37._in
    }, [COUNT { (n23)<-[:`WROTE`]-() }, [v25 IN [COLLECT {
      MATCH (n23)<-[r24:`WROTE`]-(n24)
      RETURN n24.`living`
    }] | [v26 IN [false, true] | size([v27 IN v25
    WHERE v27 = v26])]], [v29 IN [COLLECT {
      MATCH (n23)<-[r28:`WROTE`]-(n28)
      WITH r28.`share` AS value
      WHERE value IS NOT NULL
      RETURN value ORDER BY value
    }] | [size(v29), head(v29), last(v29), head([v30 IN [reduce(v30 = 0.0, v31 IN v29 | v30 + v31)] | CASE WHEN v30 - v30 = 0.0 THEN v30 END])]], [v33 IN [COLLECT {
      MATCH (n23)<-[r32:`WROTE`]-(n32)
      WITH n32.`born` AS value
      WHERE value IS NOT NULL
      RETURN value ORDER BY value
    }] | [size(v33), head(v33), last(v33), head([v34 IN [reduce(v34 = 0.0, v35 IN v33 | v34 + v35)] | CASE WHEN v34 - v34 = 0.0 THEN v34 END])]]]]]]
    WHEN n23:`Magazine` THEN [1, []] END] ORDER BY r23._from, r23._out
  }, [COUNT {
    MATCH (n1)-[r22:`HOLDS`]->(n22)
    WHERE NOT coalesce(r22.`copies` > $p1, false)
  }, [v3 IN [COLLECT {
    MATCH (n1)-[r2:`HOLDS`]->(n2)
    WHERE NOT coalesce(r2.`copies` > $p1, false)
    RETURN r2.`lendable`
  }] | [v4 IN [false, true] | size([v5 IN v3
  WHERE v5 = v4])]], [v7 IN [COLLECT {
    MATCH (n1)-[r6:`HOLDS`]->(n6)
    WHERE NOT coalesce(r6.`copies` > $p1, false)
    RETURN r6.`wear`
  }] | [v8 IN ['NEW', 'READ', 'ANNOTATED', 'DAMAGED'] | size([v9 IN v7
  WHERE v9 = v8])]], [v11 IN [COLLECT {
    MATCH (n1)-[r10:`HOLDS`]->(n10)
    WHERE NOT coalesce(r10.`copies` > $p1, false)
    RETURN CASE
    WHEN n10:`Book` THEN 'Book'
    WHEN n10:`Magazine` THEN 'Magazine' END
  }] | [v12 IN ['Book', 'Magazine'] | size([v13 IN v11
  WHERE v13 = v12])]], [v15 IN [COLLECT {
    MATCH (n1)-[r14:`HOLDS`]->(n14)
    WHERE NOT coalesce(r14.`copies` > $p1, false)
    WITH r14.`copies` AS value
    WHERE value IS NOT NULL
    RETURN value ORDER BY value
  }] | [size(v15), head(v15), last(v15), head([v16 IN [reduce(v16 = 0.0, v17 IN v15 | v16 + v17)] | CASE WHEN v16 - v16 = 0.0 THEN v16 END])]], [v19 IN [COLLECT {
    MATCH (n1)-[r18:`HOLDS`]->(n18)
    WHERE NOT coalesce(r18.`copies` > $p1, false)
    WITH r18.`fine` AS value
    WHERE value IS NOT NULL
    RETURN value ORDER BY value
  }] | [size(v19), head(v19), last(v19), head([v20 IN [reduce(v20 = 0.0, v21 IN v19 | v20 + v21)] | CASE WHEN v20 - v20 = 0.0 THEN v20 END])]]]], [COLLECT {
    MATCH ()-[r47:`NEAR`]->(n47)
    WHERE r47._from = n1._key AND r47._out >= 0
    WITH n47, r47 ORDER BY r47._from, r47._out LIMIT $fetch4
    RETURN [] ORDER BY r47._from, r47._out
  }, [COUNT { (n1)-[:`NEAR`]->() }, [v39 IN [COLLECT {
    MATCH (n1)-[r38:`NEAR`]->(n38)
    RETURN n38.`open`
  }] | [v40 IN [false, true] | size([v41 IN v39
  WHERE v41 = v40])]], [v43 IN [COLLECT {
    MATCH (n1)-[r42:`NEAR`]->(n42)
    WITH r42.`distance` AS value
    WHERE value IS NOT NULL
    RETURN value ORDER BY value
  }] | [size(v43), head(v43), last(v43), head([v44 IN [reduce(v44 = 0.0, v45 IN v43 | v44 + v45)] | CASE WHEN v44 - v44 = 0.0 THEN v44 END])]]]]]] ORDER BY n1._side, n1._rank
}] AS root0
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0
