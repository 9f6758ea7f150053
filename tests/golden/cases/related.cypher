RETURN COLLECT {
  MATCH (release:`Library_Release`)
  RETURN [release.id, release.version, release.title, release.published, release.counts]
} AS release,
[COLLECT {
  MATCH (n1:`Book`)
  WHERE n1._rank >= 0 AND (NOT EXISTS {
    MATCH (n1)-[r2:`IN_GENRE`]->(n2)
    WHERE (n2.`_folded_name` STARTS WITH $p0)
  } AND (COUNT {
    MATCH (n1)<-[r3:`HOLDS`]-(n3)
    WHERE (r3.`wear` IN $p1)
  } >= $p2))
  WITH n1 ORDER BY n1._rank LIMIT $fetch3
  RETURN [[n1.`name`]] ORDER BY n1._rank
}] AS root0,
[COLLECT {
  MATCH (n4:`Book`)
  WHERE n4._rank >= 0 AND EXISTS {
    MATCH (n4)<-[r5:`SEQUEL_OF`]-(n5)
    WHERE (n5.`pages` > $p4)
  }
  WITH n4 ORDER BY n4._rank LIMIT $fetch5
  RETURN [[n4.`name`]] ORDER BY n4._rank
}] AS root1
