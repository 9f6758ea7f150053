RETURN COLLECT {
  MATCH (release:`Library_Release`)
  RETURN [release.id, release.version, release.title, release.published, release.counts]
} AS release,
[COLLECT {
  MATCH (n1:`Branch`)
  WHERE n1._rank >= 0
  WITH n1 ORDER BY n1._rank LIMIT $fetch0
  RETURN [[n1.`name`, [COLLECT {
    MATCH ()-[r21:`HOLDS`]->(n21)
    WHERE r21._from = n1.id AND r21._out >= 0 AND NOT coalesce(r21.`copies` > $p1, false)
    WITH n21, r21 ORDER BY r21._from, r21._out LIMIT $fetch2
    RETURN [CASE
    WHEN n21:`Book` THEN [0, [[COLLECT {
      MATCH ()<-[r35:`WROTE`]-(n35)
      WHERE r35._to = n21.id AND r35._in >= 0
      WITH n35, r35 ORDER BY r35._to, r35._in LIMIT $fetch3
      RETURN [] ORDER BY r35._to, r35._in
    }, COLLECT {
      MATCH (n21)<-[r22:`WROTE`]-(n22)
      WITH count(*) AS v23, collect(n22.`living`) AS v24, collect(r22.`share`) AS v25, collect(n22.`born`) AS v26
      RETURN [v23, COLLECT {
        UNWIND v24 AS v27
        WITH v27, count(*) AS v28
        RETURN [v27, v28]
      }, COLLECT {
        UNWIND v25 AS v29
        WITH v29 ORDER BY v29
        WITH collect(v29) AS v30
        WITH v30, reduce(sum = 0.0, item IN v30 | sum + item) AS v31
        RETURN [size(v30), head(v30), last(v30), CASE WHEN v31 - v31 = 0.0 THEN v31 END]
      }, COLLECT {
        UNWIND v26 AS v32
        WITH v32 ORDER BY v32
        WITH collect(v32) AS v33
        WITH v33, reduce(sum = 0.0, item IN v33 | sum + item) AS v34
        RETURN [size(v33), head(v33), last(v33), CASE WHEN v34 - v34 = 0.0 THEN v34 END]
      }]
    }]]]
    WHEN n21:`Magazine` THEN [1, []] END] ORDER BY r21._from, r21._out
  }, COLLECT {
    MATCH (n1)-[r2:`HOLDS`]->(n2)
    WHERE NOT coalesce(r2.`copies` > $p1, false)
    WITH count(*) AS v3, collect(r2.`lendable`) AS v4, collect(r2.`wear`) AS v5, collect(CASE
    WHEN n2:`Book` THEN 'Book'
    WHEN n2:`Magazine` THEN 'Magazine' END) AS v6, collect(r2.`copies`) AS v7, collect(r2.`fine`) AS v8
    RETURN [v3, COLLECT {
      UNWIND v4 AS v9
      WITH v9, count(*) AS v10
      RETURN [v9, v10]
    }, COLLECT {
      UNWIND v5 AS v11
      WITH v11, count(*) AS v12
      RETURN [v11, v12]
    }, COLLECT {
      UNWIND v6 AS v13
      WITH v13, count(*) AS v14
      RETURN [v13, v14]
    }, COLLECT {
      UNWIND v7 AS v15
      WITH v15 ORDER BY v15
      WITH collect(v15) AS v16
      WITH v16, reduce(sum = 0.0, item IN v16 | sum + item) AS v17
      RETURN [size(v16), head(v16), last(v16), CASE WHEN v17 - v17 = 0.0 THEN v17 END]
    }, COLLECT {
      UNWIND v8 AS v18
      WITH v18 ORDER BY v18
      WITH collect(v18) AS v19
      WITH v19, reduce(sum = 0.0, item IN v19 | sum + item) AS v20
      RETURN [size(v19), head(v19), last(v19), CASE WHEN v20 - v20 = 0.0 THEN v20 END]
    }]
  }], [COLLECT {
    MATCH ()-[r45:`NEAR`]->(n45)
    WHERE r45._from = n1.id AND r45._out >= 0
    WITH n45, r45 ORDER BY r45._from, r45._out LIMIT $fetch4
    RETURN [] ORDER BY r45._from, r45._out
  }, COLLECT {
    MATCH (n1)-[r36:`NEAR`]->(n36)
    WITH count(*) AS v37, collect(n36.`open`) AS v38, collect(r36.`distance`) AS v39
    RETURN [v37, COLLECT {
      UNWIND v38 AS v40
      WITH v40, count(*) AS v41
      RETURN [v40, v41]
    }, COLLECT {
      UNWIND v39 AS v42
      WITH v42 ORDER BY v42
      WITH collect(v42) AS v43
      WITH v43, reduce(sum = 0.0, item IN v43 | sum + item) AS v44
      RETURN [size(v43), head(v43), last(v43), CASE WHEN v44 - v44 = 0.0 THEN v44 END]
    }]
  }]]] ORDER BY n1._rank
}] AS root0
