RETURN COLLECT {
  MATCH (release:`Library_Release`)
  RETURN [release.id, release.version, release.title, release.published, release.counts]
} AS release,
[[COLLECT {
  MATCH (n1:`Register`)
  WHERE n1._rank >= 0
  WITH n1 ORDER BY n1._rank LIMIT $fetch0
  RETURN [[n1.`name`, [COLLECT {
    MATCH ()<-[r3:`ENTERED_IN`]-(n3)
    WHERE r3._to = n1.id AND r3._in >= 0
    WITH n3, r3 ORDER BY r3._to, r3._in LIMIT $fetch1
    RETURN [] ORDER BY r3._to, r3._in
  }, COUNT { (n1)<-[:`ENTERED_IN`]-() }]]] ORDER BY n1._rank
}]] AS root0
