RETURN COLLECT {
  MATCH (release:`Library_Release`)
  RETURN [release.id, release.version, release.title, release.published, release.counts]
} AS release,
[COLLECT {
  MATCH (n21:`Book`)
  WHERE n21._rank >= 0 AND (n21.`pages` >= $p0)
  WITH n21 ORDER BY n21._rank LIMIT $fetch1
  RETURN [[n21.`name`]] ORDER BY n21._rank
}, COUNT {
  MATCH (n1:`Book`)
  WHERE (n1.`pages` >= $p0)
}, COLLECT {
  MATCH (n2:`Book`)
  WHERE (n2.`pages` >= $p0)
  WITH count(*) AS v3, collect(n2.`format`) AS v4, collect(n2.`illustrated`) AS v5, collect(n2.`language`) AS v6, collect(n2.`pages`) AS v7, collect(n2.`weight`) AS v8
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
}] AS root0,
[COLLECT {
  MATCH (n22:`Register`)
  WHERE n22._rank >= 0
  WITH n22 ORDER BY n22._rank LIMIT $fetch2
  RETURN [[[COLLECT {
    MATCH (n22)<-[r32:`ENTERED_IN`]-(n32)
    WITH n32, r32 ORDER BY n32.`name` DESC, n32.`id` DESC LIMIT $fetch3
    RETURN [] ORDER BY n32.`name` DESC, n32.`id` DESC
  }, COLLECT {
    MATCH (n22)<-[r23:`ENTERED_IN`]-(n23)
    WITH count(*) AS v24, collect(n23.`stance`) AS v25, collect(n23.`page`) AS v26
    RETURN [v24, COLLECT {
      UNWIND v25 AS v27
      WITH v27, count(*) AS v28
      RETURN [v27, v28]
    }, COLLECT {
      UNWIND v26 AS v29
      WITH v29 ORDER BY v29
      WITH collect(v29) AS v30
      WITH v30, reduce(sum = 0.0, item IN v30 | sum + item) AS v31
      RETURN [size(v30), head(v30), last(v30), CASE WHEN v31 - v31 = 0.0 THEN v31 END]
    }]
  }]]] ORDER BY n22._rank
}] AS root1
