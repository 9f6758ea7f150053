MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
[COLLECT {
  MATCH (n23:`Book`)
  WHERE n23._side = $side AND n23._rank >= 0 AND (n23.`pages` >= $p0)
  WITH n23 ORDER BY n23._side, n23._rank LIMIT $fetch1
  RETURN [[n23.`name`]] ORDER BY n23._side, n23._rank
}, COUNT {
  MATCH (n1:`Book`)
  WHERE n1._side = $side AND n1._rank IS NOT NULL AND (n1.`pages` >= $p0)
}, [COUNT {
  MATCH (n22:`Book`)
  WHERE n22._side = $side AND n22._rank IS NOT NULL AND (n22.`pages` >= $p0)
}, [v3 IN [COLLECT {
  MATCH (n2:`Book`)
  WHERE n2._side = $side AND n2._rank IS NOT NULL AND (n2.`pages` >= $p0)
  RETURN n2.`format`
}] | [v4 IN ['HARDCOVER', 'PAPERBACK', 'AUDIO', 'DIGITAL'] | size([v5 IN v3
WHERE v5 = v4])]], [v7 IN [COLLECT {
  MATCH (n6:`Book`)
  WHERE n6._side = $side AND n6._rank IS NOT NULL AND (n6.`pages` >= $p0)
  RETURN n6.`illustrated`
}] | [v8 IN [false, true] | size([v9 IN v7
WHERE v9 = v8])]], [v11 IN [COLLECT {
  MATCH (n10:`Book`)
  WHERE n10._side = $side AND n10._rank IS NOT NULL AND (n10.`pages` >= $p0)
  RETURN n10.`language`
}] | [v12 IN ['GREEK', 'TURKISH', 'ENGLISH', 'CHINESE', 'FRENCH'] | size([v13 IN v11
WHERE v13 = v12])]], [v15 IN [COLLECT {
  MATCH (n14:`Book`)
  WHERE n14._side = $side AND n14._rank IS NOT NULL AND (n14.`pages` >= $p0)
  WITH n14.`pages` AS value
  WHERE value IS NOT NULL
  RETURN value ORDER BY value
}] | [size(v15), head(v15), last(v15), head([v16 IN [reduce(v16 = 0.0, v17 IN v15 | v16 + v17)] | CASE WHEN v16 - v16 = 0.0 THEN v16 END])]], [v19 IN [COLLECT {
  MATCH (n18:`Book`)
  WHERE n18._side = $side AND n18._rank IS NOT NULL AND (n18.`pages` >= $p0)
  WITH n18.`weight` AS value
  WHERE value IS NOT NULL
  RETURN value ORDER BY value
}] | [size(v19), head(v19), last(v19), head([v20 IN [reduce(v20 = 0.0, v21 IN v19 | v20 + v21)] | CASE WHEN v20 - v20 = 0.0 THEN v20 END])]]]] AS root0,
[COLLECT {
  MATCH (n24:`Register`)
  WHERE n24._side = $side AND n24._rank >= 0
  WITH n24 ORDER BY n24._side, n24._rank LIMIT $fetch2
  RETURN [[[COLLECT {
    MATCH (n24)<-[r34:`ENTERED_IN`]-(n34)
    WITH n34, r34 ORDER BY n34.`name` DESC, n34.`id` DESC LIMIT $fetch3
    RETURN [] ORDER BY n34.`name` DESC, n34.`id` DESC
  }, [COUNT { (n24)<-[:`ENTERED_IN`]-() }, [v26 IN [COLLECT {
    MATCH (n24)<-[r25:`ENTERED_IN`]-(n25)
    RETURN n25.`stance`
  }] | [v27 IN ['STATES', 'DOUBTS', 'DENIES'] | size([v28 IN v26
  WHERE v28 = v27])]], [v30 IN [COLLECT {
    MATCH (n24)<-[r29:`ENTERED_IN`]-(n29)
    WITH n29.`page` AS value
    WHERE value IS NOT NULL
    RETURN value ORDER BY value
  }] | [size(v30), head(v30), last(v30), head([v31 IN [reduce(v31 = 0.0, v32 IN v30 | v31 + v32)] | CASE WHEN v31 - v31 = 0.0 THEN v31 END])]]]]]] ORDER BY n24._side, n24._rank
}] AS root1
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0, root1
